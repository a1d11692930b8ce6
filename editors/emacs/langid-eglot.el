;;; langid-eglot.el --- The same for buffers that eglot manages -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Knows: what eglot must be told so that it listens to lsp-langid.  Never:
;; buffers that eglot does not manage: those without a file, and
;; `fundamental-mode'; see `langid-mode' for them.
;;
;; In text and Markdown files, eglot also brings the server's hover, code
;; actions and hints.  Put this into your init file, then use \\[eglot] in a
;; buffer in `text-mode':
;;
;;     (with-eval-after-load 'eglot (require 'langid-eglot) (langid-eglot-setup))

;;; Code:

(require 'eglot)
(require 'langid-apply)
(require 'langid-document)
(require 'langid-server)

(defun langid-eglot-setup ()
  "Let eglot start lsp-langid for `text-mode', where it has no other server."
  ;; At the end: many modes are derived from this one, and their own servers come first.
  (add-to-list 'eglot-server-programs '((text-mode :language-id "plaintext") . langid-eglot-contact) t))

(defun langid-eglot-contact (&rest _)
  "The command and the options of the server, for eglot."
  `(,@langid-command :initializationOptions (:langid (,@langid-options :notify t))))

(cl-defmethod eglot-handle-notification (server (_method (eql langid/identified)) &rest notice)
  "Set the major mode of a document of SERVER to that of NOTICE."
  (when (eq (plist-get notice :change) t)
    (dolist (buffer (eglot--managed-buffers server))
      (with-current-buffer buffer
        (when (equal (plist-get notice :uri) (plist-get (eglot--TextDocumentIdentifier) :uri))
          (langid--eglot-settle server notice))))))

(defun langid--eglot-settle (server notice)
  "Set the major mode of this buffer, managed by SERVER, to that of NOTICE.
If the text is another by now, ask where it stands."
  (unless (langid-followed-p)
    (eglot--signal-textDocument/didChange) ; so that the version is that of the text
    (cond
     ((eql (plist-get notice :version) (plist-get (eglot--VersionedTextDocumentIdentifier) :version))
      (unless (equal (plist-get notice :why) "replaced")
        (langid-note-minor-modes) ; they are eglot's, and it switches them off
        (langid-apply notice)))
     (t
      (let ((buffer (current-buffer)))
        (jsonrpc-async-request
         server :workspace/executeCommand
         (list :command "langid.state" :arguments (vector (plist-get notice :uri)))
         :success-fn (lambda (state)
                       (when (memq buffer (eglot--managed-buffers server))
                         (with-current-buffer buffer (langid--eglot-settle server state))))
         :error-fn #'ignore :timeout-fn #'ignore))))))

(provide 'langid-eglot)
;;; langid-eglot.el ends here
