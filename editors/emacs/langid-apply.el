;;; langid-apply.el --- The major mode of a language -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Knows: which major mode stands for a language, how a buffer changes to it
;; without losing what is the user's, and when it must not.  Never: servers,
;; documents, when somebody looks at a text.
;;
;; There is no table of languages here.  A language comes with the words that
;; everybody calls it by; Emacs knows by itself which modes it opens files in.

;;; Code:

(require 'seq)
(require 'treesit nil t)

(declare-function treesit-ready-p "treesit" (language &optional quiet))
(declare-function major-mode-remap "files" (mode))

(defcustom langid-major-modes nil
  "Major modes of your own choice, by language: ((\"rust\" . rustic-mode)).
The key is any word that the server has for the language.  What is not
here is found in `auto-mode-alist'."
  :type '(alist :key-type string :value-type function)
  :group 'langid)

(defcustom langid-plain-modes '(fundamental-mode text-mode)
  "Major modes of texts in no language."
  :type '(repeat function)
  :group 'langid)

(defvar-local langid-applied-mode nil
  "The major mode in which langid left this buffer; nil when it never set one.")
(put 'langid-applied-mode 'permanent-local t)

(defvar-local langid--plain-mode nil
  "The major mode to go back to when the text is in no language any more.")
(put 'langid--plain-mode 'permanent-local t)

(defvar-local langid--given-minor-modes nil
  "The minor modes that came with the major mode, and so go with it.")
(put 'langid--given-minor-modes 'permanent-local t)

(defvar langid--changing nil
  "Non-nil while langid changes a major mode.")

;;;; From words to a mode

(defun langid-words (notice)
  "The words that NOTICE has for its language, the most telling first."
  (delete-dups
   (delq nil (list (plist-get notice :language) (plist-get notice :vscode) (plist-get notice :neovim)
                   (let ((linguist (plist-get notice :linguist))) (and linguist (downcase linguist)))))))

(defun langid-major-mode-for (words)
  "The major mode for a language that is called by any of WORDS, or nil.
First comes your own choice, then a mode of that name in which Emacs opens
files, then the mode of files that end so, then a tree-sitter mode of that
name whose grammar is there."
  (let ((mode (or (seq-some (lambda (word) (cdr (assoc word langid-major-modes))) words)
                  (seq-some #'langid--mode-by-name words)
                  (seq-some #'langid--mode-by-extension words)
                  (seq-some #'langid--mode-by-grammar words))))
    (and mode (langid--remap mode))))

(defun langid--mode-by-name (word)
  "The mode of files called WORD with `-mode' behind it, or nil.
Not every mode of that name will do: `whitespace-mode' is no language."
  (let ((mode (intern-soft (concat word "-mode"))))
    (and mode (fboundp mode)
         (or (rassq mode auto-mode-alist) (rassq mode interpreter-mode-alist))
         mode)))

(defun langid--mode-by-extension (word)
  "The mode in which Emacs opens files that end in a dot and WORD, or nil."
  (when (string-match-p (rx bos (+ (any alnum "+#-")) eos) word)
    (let* ((case-fold-search nil)
           (mode (assoc-default (concat "x." word) auto-mode-alist #'string-match-p)))
      (and mode (symbolp mode) (fboundp mode) mode))))

(defun langid--mode-by-grammar (word)
  "The tree-sitter mode called after WORD, if Emacs has a grammar for it; or nil."
  (let ((mode (intern-soft (concat word "-ts-mode"))))
    (and mode (fboundp mode) (fboundp 'treesit-ready-p) (treesit-ready-p (intern word) t) mode)))

(defun langid--remap (mode)
  "The mode that the user wants instead of MODE."
  (if (fboundp 'major-mode-remap)
      (major-mode-remap mode)
    (alist-get mode (bound-and-true-p major-mode-remap-alist) mode)))

;;;; From a mode to a buffer

(defun langid-hand-set-p ()
  "Whether somebody else set the major mode of this buffer after langid, or before."
  (if langid-applied-mode
      (not (eq major-mode langid-applied-mode))
    (not (memq major-mode langid-plain-modes))))

(defun langid-adopt-mode ()
  "Take the major mode of this buffer for one that langid may change."
  (setq langid-applied-mode major-mode)
  (setq langid--plain-mode (cond ((memq major-mode langid-plain-modes) major-mode)
                                 (langid--plain-mode)
                                 ((default-value 'major-mode)))))

(defun langid-apply (notice)
  "Set the major mode of this buffer to that of the language in NOTICE.
Without a language the buffer goes back to the mode it came in.  Nothing
happens in a buffer whose mode somebody else has set.  Return the new mode,
`unknown' when Emacs has none for this language, or nil when all is as it
should be."
  (unless (langid-hand-set-p)
    (unless langid-applied-mode (langid-adopt-mode))
    (let ((mode (if (plist-get notice :language)
                    (langid-major-mode-for (langid-words notice))
                  langid--plain-mode)))
      (cond ((null mode) 'unknown)
            ((eq (indirect-function mode) (indirect-function major-mode)) nil)
            (t (langid--change-to mode) major-mode)))))

(defun langid--change-to (mode)
  "Make MODE the major mode of this buffer.
Text, point, mark, narrowing and the undo list are no business of a major
mode.  Minor modes are switched off by it; those that the user had switched
on come back."
  (let ((mine (langid--minor-modes-of-user))
        (langid--changing t))
    (with-demoted-errors "Langid: %S" (funcall mode))
    (setq langid-applied-mode major-mode)
    (langid-note-minor-modes)
    (dolist (minor mine)
      (unless (and (boundp minor) (symbol-value minor))
        (with-demoted-errors "Langid: %S" (funcall minor 1))))))

(defun langid-note-minor-modes ()
  "Remember which minor modes came with the major mode of this buffer."
  (setq langid--given-minor-modes (copy-sequence local-minor-modes)))

(defun langid--minor-modes-of-user ()
  "The minor modes of this buffer that did not come with its major mode.
Those that are no commands belong to packages, which see to them."
  (seq-filter (lambda (mode) (and (commandp mode) (not (string-search "--" (symbol-name mode)))))
              (seq-difference local-minor-modes langid--given-minor-modes)))

(provide 'langid-apply)
;;; langid-apply.el ends here
