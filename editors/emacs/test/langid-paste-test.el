;;; langid-paste-test.el --- Paste, type, choose; with the real server -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Code:

(require 'json)
(require 'langid-test-help)

(defconst langid-test-python "\
import os


def greet(name):
    if name:
        return os.environ[name]
    elif os:
        return None
")
(defconst langid-test-ruby "\
require 'json'

class Greeter
  attr_reader :name
  def initialize(name)
    @name = name
  end

  def greet
    puts \"hello #{@name}\" unless @name.nil?
  end
end

Greeter.new('ada').greet
")

(defconst langid-test-brought
  '((dockerfile-mode . "dockerfile") (go-mode . "go") (lua-mode . "lua") (nim-mode . "nim") (php-mode . "php")
    (powershell-mode . "ps1") (rust-mode . "rs") (typescript-mode . "ts") (yaml-mode . "ya?ml"))
  "Modes that Emacs has by packages only.")

(defconst langid-test-modes
  '(("cpp" . c++-mode) ("html" . mhtml-mode) ("javascript" . js-mode) ("json" . js-json-mode)
    ("shellscript" . sh-mode) (nil . fundamental-mode))
  "Modes whose name is not that of the language.")

(defun langid-test-mode-of (language)
  "The mode that a text in LANGUAGE should get."
  (or (cdr (assoc language langid-test-modes)) (intern (concat language "-mode"))))

(ert-deftest langid-every-sample-gets-its-mode-after-a-paste ()
  (langid-test-with-modes langid-test-brought
    (let ((expected (json-parse-string (langid-test-sample "expected.json")
                                       :object-type 'alist :null-object nil :false-object nil))
          wrong)
      (should (> (length expected) 20))
      (pcase-dolist (`(,file . ,row) expected)
        (langid-test-with-buffer
          (insert (langid-test-sample (symbol-name file)))
          (let ((mode (langid-test-mode-of (if (alist-get 'silent row) nil (alist-get 'language row)))))
            (if (eq mode 'fundamental-mode)
                (langid-test-wait-for-answer)
              (langid-test-until (or (eq major-mode mode)
                                     (equal (plist-get (langid-notice) :reason) "unsure"))))
            (unless (eq major-mode mode) (push (list file major-mode mode) wrong)))))
      (should-not wrong))))

(ert-deftest langid-a-language-without-a-mode-is-named-and-nothing-is-set ()
  (langid-test-with-buffer
    (insert (langid-test-sample "unknown-to-vscode.nim.txt"))
    (langid-test-until (equal (plist-get (langid-notice) :name) "Nim"))
    (should (eq major-mode 'fundamental-mode))))

(ert-deftest langid-what-is-typed-key-by-key-gets-its-mode ()
  (langid-test-with-buffer
    (seq-doseq (key langid-test-ruby)
      (insert key)
      (accept-process-output nil 0.002))
    (langid-test-until (eq major-mode 'ruby-mode))
    (should (equal (buffer-string) langid-test-ruby))))

(ert-deftest langid-prose-stays-as-it-is ()
  (dolist (file '("prose.txt" "prose.zh.txt"))
    (langid-test-with-buffer
      (insert (langid-test-sample file))
      (langid-test-wait-for-answer)
      (should (eq major-mode 'fundamental-mode)))))

(ert-deftest langid-a-mode-set-by-hand-stays-through-later-pastes ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (ruby-mode)
    (langid-test-until (equal (plist-get (langid-notice) :state) "locked"))
    (erase-buffer)
    (insert (langid-test-sample "c.txt"))
    (langid-test-wait-for-answer)
    (should (eq major-mode 'ruby-mode))))

(ert-deftest langid-the-server-learns-from-a-hand-and-from-no-program ()
  (pcase-dolist (`(,command . ,learned) '((ruby-mode . 1) (some-program . 0)))
    (langid-test-with-buffer
      (insert langid-test-python)
      (langid-test-until (eq major-mode 'python-mode))
      (let ((this-command command)) (ruby-mode))
      (langid-test-until (equal (plist-get (langid-notice) :state) "locked"))
      (let ((answer (apply #'langid-server-ask (langid-server-command "langid.forget" '(:all t)))))
        (should (= learned (plist-get answer :forgotten)))))))

(ert-deftest langid-a-mode-set-by-hand-before-the-first-paste-stays ()
  (langid-test-with-buffer
    (ruby-mode)
    (insert langid-test-python)
    (langid-test-settle)
    (should (eq major-mode 'ruby-mode))
    (should-not langid-mode)))

(ert-deftest langid-a-mode-that-the-server-has-no-word-for-is-locked-as-well ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (outline-mode)
    (langid-test-until (equal (plist-get (langid-notice) :why) "changed"))
    (erase-buffer)
    (insert langid-test-ruby)
    (langid-test-wait-for-answer)
    (should (eq major-mode 'outline-mode))))

(ert-deftest langid-fundamental-mode-by-hand-means-plain-text ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (fundamental-mode)
    (langid-test-until (equal (plist-get (langid-notice) :why) "plain"))
    (should (eq major-mode 'fundamental-mode))))

(ert-deftest langid-undo-of-a-paste-takes-its-mode-back-and-redo-brings-it ()
  (langid-test-with-buffer
    (undo-boundary)
    (insert langid-test-python)
    (undo-boundary)
    (langid-test-until (eq major-mode 'python-mode))
    (let (last-command) (undo))
    (should (equal (buffer-string) ""))
    (langid-test-until (eq major-mode 'fundamental-mode))
    (undo-boundary)
    (let (last-command) (undo-redo))
    (should (equal (buffer-string) langid-test-python))
    (langid-test-until (eq major-mode 'python-mode))))

(ert-deftest langid-an-emptied-buffer-is-plain-and-takes-the-next-paste ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (erase-buffer)
    (langid-test-until (eq major-mode 'fundamental-mode))
    (insert langid-test-ruby)
    (langid-test-until (eq major-mode 'ruby-mode))))

(ert-deftest langid-bytes-that-are-no-characters-do-no-harm ()
  (langid-test-with-buffer
    (insert "# \x3fffe9\x3fff80\n" langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))))

(ert-deftest langid-a-long-paste-gets-its-mode ()
  (langid-test-with-buffer
    (dotimes (_ (/ 1000000 (length langid-test-python))) (insert langid-test-python))
    (langid-test-until (eq major-mode 'python-mode))))

(ert-deftest langid-what-is-hidden-by-narrowing-is-looked-at-too ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (narrow-to-region 1 3)
    (langid-test-until (eq major-mode 'python-mode))
    (should (equal (buffer-string) "im"))))

(ert-deftest langid-an-answer-that-an-edit-overtook-is-set-for-the-text-that-is-there ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (null (langid--document-timer langid--document)))
    ;; Keys come while the answer is under way, so that it is about an older text.
    (let ((langid-delay 1))
      (insert "# one more\n")
      (langid-test-until (langid--document-missed langid--document)))
    (should (eq major-mode 'fundamental-mode))
    (langid-flush)
    (langid-test-until (eq major-mode 'python-mode))))

(ert-deftest langid-files-without-an-extension-are-followed-and-others-not ()
  (let ((plain (langid-test-file "pasted"))
        (named (langid-test-file "pasted.rb")))
    (with-temp-file plain (insert langid-test-python))
    (with-temp-file named (insert langid-test-python))
    (langid-test-with-buffer
      (find-file plain)
      (langid-test-until (eq major-mode 'python-mode))
      (kill-buffer)
      (find-file named)
      (should (eq major-mode 'ruby-mode))
      (should-not langid-mode)
      (kill-buffer))))

(ert-deftest langid-a-reverted-file-keeps-the-mode-of-its-text ()
  (let ((file (langid-test-file "pasted")))
    (with-temp-file file (insert langid-test-python))
    (langid-test-with-buffer
      (find-file file)
      (langid-test-until (eq major-mode 'python-mode))
      (with-temp-file file (insert "# changed on disk\n" langid-test-python))
      (revert-buffer t t)
      (should (eq major-mode 'python-mode))
      (langid-test-wait-for-answer)
      (should (eq major-mode 'python-mode))
      (should-not (equal (plist-get (langid-notice) :state) "locked"))
      (kill-buffer))))

(ert-deftest langid-a-buffer-that-is-saved-under-a-name-is-let-go ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (write-file (langid-test-file "greet.rb"))
    (should (eq major-mode 'ruby-mode))
    (should-not langid-mode)
    (should-not (langid-followed-p))))

(ert-deftest langid-other-buffers-are-not-touched ()
  (langid-test-with-buffer
    (dolist (name '(" hidden" "*output*"))
      (let ((other (get-buffer-create name)))
        (switch-to-buffer other)
        (insert langid-test-python)
        (should-not langid-mode)
        (kill-buffer other)))
    (switch-to-buffer buffer)
    ;; Nobody looks at this one.
    (with-current-buffer (generate-new-buffer "background")
      (insert langid-test-python)
      (should-not langid-mode)
      (kill-buffer))))

(ert-deftest langid-an-indirect-buffer-is-not-its-base ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (let ((clone (make-indirect-buffer buffer "clone" t)))
      (with-current-buffer clone
        (should-not (langid-followed-p))
        (ruby-mode))
      (kill-buffer clone))
    (should (langid-followed-p))
    (langid-test-settle)
    (should-not (equal (plist-get (langid-notice) :state) "locked"))))

(ert-deftest langid-switched-off-nothing-is-left-behind ()
  (langid-test-with-buffer
    (insert langid-test-python)
    (langid-test-until (eq major-mode 'python-mode))
    (langid-mode -1)
    (should (eq major-mode 'python-mode))
    (should-not (memq #'langid--text-changed after-change-functions))
    (should-not langid--documents)))

(provide 'langid-paste-test)
;;; langid-paste-test.el ends here
