;;; langid-test-help.el --- What the tests share -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; A real server is started once for all tests that want one.  In batch no idle
;; timer runs and no window is drawn; buffers are shown with `switch-to-buffer'
;; as a user would do, and pasted into with `insert'.

;;; Code:

(require 'ert)
(require 'cl-lib)
(require 'langid)

(defconst langid-test-folder (file-name-directory (or load-file-name buffer-file-name)))

(defconst langid-test-command
  (append (split-string (or (getenv "LSP_LANGID") "lsp-langid")) '("serve"))
  "The command of the real server.")

(setq langid-command langid-test-command)

(defun langid-test-sample (name)
  "The text of the file NAME in editors/samples."
  (with-temp-buffer
    (insert-file-contents (expand-file-name (concat "../../samples/" name) langid-test-folder))
    (buffer-string)))

(defun langid-test-file (name)
  "A file called NAME in a folder of its own; it does not exist yet."
  (expand-file-name name (make-temp-file "langid-test" t)))

(defmacro langid-test-until (condition)
  "Wait until CONDITION holds and return its value, or fail."
  (declare (debug t))
  `(let ((end (+ (float-time) 30)) value)
     (while (not (or (setq value ,condition) (> (float-time) end)))
       (accept-process-output nil 0.01))
     (unless value
       (ert-fail (list "waited in vain" ',condition
                       :mode major-mode :status langid-status :notice (langid-notice))))
     value))

(defun langid-test-wait-for-answer ()
  "Wait until the server has said something of the text that is here now."
  (langid-test-until
   (and (langid-notice)
        (null (langid--document-timer langid--document))
        (langid-server-running-p)
        (let ((state (langid-ask "langid.state")))
          (eql (plist-get state :version) (langid--document-version langid--document)))
        ;; A look at the text is under way for the server's quiet time at most.
        (progn (langid-test-settle) t))))

(defun langid-test-settle ()
  "Let everything that was begun come to its end."
  (let ((end (+ (float-time) 0.6)))
    (while (< (float-time) end) (accept-process-output nil 0.05))))

(defmacro langid-test-with-buffer (&rest body)
  "Run BODY in an empty buffer that the user has just made and looks at.
`global-langid-mode' is on.  What the server learned is forgotten at the end."
  (declare (indent 0) (debug t))
  `(let ((buffer (generate-new-buffer "pasted")))
     (unwind-protect
         (progn
           (global-langid-mode 1)
           (langid-test-until (langid-server-running-p))
           (switch-to-buffer buffer)
           (buffer-enable-undo)
           ,@body)
       (with-current-buffer buffer (set-buffer-modified-p nil))
       (kill-buffer buffer)
       (global-langid-mode -1)
       (when (langid-server-running-p)
         (apply #'langid-server-ask (langid-server-command "langid.forget" '(:all t)))))))

(defmacro langid-test-with-modes (modes &rest body)
  "Run BODY while Emacs has MODES, as if packages had brought them.
MODES is a list of (MODE . EXTENSION)."
  (declare (indent 1))
  `(let ((auto-mode-alist auto-mode-alist))
     (pcase-dolist (`(,mode . ,extension) ,modes)
       (unless (fboundp mode)
         (eval `(define-derived-mode ,mode prog-mode ,(symbol-name mode)) t))
       (push (cons (concat "\\." extension "\\'") mode) auto-mode-alist))
     ,@body))

(provide 'langid-test-help)
;;; langid-test-help.el ends here
