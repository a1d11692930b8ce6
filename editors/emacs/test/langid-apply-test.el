;;; langid-apply-test.el --- Which mode, and how it is set -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Code:

(require 'langid-test-help)

(defun langid-test-notice (&rest words)
  "What a server says of a text in a language with WORDS, a property list."
  (append words '(:change t :state "automatic" :why "tentative")))

(ert-deftest langid-a-language-has-the-mode-of-its-name ()
  (should (eq 'python-mode (langid-major-mode-for '("python")))))

(ert-deftest langid-a-language-has-the-mode-of-files-that-end-in-one-of-its-words ()
  (should (eq 'c++-mode (langid-major-mode-for '("cpp" "c++"))))
  (should (eq 'sh-mode (langid-major-mode-for '("shellscript" "sh" "shell")))))

(ert-deftest langid-a-mode-of-that-name-that-opens-no-files-is-not-taken ()
  (should (fboundp 'whitespace-mode))
  (should-not (langid-major-mode-for '("whitespace"))))

(ert-deftest langid-a-word-with-a-dot-is-no-extension ()
  (should (assoc-default "x.mod" auto-mode-alist #'string-match-p))
  (should-not (langid-major-mode-for '("go.mod" "gomod"))))

(ert-deftest langid-a-mode-of-your-own-choice-comes-first ()
  (let ((langid-major-modes '(("python" . text-mode))))
    (should (eq 'text-mode (langid-major-mode-for '("python"))))))

(ert-deftest langid-modes-are-remapped-as-the-user-wants ()
  (let ((major-mode-remap-alist '((python-mode . prog-mode))))
    (should (eq 'prog-mode (langid-major-mode-for '("python"))))))

(ert-deftest langid-a-tree-sitter-mode-is-taken-where-its-grammar-is ()
  (eval '(define-derived-mode langid-toy-ts-mode prog-mode "Toy") t)
  (should-not (langid-major-mode-for '("langid-toy")))
  (cl-letf (((symbol-function 'treesit-ready-p) (lambda (grammar &rest _) (eq grammar 'langid-toy))))
    (should (eq 'langid-toy-ts-mode (langid-major-mode-for '("langid-toy"))))))

(ert-deftest langid-text-point-mark-narrowing-and-undo-survive-a-change-of-mode ()
  (with-temp-buffer
    (buffer-enable-undo)
    (insert "import os\n\ndef greet():\n    return os\n")
    (undo-boundary)
    (insert "# more")
    (narrow-to-region 5 (point-max))
    (goto-char 8)
    (set-mark 12)
    (let ((undo buffer-undo-list))
      (langid-apply (langid-test-notice :language "python"))
      (should (eq major-mode 'python-mode))
      (should (equal (list (point) (mark) (point-min)) '(8 12 5)))
      (should (eq undo buffer-undo-list))
      (widen)
      (primitive-undo 1 buffer-undo-list)
      (should (equal (buffer-string) "import os\n\ndef greet():\n    return os\n")))))

(ert-deftest langid-minor-modes-of-the-user-come-along ()
  (with-temp-buffer
    (visual-line-mode 1)
    (overwrite-mode 1)
    (langid-apply (langid-test-notice :language "python"))
    (should (eq major-mode 'python-mode))
    (should visual-line-mode)
    (should overwrite-mode)))

(ert-deftest langid-minor-modes-of-the-major-mode-go-with-it ()
  (let ((python-mode-hook '(visual-line-mode)))
    (with-temp-buffer
      (langid-apply (langid-test-notice :language "python"))
      (should visual-line-mode)
      (langid-apply (langid-test-notice :language "ruby"))
      (should (eq major-mode 'ruby-mode))
      (should-not visual-line-mode))))

(ert-deftest langid-without-a-language-the-buffer-goes-back-to-the-mode-it-came-in ()
  (with-temp-buffer
    (text-mode)
    (langid-apply (langid-test-notice :language "python"))
    (langid-apply (langid-test-notice :language nil :languageId "plaintext"))
    (should (eq major-mode 'text-mode))))

(ert-deftest langid-a-mode-that-somebody-else-set-is-left-alone ()
  (with-temp-buffer
    (langid-apply (langid-test-notice :language "python"))
    (ruby-mode)
    (should-not (langid-apply (langid-test-notice :language "c")))
    (should (eq major-mode 'ruby-mode)))
  (with-temp-buffer
    (ruby-mode)
    (should-not (langid-apply (langid-test-notice :language "c")))
    (should (eq major-mode 'ruby-mode))))

(ert-deftest langid-a-language-without-a-mode-changes-nothing ()
  (with-temp-buffer
    (should (eq 'unknown (langid-apply (langid-test-notice :language "befunge"))))
    (should (eq major-mode 'fundamental-mode))))

(ert-deftest langid-an-error-in-the-hook-of-a-mode-is-no-error-of-ours ()
  (let ((python-mode-hook (list (lambda () (error "A hook of mine")))))
    (with-temp-buffer
      (insert "import os")
      (langid-apply (langid-test-notice :language "python"))
      (should (eq major-mode 'python-mode))
      (should (equal (buffer-string) "import os")))))

(provide 'langid-apply-test)
;;; langid-apply-test.el ends here
