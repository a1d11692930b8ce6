;;; langid-lint.el --- Compiles without warnings, documented, packaged well -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Code:

(require 'bytecomp)
(require 'checkdoc)
(require 'ert)
(require 'package-lint)

(defconst langid-lint-folder
  (expand-file-name ".." (file-name-directory (or load-file-name buffer-file-name))))

(defconst langid-lint-files
  (directory-files langid-lint-folder t (rx bos "langid" (* nonl) ".el" eos)))

(defun langid-lint-visit (file check)
  "What CHECK returns in a buffer that visits FILE."
  (with-current-buffer (find-file-noselect file)
    (unwind-protect (funcall check)
      (set-buffer-modified-p nil)
      (kill-buffer))))

(ert-deftest langid-every-file-compiles-without-a-warning ()
  (let ((byte-compile-error-on-warn t)
        (byte-compile-dest-file-function
         (lambda (file)
           (expand-file-name (concat (file-name-nondirectory file) "c") temporary-file-directory))))
    (should (> (length langid-lint-files) 5))
    (dolist (file langid-lint-files)
      (should (eq t (byte-compile-file file))))))

(ert-deftest langid-every-docstring-is-as-checkdoc-wants-it ()
  (dolist (file langid-lint-files)
    (let (found)
      (langid-lint-visit
       file (lambda ()
              (let ((checkdoc-create-error-function (lambda (text &rest _) (push text found) nil)))
                (checkdoc-current-buffer t))))
      (should-not (and found (cons (file-name-nondirectory file) found))))))

(ert-deftest langid-every-file-is-as-package-lint-wants-it ()
  (let ((package-lint-main-file (expand-file-name "langid.el" langid-lint-folder)))
    (dolist (file langid-lint-files)
      (should-not
       (cl-remove-if
        ;; A place in the net is the archive's to say.
        (lambda (found) (string-match-p "Homepage\\|URL" (nth 3 found)))
        (mapcar (lambda (found) (cons (file-name-nondirectory file) (cdr found)))
                (langid-lint-visit file #'package-lint-buffer)))))))

(provide 'langid-lint)
;;; langid-lint.el ends here
