;;; langid-docs-test.el --- What the page for users says -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Code:

(require 'langid-test-help)
(require 'langid-eglot)
(require 'langid-lsp-mode)

(defconst langid-docs-page
  (with-temp-buffer
    (insert-file-contents (expand-file-name "../../../docs/editors/emacs.md" langid-test-folder))
    (buffer-string)))

(defun langid-docs-matches (regexp)
  "What the first group of REGEXP matches in the page, each time."
  (let ((start 0) found)
    (while (string-match regexp langid-docs-page start)
      (push (match-string 1 langid-docs-page) found)
      (setq start (match-end 0)))
    (nreverse found)))

(defun langid-docs-symbols (form)
  "The symbols of ours in FORM."
  (seq-filter (lambda (symbol) (string-match-p "\\`\\(?:global-\\)?langid" (symbol-name symbol)))
              (seq-filter #'symbolp (flatten-tree form))))

(ert-deftest langid-the-snippets-of-the-page-name-what-is-there ()
  (let ((symbols (mapcan (lambda (block) (langid-docs-symbols (car (read-from-string (format "(%s)" block)))))
                         (langid-docs-matches "```elisp\n\\(\\(?:.*\n\\)*?\\)```"))))
    (should (memq 'global-langid-mode symbols))
    (should (memq 'langid-eglot-setup symbols))
    (dolist (symbol symbols)
      (should (or (fboundp symbol) (boundp symbol) (featurep symbol))))))

(defun langid-docs-for-users-p (symbol)
  "Whether SYMBOL is a command or an option of ours."
  (let ((name (symbol-name symbol)))
    (and (string-match-p "\\`langid-[a-z]+\\(-[a-z]+\\)*\\'" name)
         (not (string-match-p "-\\(hook\\|mode\\)\\'" name))
         (or (custom-variable-p symbol) (commandp symbol)))))

(ert-deftest langid-every-command-and-option-is-on-the-page-and-no-other ()
  (let ((listed (mapcar #'intern (langid-docs-matches "^| `\\(langid-[a-z-]+\\)` |")))
        there)
    (mapatoms (lambda (symbol) (when (langid-docs-for-users-p symbol) (push symbol there))))
    (should (> (length listed) 10))
    (should-not (seq-difference listed there))
    (should-not (seq-difference there listed))))

(provide 'langid-docs-test)
;;; langid-docs-test.el ends here
