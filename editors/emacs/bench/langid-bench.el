;;; langid-bench.el --- How long from a paste to its mode -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Pastes the samples whose language Emacs has a mode for into new buffers, a
;; few times each, and prints how long it takes.  In batch, so nothing is drawn.

;;; Code:

(require 'langid-test-help)

(defun langid-bench-paste (text)
  "Milliseconds from pasting TEXT into a new buffer to its major mode; nil if it gets none."
  (let ((buffer (generate-new-buffer "pasted")))
    (switch-to-buffer buffer)
    (unwind-protect
        (let ((start (float-time)))
          (insert text)
          (while (and (eq major-mode 'fundamental-mode) (< (- (float-time) start) 3))
            (accept-process-output nil 0.001))
          (unless (eq major-mode 'fundamental-mode) (* 1000 (- (float-time) start))))
      (set-buffer-modified-p nil)
      (kill-buffer buffer))))

(defun langid-bench ()
  "Print a table."
  (let (all)
    (global-langid-mode 1)
    (princ (format "Emacs %s\nfirst paste, with the start of the server: %.0f ms\n\n" emacs-version
                   (langid-bench-paste (langid-test-sample "python.txt"))))
    (dolist (file '("c" "cpp" "csharp" "css" "java" "javascript" "json" "python" "ruby" "shellscript" "sql"))
      (let* ((text (langid-test-sample (concat file ".txt")))
             (times (delq nil (mapcar (lambda (_) (langid-bench-paste text)) (number-sequence 1 5)))))
        (setq all (append times all))
        (princ (format "%-14s %3.0f ms\n" file (langid-bench-median times)))))
    (princ (format "\nmedian of all  %3.0f ms, longest %.0f ms; %d ms of it wait for more to be typed\n"
                   (langid-bench-median all) (apply #'max all) (round (* 1000 langid-delay))))))

(defun langid-bench-median (times)
  "The one in the middle of TIMES."
  (nth (/ (length times) 2) (sort (copy-sequence times) #'<)))

(langid-bench)

(provide 'langid-bench)
;;; langid-bench.el ends here
