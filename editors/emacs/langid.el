;;; langid.el --- Set the major mode by what a buffer says -*- lexical-binding: t -*-

;; Author: The authors of lsp-langid
;; Version: 0.1.0
;; Package-Requires: ((emacs "29.1"))
;; Keywords: languages, convenience, files
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Paste code into an empty buffer, and it gets its major mode.  Put this into
;; your init file:
;;
;;     (global-langid-mode)
;;
;; It follows buffers that visit no file, and files without a language, while
;; they are in `fundamental-mode' or `text-mode'.  `M-x langid-mode' follows
;; any other buffer.  A mode that you set by hand stays.
;;
;; The program lsp-langid must be installed: `pip install lsp-langid'.
;;
;; This file knows: which buffers are followed, and the commands.  Never: how
;; the server is spoken to, how a mode is set.

;;; Code:

(require 'langid-apply)
(require 'langid-document)
(require 'langid-server)
(require 'langid-why)

(defgroup langid nil
  "Set the major mode by what a buffer says."
  :group 'languages
  :prefix "langid-")

(defcustom langid-ignored-buffers (rx bos (any " *"))
  "Buffers whose name matches this are not followed by `global-langid-mode'."
  :type 'regexp)

(defcustom langid-maximum-size 10000000
  "Buffers with more characters are not followed by `global-langid-mode'."
  :type 'natnum)

;;;; Following

;;;###autoload
(define-minor-mode langid-mode
  "Set the major mode of this buffer to the language of its text.
It may change while the text grows.  A mode that you set by hand stays, until
you ask with `langid-reclassify' or `langid-candidates'."
  :lighter (:eval (langid-lighter))
  (if langid-mode
      (progn
        (langid-follow)
        (langid-server-start))
    (langid-leave)))

;; A major mode must not end what sets it.
(put 'langid-mode 'permanent-local t)

;;;###autoload
(define-minor-mode global-langid-mode
  "Set the major modes of new buffers and nameless texts to their languages.
A buffer is followed from the moment that text comes into it while it is
selected, if it is in one of `langid-plain-modes' then."
  :global t
  (if global-langid-mode
      (progn
        ;; The hooks of major modes will not do: a new buffer is in `fundamental-mode' without running any.
        (add-hook 'first-change-hook #'langid--first-change)
        (add-hook 'find-file-hook #'langid--file-found)
        (langid-server-start)
        (dolist (buffer (buffer-list))
          (with-current-buffer buffer
            (when (and (get-buffer-window buffer t) (langid-wanted-p)) (langid-mode 1)))))
    (remove-hook 'first-change-hook #'langid--first-change)
    (remove-hook 'find-file-hook #'langid--file-found)
    (dolist (buffer (buffer-list))
      (with-current-buffer buffer
        (when langid-mode (langid-mode -1))))))

(defun langid-wanted-p ()
  "Whether this buffer is one that `global-langid-mode' is for."
  (and (not langid-mode)
       (memq major-mode langid-plain-modes)
       (not (string-match-p langid-ignored-buffers (buffer-name)))
       (not buffer-read-only)
       (not (minibufferp))
       (not (buffer-base-buffer))
       (not (get-buffer-process (current-buffer)))
       (<= (buffer-size) langid-maximum-size)))

(defun langid--first-change ()
  "Follow this buffer, into which text comes, if it is selected."
  (when (and (eq (current-buffer) (window-buffer)) (langid-wanted-p))
    (langid-mode 1)))

(defun langid--file-found ()
  "Follow this buffer, which visits a file now, if its name is silent."
  (when (langid-wanted-p)
    (langid-mode 1)))

;;;; What becomes of a followed buffer

(defun langid--major-mode-changed ()
  "This buffer is in another major mode.
Tell the server, unless it was we who changed it."
  (when (and (langid-followed-p) (not langid--changing))
    (unless (or (langid-renamed-p) revert-buffer-in-progress-p (not (langid-hand-set-p)))
      (langid--report-choice (and (commandp this-command)
                                  (eq (indirect-function this-command) (indirect-function major-mode)))))
    (langid-note-minor-modes)))

(defun langid--report-choice (remember)
  "Tell the server that somebody else chose the major mode of this buffer.
With REMEMBER, it was the user, and the server may learn from it."
  (langid-flush)
  (let ((buffer (current-buffer)))
    (apply #'langid-server-request
           (append
            (langid-server-command
             "langid.choose"
             (list :uri (langid-uri)
                   :language (unless (memq major-mode langid-plain-modes) (langid-word-of-mode))
                   :remember (if remember t :json-false)))
            (list #'ignore
                  ;; Nobody knows a language of that name: so it comes back under a word that is not ours.
                  (lambda (_message)
                    (when (buffer-live-p buffer)
                      (with-current-buffer buffer (langid-reopen)))))))))

