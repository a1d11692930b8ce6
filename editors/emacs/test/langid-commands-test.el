;;; langid-commands-test.el --- The commands, with the real server -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Code:

(require 'langid-test-help)
(require 'langid-paste-test)

(defmacro langid-test-answering (name &rest body)
  "Run BODY while the user answers a question with NAME, the likeliest if nil.
What was offered is in the variable `offered'."
  (declare (indent 1))
  `(let (offered)
     (ignore offered)
     (cl-letf (((symbol-function 'completing-read)
                (lambda (_prompt table &rest _)
                  (setq offered (all-completions "" table))
                  (or ,name (car offered)))))
       ,@body)))

(ert-deftest langid-reclassify-looks-at-a-buffer-that-was-set-by-hand ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (ruby-mode)
    (langid-reclassify)
    (langid-test-until (eq major-mode 'python-mode))
    (should (equal (plist-get (langid-notice) :why) "asked"))))

(ert-deftest langid-reclassify-takes-a-buffer-that-nobody-followed ()
  (langid-test-with-buffer
    (lisp-mode)
    (insert langid-test-python)
    (langid-reclassify)
    (langid-test-until (eq major-mode 'python-mode))))

(ert-deftest langid-candidates-begin-with-the-likeliest-and-the-choice-locks ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (langid-test-answering "Ruby"
      (langid-candidates)
      (should (equal (car offered) "Python"))
      (should (member "Plain text" offered))
      (should (= 1 (cl-count "Python" offered :test #'equal))))
    (langid-test-until (eq major-mode 'ruby-mode))
    (should (equal (plist-get (langid-notice) :state) "locked"))
    (langid-test-answering "Plain text" (langid-candidates))
    (langid-test-until (eq major-mode 'fundamental-mode))
    (should (equal (plist-get (langid-notice) :why) "plain"))))

(ert-deftest langid-lock-keeps-the-mode-through-later-pastes ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (langid-lock)
    (erase-buffer)
    (insert langid-test-ruby)
    (langid-test-wait-for-answer)
    (should (eq major-mode 'python-mode))))

(ert-deftest langid-why-shows-candidates-and-tokens-that-lead-into-the-text ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (langid-why)
    (with-current-buffer "*langid why*"
      (goto-char (point-min))
      (should (search-forward "Python, "))
      (should (search-forward "Automatic: it may still change"))
      (should (search-forward "Candidates"))
      (should (search-forward "For python, against "))
      (forward-button 1)
      (push-button))
    (should (eq (window-buffer) buffer))
    (should (looking-at "[[:graph:]]"))))

(ert-deftest langid-why-answers-in-a-buffer-that-nobody-follows ()
  (langid-test-with-buffer
    (lisp-mode)
    (insert langid-test-python)
    (langid-why)
    (should-not langid-mode)
    (with-current-buffer "*langid why*"
      (goto-char (point-min))
      (should (search-forward "Python, ")))))

(ert-deftest langid-identify-region-says-the-language-and-changes-nothing ()
  (langid-test-with-buffer
    (lisp-mode)
    (insert ";; notes\n")
    (let ((begin (point)))
      (insert langid-test-ruby)
      (should (equal (plist-get (langid-identify-region begin (point)) :language) "ruby")))
    (should (eq major-mode 'lisp-mode))
    (should-not langid-mode)))

(ert-deftest langid-the-lighter-says-how-sure-and-who-decided ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (should (string-match-p "langid:.*[0-9]+ %%" (langid-lighter))) ; which the mode line shows as one
    (ruby-mode)
    (langid-test-until (equal (plist-get (langid-notice) :state) "locked"))
    (should (equal (substring-no-properties (langid-lighter)) " langid:locked"))))

(provide 'langid-commands-test)
;;; langid-commands-test.el ends here
