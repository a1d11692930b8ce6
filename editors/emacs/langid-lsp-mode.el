;;; langid-lsp-mode.el --- The same for buffers that lsp-mode manages -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Knows: what lsp-mode must be told so that it listens to lsp-langid.  Never:
;; buffers without a file, which lsp-mode does not manage; see `langid-mode'
;; for them.
;;
;; lsp-mode need not be there to compile or load this.  Put this into your init
;; file, then use \\[lsp] in a buffer in `text-mode':
;;
;;     (with-eval-after-load 'lsp-mode (require 'langid-lsp-mode) (langid-lsp-mode-setup))

;;; Code:

(require 'langid-apply)
(require 'langid-document)
(require 'langid-server)

(declare-function lsp-register-client "ext:lsp-mode" (client))
(declare-function make-lsp-client "ext:lsp-mode" (&rest args))
(declare-function lsp-stdio-connection "ext:lsp-mode" (command &optional test-command))
(declare-function lsp--workspace-buffers "ext:lsp-mode" (workspace))
(declare-function lsp--versioned-text-document-identifier "ext:lsp-mode" ())
(declare-function lsp-request-async "ext:lsp-mode" (method params callback &rest args))
(defvar lsp-language-id-configuration)
(defvar lsp--cur-workspace)

(defun langid-lsp-mode-setup ()
  "Let `lsp-mode' start lsp-langid for `text-mode', beside other servers."
  (add-to-list 'lsp-language-id-configuration '(text-mode . "plaintext") t)
  (let ((handlers (make-hash-table :test #'equal)))
    (puthash "langid/identified" #'langid--lsp-mode-identified handlers)
    (lsp-register-client
     (make-lsp-client :new-connection (lsp-stdio-connection (lambda () langid-command))
                      :major-modes '(text-mode)
                      :add-on? t
                      :server-id 'langid
                      :initialization-options (lambda () `(:langid (,@langid-options :notify t)))
                      :notification-handlers handlers))))

(defun langid--lsp-mode-identified (workspace notice)
  "Set the major mode of a document of WORKSPACE to that of NOTICE."
  (let ((notice (langid--lsp-mode-plist notice)))
    (when (eq (plist-get notice :change) t)
      (dolist (buffer (lsp--workspace-buffers workspace))
        (with-current-buffer buffer
          (when (equal (plist-get notice :uri) (plist-get (langid--lsp-mode-document) :uri))
            (langid--lsp-mode-settle workspace notice)))))))

(defun langid--lsp-mode-settle (workspace notice)
  "Set the major mode of this buffer, of WORKSPACE, to that of NOTICE.
If the text is another by now, ask where it stands."
  (unless (langid-followed-p)
    (cond
     ((eql (plist-get notice :version) (plist-get (langid--lsp-mode-document) :version))
      (unless (equal (plist-get notice :why) "replaced")
        (langid-note-minor-modes) ; those of lsp-mode: it switches them off
        (langid-apply notice)))
     (t
      (let ((buffer (current-buffer)))
        (let ((lsp--cur-workspace workspace))
          (lsp-request-async
           "workspace/executeCommand"
           (list :command "langid.state" :arguments (vector (plist-get notice :uri)))
           (lambda (state)
             (when (memq buffer (lsp--workspace-buffers workspace))
               (with-current-buffer buffer
                 (langid--lsp-mode-settle workspace (langid--lsp-mode-plist state)))))
           :mode 'detached
           :error-handler #'ignore)))))))

(defun langid--lsp-mode-document ()
  "The URI and the version of this buffer, as `lsp-mode' counts them."
  (langid--lsp-mode-plist (lsp--versioned-text-document-identifier)))

(defun langid--lsp-mode-plist (object)
  "OBJECT of JSON as a property list.
On its user's wish, `lsp-mode' reads objects as hash tables or such lists."
  (if (hash-table-p object)
      (let (plist)
        (maphash (lambda (key value) (setq plist (plist-put plist (intern (concat ":" key)) value))) object)
        plist)
    object))

(provide 'langid-lsp-mode)
;;; langid-lsp-mode.el ends here
