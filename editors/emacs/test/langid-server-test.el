;;; langid-server-test.el --- Servers that end, lack or differ -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Code:

(require 'langid-test-help)
(require 'langid-paste-test)

(defmacro langid-test-with-server (command &rest body)
  "Run BODY with the server that COMMAND starts, and then with none."
  (declare (indent 1))
  `(let ((langid-command ,command)
         (langid--delays '(0.01 0.01 0.01)))
     (langid-server-stop)
     (setq langid--ends nil)
     (unwind-protect (progn ,@body)
       (global-langid-mode -1)
       (langid-server-stop))))

(defun langid-test-script (text)
  "The command of a program that is the shell script TEXT."
  (let ((file (make-temp-file "langid-server")))
    (with-temp-file file (insert "#!/bin/sh\n" text "\n"))
    (set-file-modes file #o755)
    (list file)))

(defun langid-test-greeting (capabilities version)
  "The command of a server that replies to `initialize' with CAPABILITIES and VERSION."
  (let ((reply (format (concat "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"capabilities\":%s,"
                               "\"serverInfo\":{\"name\":\"lsp-langid\",\"version\":\"%s\"}}}")
                       capabilities version)))
    (langid-test-script (format "printf 'Content-Length: %d\\r\\n\\r\\n%%s' '%s'; exec cat > /dev/null"
                                (string-bytes reply) reply))))

(ert-deftest langid-server-that-is-killed-is-started-again-and-nothing-is-lost ()
  (langid-test-with-server langid-test-command
    (langid-test-with-buffer
      (insert langid-test-python)
      (langid-test-until (eq major-mode 'python-mode))
      (let ((other (generate-new-buffer "by hand")))
        (switch-to-buffer other)
        (insert langid-test-python)
        (langid-test-until (eq major-mode 'python-mode))
        (ruby-mode)
        (langid-test-until (equal (plist-get (langid-notice) :state) "locked"))
        (switch-to-buffer buffer)
        (let ((first (jsonrpc--process langid--connection))
              (notice (langid-notice)))
          (signal-process first 'SIGKILL)
          (insert "# typed while there is no server\n")
          (langid-test-until (and (langid-server-running-p)
                                  (not (eq first (jsonrpc--process langid--connection)))))
          (langid-test-until (not (eq notice (langid-notice)))))
        (should (eq major-mode 'python-mode))
        (should (equal (buffer-string) (concat langid-test-python "# typed while there is no server\n")))
        (should-not (equal (plist-get (langid-ask "langid.state") :state) "locked"))
        (with-current-buffer other
          (should (eq major-mode 'ruby-mode))
          (should (equal (plist-get (langid-ask "langid.state") :state) "locked"))
          (kill-buffer))
        ;; The new server judges like the old one.
        (erase-buffer)
        (insert langid-test-ruby)
        (langid-test-until (eq major-mode 'ruby-mode))))))

(ert-deftest langid-server-that-always-ends-is-given-up-and-said-so-once ()
  (langid-test-with-server (langid-test-script "exit 3")
    (let (said)
      (cl-letf (((symbol-function 'message)
                 (lambda (format &rest args)
                   (when format (push (apply #'format-message format args) said)))))
        (with-temp-buffer
          (langid-mode 1)
          (langid-test-until (eq langid-status 'failed))
          (langid-test-settle)
          (should (equal (substring-no-properties (langid-lighter)) " langid:!"))
          (langid-mode -1)))
      (should (= 1 (cl-count-if (lambda (one) (string-match-p "has ended 4 times" one)) said))))))

(ert-deftest langid-server-that-is-missing-is-said-once-and-editing-goes-on ()
  (langid-test-with-server '("no-such-lsp-langid" "serve")
    (let (said)
      (cl-letf (((symbol-function 'message)
                 (lambda (format &rest args)
                   (when format (push (apply #'format-message format args) said)))))
        (setq langid-problem nil)
        (global-langid-mode 1)
        (dolist (name '("one" "two"))
          (switch-to-buffer (generate-new-buffer name))
          (insert langid-test-python)
          (should (equal (buffer-string) langid-test-python))
          (should (equal (substring-no-properties (langid-lighter)) " langid:!"))
          (kill-buffer)))
      (should (equal 1 (cl-count-if (lambda (one) (string-match-p "pip install lsp-langid" one)) said)))
      (should-error (langid-identify-region 1 1) :type 'user-error))))

(ert-deftest langid-server-of-an-older-protocol-is-named-with-what-to-update ()
  (langid-test-with-server (langid-test-greeting "{}" "0.0.9")
    (langid-server-start)
    (langid-test-until (eq langid-status 'failed))
    (should (string-match-p "lsp-langid 0.0.9 is too old" langid-problem))
    (should (string-match-p "pip install --upgrade lsp-langid" langid-problem))))

(ert-deftest langid-server-of-a-newer-protocol-is-named-with-what-to-update ()
  (langid-test-with-server (langid-test-greeting "{\"experimental\":{\"langid\":{\"protocol\":2}}}" "9.0")
    (langid-server-start)
    (langid-test-until (eq langid-status 'failed))
    (should (string-match-p "lsp-langid 9.0 is too new" langid-problem))
    (should (string-match-p "update langid.el" langid-problem))))

(ert-deftest langid-server-hears-the-options ()
  (let ((langid-options '(:never ["python"])))
    (langid-test-with-server langid-test-command
      (langid-test-with-buffer
        (insert langid-test-python)
        (langid-test-wait-for-answer)
        (should-not (eq major-mode 'python-mode))))))

(provide 'langid-server-test)
;;; langid-server-test.el ends here
