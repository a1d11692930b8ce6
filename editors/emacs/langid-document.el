;;; langid-document.el --- The buffers that a server knows -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Knows: how a buffer becomes a document of the server and stays one, and what
;; the server says of it.  Never: how the server is started, which buffers
;; somebody wants to be followed.
;;
;; The whole text is sent each time, a moment after the last change: that
;; cannot get out of step, and the server takes it for the difference it makes.
;; What belongs to a document outlives changes of the major mode.

;;; Code:

(require 'cl-lib)
(require 'url-util)
(require 'langid-apply)
(require 'langid-server)

(defcustom langid-delay 0.05
  "Seconds between a change of the text and its being sent to the server.
Longer texts wait a little longer."
  :type 'number
  :group 'langid)

(defconst langid--characters-per-second 4000000
  "How long a text waits: each keystroke sends all of it.")

(defvar langid-identified-hook nil
  "Run in a buffer when the server has said where it stands.
The major mode is set by then.  `langid-notice' is what was said.")

(cl-defstruct (langid--document (:constructor langid--new-document) (:copier nil))
  "A buffer as the server knows it."
  buffer                                ; an indirect buffer, which copies variables, is not this one
  uri
  (version 0)
  open                                  ; whether this server was told of it
  timer                                 ; will send the text; nil while the server has it all
  notice                                ; the last langid/identified
  missed)                               ; a change was told when the text was already another

(defvar-local langid--document nil
  "The document that this buffer is to the server, or nil.")
(put 'langid--document 'permanent-local t)

(defvar langid--documents nil
  "The documents of all buffers that are followed.")

(defvar langid--untitled 0
  "How many buffers without a file were followed.")

(defun langid-followed-p ()
  "Whether this buffer is a document of the server."
  (and langid--document (eq (langid--document-buffer langid--document) (current-buffer))))

(defun langid-notice ()
  "What the server said last of this buffer, or nil.
This is a property list: the parameters of `langid/identified'."
  (and (langid-followed-p) (langid--document-notice langid--document)))

(defun langid-uri ()
  "The URI under which the server knows this buffer."
  (langid--document-uri langid--document))

;;;; Following

(defun langid-follow ()
  "Make this buffer a document of the server, now and until `langid-leave'."
  (unless (langid-followed-p)
    (setq langid--document (langid--new-document :buffer (current-buffer) :uri (langid--new-uri)))
    (push langid--document langid--documents)
    (langid-adopt-mode)
    (langid-note-minor-modes)
    (add-hook 'after-change-functions #'langid--text-changed nil t)
    (add-hook 'kill-buffer-hook #'langid-leave nil t)
    (langid--open langid--document)))

(defun langid-leave ()
  "Let this buffer be a document no more."
  (when (langid-followed-p)
    (let ((document langid--document))
      (langid--cancel document)
      (when (langid--document-open document)
        (langid-server-notify :textDocument/didClose (list :textDocument (list :uri (langid-uri)))))
      (setq langid--documents (delq document langid--documents)
            langid--document nil
            langid-applied-mode nil)
      (remove-hook 'after-change-functions #'langid--text-changed t)
      (remove-hook 'kill-buffer-hook #'langid-leave t))))

(put 'langid--text-changed 'permanent-local-hook t)
(put 'langid-leave 'permanent-local-hook t)

(defun langid--new-uri ()
  "A URI for this buffer: that of its file, or one that nobody else has."
  (if buffer-file-name
      (langid--file-uri buffer-file-name)
    (format "untitled:emacs-%d" (cl-incf langid--untitled))))

(defun langid--file-uri (file)
  "The URI of FILE, seen from the machine that it is on."
  (let ((path (file-local-name file)))
    (concat "file://" (if (string-prefix-p "/" path) "" "/")
            (url-hexify-string path url-path-allowed-chars))))

(defun langid-renamed-p ()
  "Whether this buffer visits another file than when it was followed."
  (not (equal (langid-uri)
              (if buffer-file-name (langid--file-uri buffer-file-name)
                (and (string-prefix-p "untitled:" (langid-uri)) (langid-uri))))))

;;;; What the server is sent

(defun langid--open (document)
  "Tell the server of DOCUMENT, if it listens."
  (when (langid-server-running-p)
    (langid--cancel document)
    (setf (langid--document-open document) t)
    (with-current-buffer (langid--document-buffer document)
      (langid-server-notify
       :textDocument/didOpen
       (list :textDocument (list :uri (langid-uri)
                                 :languageId (langid--language-id)
                                 :version (cl-incf (langid--document-version document))
                                 :text (langid--text)))))))

(defun langid--open-all ()
  "A server has been started: tell it of all documents."
  (mapc #'langid--open langid--documents))

(defun langid--close-all ()
  "The server is another, or gone."
  (unless (langid-server-running-p)
    (dolist (document langid--documents)
      (setf (langid--document-open document) nil))))

(add-hook 'langid-server-ready-hook #'langid--open-all)
(add-hook 'langid-server-status-hook #'langid--close-all)

(defun langid--text-changed (_begin _end _length)
  "The text of this buffer was changed: send it in a moment."
  (when (and (langid-followed-p) (langid--document-open langid--document))
    (langid--cancel langid--document)
    (setf (langid--document-timer langid--document)
          (run-with-timer (max langid-delay (/ (buffer-size) (float langid--characters-per-second)))
                          nil #'langid--send langid--document))))

(defun langid--send (document)
  "Send the text of DOCUMENT, if the server does not have it yet."
  (when (langid--document-timer document)
    (langid--cancel document)
    (when (and (buffer-live-p (langid--document-buffer document)) (langid-server-running-p))
      (with-current-buffer (langid--document-buffer document)
        (langid-server-notify
         :textDocument/didChange
         (list :textDocument (list :uri (langid-uri) :version (cl-incf (langid--document-version document)))
               :contentChanges (vector (list :text (langid--text))))))
      (when (langid--document-missed document)
        (langid--ask-again document)))))

(defun langid-reopen ()
  "Let the server see this buffer come back under the language that it is in now."
  (when (and (langid-followed-p) (langid--document-open langid--document))
    (langid-server-notify :textDocument/didClose (list :textDocument (list :uri (langid-uri))))
    (langid--open langid--document)))

(defun langid-flush ()
  "Send the text of this buffer now, if the server does not have it yet."
  (when (langid-followed-p) (langid--send langid--document)))

(defun langid--cancel (document)
  "Do not send the text of DOCUMENT later."
  (when (langid--document-timer document)
    (cancel-timer (langid--document-timer document))
    (setf (langid--document-timer document) nil)))

(defun langid--text ()
  "The text of this buffer, all of it, as JSON can hold it."
  (save-restriction
    (widen)
    (langid-json-text (buffer-substring-no-properties (point-min) (point-max)))))

(defun langid-json-text (text)
  "TEXT as JSON can hold it.
Bytes that are no characters become U+FFFD, one each, so that columns stay."
  (let ((strange (rx (any (#xd800 . #xdfff) (#x110000 . #x3fffff)))))
    (if (string-match-p strange text)
        (replace-regexp-in-string strange "\ufffd" text t t)
      text)))

(defun langid--language-id ()
  "The word for the language of this buffer.
That is the server's if it decided, else that of the major mode."
  (let ((notice (langid-notice)))
    (cond ((memq major-mode langid-plain-modes) "plaintext")
          ((and notice (not (langid-hand-set-p)) (plist-get notice :languageId)))
          ((langid-word-of-mode)))))

(defun langid-word-of-mode ()
  "What the major mode of this buffer is called without `-mode', and without `-ts'."
  (string-remove-suffix "-ts" (string-remove-suffix "-mode" (symbol-name major-mode))))

(defun langid--standings ()
  "Where the documents stand, for a server that takes over from another."
  (delq nil
        (mapcar
         (lambda (document)
           (with-current-buffer (langid--document-buffer document)
             (let ((notice (langid-notice)))
               (when notice
                 (list :uri (langid-uri) :languageId (langid--language-id)
                       :state (plist-get notice :state) :why (plist-get notice :why))))))
         langid--documents)))

(setq langid-server-documents-function #'langid--standings)

(defun langid-ask (command &rest argument)
  "Run COMMAND of the server on this buffer, and return the result.
ARGUMENT is a property list of what the command takes besides the URI."
  (apply #'langid-server-ask (langid-server-command command `(:uri ,(langid-uri) ,@argument))))

;;;; What the server says

(defun langid--hear-notice (notice)
  "The server said NOTICE of one of our documents."
  (let ((document (cl-find (plist-get notice :uri) langid--documents
                           :key #'langid--document-uri :test #'equal)))
    (when document
      (setf (langid--document-notice document) notice)
      (with-current-buffer (langid--document-buffer document)
        (langid--settle document notice (eq (plist-get notice :change) t))
        (force-mode-line-update)
        (run-hooks 'langid-identified-hook)))))

(add-hook 'langid-server-notice-functions #'langid--hear-notice)

(defun langid--settle (document notice change)
  "Set the major mode of DOCUMENT to that of NOTICE.
Do so if CHANGE is non-nil, or if a change was missed: what is said of a text
that is already another must wait."
  (cond ((not (or change (langid--document-missed document))))
        ((or (langid--document-timer document)
             (not (eql (plist-get notice :version) (langid--document-version document))))
         (setf (langid--document-missed document) t))
        ((and (not change) (equal (plist-get notice :why) "replaced"))) ; the answer is under way
        (t
         (setf (langid--document-missed document) nil)
         (when (eq (langid-apply notice) 'unknown)
           (message "Langid: this is %s, but Emacs has no mode for it" (plist-get notice :name))))))

(defun langid--ask-again (document)
  "Ask where DOCUMENT stands now that the server has all of its text."
  (apply #'langid-server-request
         (append (langid-server-command "langid.state" (list :uri (langid--document-uri document)))
                 (list (lambda (state)
                         (when (memq document langid--documents)
                           (with-current-buffer (langid--document-buffer document)
                             (langid--settle document state nil))))))))

(provide 'langid-document)
;;; langid-document.el ends here
