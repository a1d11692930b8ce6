;;; langid-lsp-mode-test.el --- Buffers that lsp-mode manages -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Needs lsp-mode in the load path; the command that runs the tests sees to it.

;;; Code:

(require 'langid-test-help)
(require 'langid-paste-test)
(require 'lsp-mode)
;; Parts that a package manager would load when they are wanted:
(require 'lsp-headerline)
(require 'lsp-lens)
(require 'lsp-modeline)
(require 'langid-lsp-mode)

(defmacro langid-test-with-lsp-mode (&rest body)
  "Run BODY in an empty file in `text-mode' that lsp-mode manages."
  (declare (indent 0))
  `(let* ((file (langid-test-file "pasted"))
          (lsp-session-file (langid-test-file "session"))
          (lsp-auto-guess-root t)
          (lsp-enable-file-watchers nil)
          (lsp-enable-snippet nil)
          (lsp-lens-enable nil)
          (lsp-warn-no-matched-clients nil)
          (lsp-restart 'ignore))
     (langid-lsp-mode-setup)
     (lsp-workspace-folders-add (file-name-directory file))
     (find-file file)
     (text-mode)
     (unwind-protect
         (progn
           (lsp)
           (langid-test-until (and (lsp-workspaces)
                                   (eq 'initialized (lsp--workspace-status (car (lsp-workspaces))))))
           ,@body)
       (set-buffer-modified-p nil)
       (kill-buffer))))

(ert-deftest langid-lsp-mode-sets-the-mode-after-a-paste ()
  (langid-test-with-lsp-mode
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (should (equal (buffer-string) langid-test-python))))

(ert-deftest langid-lsp-mode-sets-the-mode-of-a-text-that-has-grown-meanwhile ()
  (langid-test-with-lsp-mode
    (insert langid-test-python)
    ;; What arrives now is about the text without this.
    (advice-add 'langid--lsp-mode-identified :before #'langid-test-type-a-line)
    (unwind-protect (langid-test-until (eq major-mode 'python-mode))
      (advice-remove 'langid--lsp-mode-identified #'langid-test-type-a-line))
    (should (string-suffix-p "# one more\n" (buffer-string)))))

(defun langid-test-type-a-line (workspace notice)
  "Type when NOTICE of WORKSPACE is about to be heard, if it is to change the mode."
  (when (eq t (plist-get (langid--lsp-mode-plist notice) :change))
    (with-current-buffer (car (lsp--workspace-buffers workspace))
      (unless (string-suffix-p "# one more\n" (buffer-string))
        (insert "# one more\n")))))

(ert-deftest langid-lsp-mode-leaves-a-mode-that-was-set-by-hand ()
  (with-temp-buffer
    (let ((workspace (make-lsp--workspace :buffers (list (current-buffer))))
          (notice #s(hash-table test equal
                                data ("uri" "one" "version" 3 "change" t "language" "python"))))
      (cl-letf (((symbol-function 'lsp--versioned-text-document-identifier)
                 (lambda () '(:uri "one" :version 3))))
        (ruby-mode)
        (langid--lsp-mode-identified workspace notice)
        (should (eq major-mode 'ruby-mode))
        (fundamental-mode)
        (langid--lsp-mode-identified workspace notice)
        (should (eq major-mode 'python-mode))))))

(provide 'langid-lsp-mode-test)
;;; langid-lsp-mode-test.el ends here
