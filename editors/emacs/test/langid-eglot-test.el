;;; langid-eglot-test.el --- Buffers that eglot manages -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Code:

(require 'langid-test-help)
(require 'langid-paste-test)
(require 'langid-eglot)

(defmacro langid-test-with-eglot (&rest body)
  "Run BODY in an empty file in `text-mode' that eglot manages."
  (declare (indent 0))
  `(let ((eglot-server-programs (copy-tree eglot-server-programs))
         (eglot-sync-connect 30)
         (eglot-autoshutdown nil)
         (eglot-extend-to-xref nil))
     (langid-eglot-setup)
     (find-file (langid-test-file "pasted"))
     (text-mode)
     (unwind-protect
         (progn
           (apply #'eglot (eglot--guess-contact))
           (langid-test-until (eglot-managed-p))
           ,@body)
       (set-buffer-modified-p nil)
       (kill-buffer)
       (let ((inhibit-message t)) (eglot-shutdown-all)))))

(defun langid-test-eglot-flush ()
  "Send what eglot would send when Emacs is idle, which it never is in batch."
  (eglot--signal-textDocument/didChange))

(ert-deftest langid-eglot-sets-the-mode-after-a-paste ()
  (langid-test-with-eglot
    (insert langid-test-python)
    (langid-test-eglot-flush)
    (langid-test-until (eq major-mode 'python-mode))
    (should (equal (buffer-string) langid-test-python))))

(ert-deftest langid-eglot-sets-no-mode-for-a-text-that-is-another-by-now ()
  (langid-test-with-eglot
    (insert langid-test-python)
    (langid-test-eglot-flush)
    (erase-buffer)
    (insert "Dear Ada, I hope that you are well, and that we shall see you soon.\n")
    (langid-test-settle)
    (should (eq major-mode 'text-mode))))

(ert-deftest langid-eglot-sets-the-mode-of-a-text-that-has-grown-meanwhile ()
  (langid-test-with-eglot
    (insert langid-test-python)
    (langid-test-eglot-flush)
    (insert "# one more\n")
    (langid-test-until (eq major-mode 'python-mode))))

(ert-deftest langid-eglot-leaves-a-mode-that-was-set-by-hand ()
  (with-temp-buffer
    (cl-letf* (((symbol-function 'eglot--managed-buffers) (lambda (_) (list (current-buffer))))
               ((symbol-function 'eglot--signal-textDocument/didChange) #'ignore)
               ((symbol-function 'eglot--TextDocumentIdentifier) (lambda () '(:uri "one")))
               ((symbol-function 'eglot--VersionedTextDocumentIdentifier)
                (lambda () '(:uri "one" :version 3)))
               (tell (lambda ()
                       (eglot-handle-notification nil 'langid/identified
                                                  :uri "one" :version 3 :change t :language "python"))))
      (ruby-mode)
      (funcall tell)
      (should (eq major-mode 'ruby-mode))
      (fundamental-mode)
      (funcall tell)
      (should (eq major-mode 'python-mode)))))

(ert-deftest langid-eglot-comes-after-servers-of-derived-modes ()
  (let ((eglot-server-programs (copy-tree eglot-server-programs)))
    (langid-eglot-setup)
    (langid-eglot-setup)
    (should (eq 'langid-eglot-contact (cdr (car (last eglot-server-programs)))))
    (should (= 1 (cl-count 'langid-eglot-contact eglot-server-programs :key #'cdr)))))

(provide 'langid-eglot-test)
;;; langid-eglot-test.el ends here