(defun langid--reverted ()
  "This buffer was read from its file again, and lost its mode: set it again."
  (when (and (langid-followed-p) (langid-hand-set-p) (langid-notice))
    (langid-adopt-mode)
    (langid-apply (langid-notice))))

(defun langid--renamed ()
  "This buffer visits another file: its name may decide now."
  (when (and (langid-followed-p) (langid-renamed-p))
    (langid-mode -1)
    (when (and global-langid-mode (langid-wanted-p)) (langid-mode 1))))

(add-hook 'after-change-major-mode-hook #'langid--major-mode-changed 90)
(add-hook 'after-revert-hook #'langid--reverted)
(add-hook 'after-set-visited-file-name-hook #'langid--renamed)

;;;; Mode line

(defvar langid-lighter-map
  (let ((map (make-sparse-keymap)))
    (define-key map [mode-line mouse-1] #'langid-candidates)
    (define-key map [mode-line mouse-3] #'langid-why)
    map)
  "Keys on the lighter of `langid-mode'.")

(defun langid-lighter ()
  "The lighter of `langid-mode' in this buffer."
  (let* ((notice (langid-notice))
         (state (plist-get notice :state)))
    (propertize
     (concat " langid:"
             (pcase langid-status
               ((or 'missing 'failed) "!")
               ('running
                (pcase state
                  ('nil "…")
                  ("automatic" (if (plist-get notice :language)
                                   ;; A single % would be taken for a construct of the mode line.
                                   (string-replace "%" "%%"
                                                   (langid-percent (or (plist-get notice :confidence) 1)))
                                 "?"))
                  (_ state)))
               (_ "…")))
     'help-echo (concat (or langid-problem (if notice (langid-describe notice) "Not looked at yet"))
                        "\nmouse-1: choose another language\nmouse-3: why?")
     'mouse-face 'mode-line-highlight
     'local-map langid-lighter-map)))

;;;; Commands

(defun langid--take ()
  "Follow this buffer, and wait until the server has all of its text."
  (unless langid-mode (langid-mode 1))
  (langid-server-await)
  (langid-flush))

;;;###autoload
(defun langid-reclassify ()
  "Look again at this buffer, whoever set its major mode, and set it."
  (interactive)
  (langid--take)
  (langid-adopt-mode)
  (message "%s" (langid-describe (langid-ask "langid.reclassify"))))

;;;###autoload
(defun langid-lock ()
  "Keep this buffer in the major mode it is in.  `langid-reclassify' ends it."
  (interactive)
  (langid--take)
  (let ((standing (langid-ask "langid.state")))
    (unless (equal (plist-get standing :state) "locked")
      (langid-ask "langid.choose" :language (plist-get standing :language)))
    (message "Langid: this buffer stays in `%s'" major-mode)))

;;;###autoload
(defun langid-candidates ()
  "Choose the language of this buffer, the likeliest first.
The buffer is left alone then, and the server learns from the choice."
  (interactive)
  (langid--take)
  (let* ((answer (langid-server-ask :langid/identify (list :textDocument (list :uri (langid-uri)))))
         (likely (mapcar (lambda (one) (cons (plist-get one :name) one)) (plist-get answer :candidates)))
         (others (seq-remove (lambda (other) (assoc (car other) likely))
                             (mapcar (lambda (one) (cons (plist-get one :name) one))
                                     (langid-ask "langid.languages"))))
         (all (append likely '(("Plain text")) others))
         (name (completing-read "Language: " (langid--completions all) nil t nil nil (caar all))))
    (langid-adopt-mode)
    (langid-ask "langid.choose" :language (plist-get (cdr (assoc name all)) :language))))

(defun langid--completions (languages)
  "A completion table of LANGUAGES, in this order, with how likely they are."
  (lambda (string predicate action)
    (if (eq action 'metadata)
        `(metadata
          (display-sort-function . identity)
          (cycle-sort-function . identity)
          (annotation-function
           . ,(lambda (name)
                (let ((confidence (plist-get (cdr (assoc name languages)) :confidence)))
                  (if confidence (concat "  " (langid-percent confidence)) "")))))
      (complete-with-action action languages string predicate))))

;;;###autoload
(defun langid-restart ()
  "Start the server again, with the options as they are now."
  (interactive)
  (langid-server-restart))

(provide 'langid)
;;; langid.el ends here
