;;; langid-server.el --- The process that answers -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Knows: how the server is started, asked, started again after a crash, and
;; given up.  Never: buffers, major modes.
;;
;; One process serves all of Emacs.  It is a language server, but eglot cannot
;; be its client here: eglot manages no buffer without a file and none in
;; `fundamental-mode', which are all that matter to us.

;;; Code:

(require 'cl-lib)
(require 'jsonrpc)
(require 'seq)
(require 'subr-x)

(defcustom langid-command '("lsp-langid" "serve")
  "The command that starts the server: a program and its arguments."
  :type '(repeat string)
  :group 'langid)

(defcustom langid-options nil
  "Options of the server, as a property list: (:mode \"careful\" :never [\"ini\"]).
Their names and values are in docs/protocol.md.  Lists are vectors, true is
t, false is `:json-false'.  `langid-restart' makes a change take effect."
  :type 'plist
  :group 'langid)

(defconst langid-protocol 1
  "The version of the server's own messages that we speak.")

(defconst langid--delays '(0.5 1 2 4 8)
  "Seconds before the server is started again, each time.")

(defconst langid--patience 180
  "Seconds in which `langid--delays' may be used up before we give up.")

(defvar langid-status 'stopped
  "One of `stopped', `starting', `running', `missing' and `failed'.")

(defvar langid-problem nil
  "A sentence for people: why there is no server, and what to do; or nil.")

(defvar langid-server-ready-hook nil
  "Run when a server has been started and listens.")

(defvar langid-server-status-hook nil
  "Run when `langid-status' has changed.")

(defvar langid-server-notice-functions nil
  "Called with the parameters of each `langid/identified'.")

(defvar langid-server-documents-function #'ignore
  "Returns where the documents stand, for a server that takes over.")

(defvar langid--connection nil
  "The connection to the server, or nil.")

(defvar langid--process nil
  "The process at the other end of `langid--connection'.")

(defvar langid--ends nil
  "When servers have ended by themselves, the newest first.")

(defvar langid--restart-timer nil
  "The timer that will start the server again, or nil.")

(defun langid-server-running-p ()
  "Whether there is a server that can be told something."
  (and (eq langid-status 'running) langid--connection (jsonrpc-running-p langid--connection)))

(defun langid-server-start ()
  "Start the server, unless there is one or it was given up."
  (when (memq langid-status '(stopped missing))
    (langid--start)))

(defun langid-server-restart ()
  "End the server, if there is one, and start another, whatever happened before."
  (langid-server-stop)
  (setq langid--ends nil)
  (langid--start))

(defun langid-server-stop ()
  "End the server, until `langid-server-start' or a restart."
  (when langid--restart-timer
    (cancel-timer langid--restart-timer)
    (setq langid--restart-timer nil))
  (langid--dismiss)
  (langid--set-status 'stopped))

;;;###autoload
(defun langid-show-log ()
  "Show what the server had to say to people."
  (interactive)
  (let ((buffer (seq-find #'get-buffer '(" *langid stderr*" "*langid stderr*"))))
    (if buffer (display-buffer buffer) (message "Langid: no server was started"))))

(defun langid-server-notify (method params)
  "Send the notification METHOD with PARAMS, if there is somebody to hear it."
  (when (langid-server-running-p)
    (jsonrpc-notify langid--connection method params)))

(defun langid-server-request (method params then &optional otherwise)
  "Send the request METHOD with PARAMS and call THEN with the result.
Call OTHERWISE with the message if it is refused.  Does not wait."
  (when (langid-server-running-p)
    (jsonrpc-async-request langid--connection method params
                           :success-fn then
                           :error-fn (lambda (problem)
                                       (when otherwise (funcall otherwise (plist-get problem :message))))
                           :timeout-fn #'ignore
                           :timeout 30)))

(defun langid-server-await ()
  "Wait until there is a server; start one if need be.
Signal a `user-error' if there will be none."
  (langid-server-start)
  (with-timeout (20 (user-error "Langid: the server does not start; see M-x langid-show-log"))
    (while (eq langid-status 'starting) (accept-process-output nil 0.05)))
  (unless (langid-server-running-p)
    (user-error "%s" (or langid-problem "Langid: the server does not run; try M-x langid-restart"))))

(defun langid-server-ask (method params)
  "Send the request METHOD with PARAMS, wait, and return the result.
Signal a `user-error' if there is no answer."
  (langid-server-await)
  (condition-case problem
      (jsonrpc-request langid--connection method params :timeout 20)
    (jsonrpc-error
     (user-error "Langid: %s" (or (alist-get 'jsonrpc-error-message (cddr problem)) (cadr problem))))))

(defun langid-server-command (command argument)
  "What `langid-server-ask' wants for running COMMAND with ARGUMENT."
  (list :workspace/executeCommand (list :command command :arguments (vector argument))))

;;;; Starting

(defun langid--start ()
  "Start the server process and introduce ourselves."
  (let ((default-directory temporary-file-directory)) ; not that of a remote file
    (if (not (executable-find (car langid-command)))
        (langid--set-status 'missing
                            (format (concat "Langid: there is no program `%s': install it with "
                                            "`pip install lsp-langid', or customize `langid-command'")
                                    (car langid-command)))
      (condition-case problem
          (progn
            (setq langid--connection (langid--connect))
            (langid--set-status 'starting)
            (langid--initialize langid--connection))
        (error
         (langid--set-status 'missing
                             (format "Langid: `%s' does not start: %s" (string-join langid-command " ")
                                     (error-message-string problem))))))))

(defun langid--connect ()
  "Start the process and return the connection to it."
  (apply #'make-instance 'jsonrpc-process-connection
         :name "langid"
         :notification-dispatcher #'langid--hear
         :on-shutdown #'langid--ended
         :process (lambda ()
                    (setq langid--process
                          (make-process :name "langid" :command langid-command :connection-type 'pipe
                                        :coding 'utf-8-emacs-unix :noquery t
                                        :stderr (get-buffer-create "*langid stderr*"))))
         ;; No log of all that is said: whole texts are sent.
         (if (>= emacs-major-version 30)
             '(:events-buffer-config (:size 0))
           '(:events-buffer-scrollback-size 0))))

(defun langid--initialize (connection)
  "Introduce ourselves on CONNECTION; the rest follows when the server replies."
  (jsonrpc-async-request
   connection :initialize
   (list :processId (emacs-pid)
         :clientInfo (list :name "Emacs" :version emacs-version)
         :rootUri nil
         ;; A character of ours is a code point, so columns need no arithmetic.
         :capabilities '(:general (:positionEncodings ["utf-32" "utf-16"]))
         :initializationOptions
         (list :langid `(,@langid-options
                         :notify t
                         :documents ,(vconcat (funcall langid-server-documents-function)))))
   :success-fn (lambda (result)
                 (when (eq connection langid--connection) (langid--initialized result)))
   :error-fn (lambda (problem)
               ;; Of a process that died we hear in `langid--ended'.
               (when (and (eq connection langid--connection) (jsonrpc-running-p connection))
                 (langid--give-up (format "Langid: the server refuses us: %s" (plist-get problem :message)))))
   :timeout-fn (lambda ()
                 (when (eq connection langid--connection)
                   (langid--give-up "Langid: the server does not reply; see M-x langid-show-log")))
   :timeout 60))

(defun langid--initialized (result)
  "The server replied with RESULT: begin, or say that it speaks another protocol."
  (let ((protocol (thread-first result (plist-get :capabilities) (plist-get :experimental)
                                (plist-get :langid) (plist-get :protocol)))
        (version (or (thread-first result (plist-get :serverInfo) (plist-get :version))
                     "of an unknown version")))
    (cond
     ((eql protocol langid-protocol)
      (jsonrpc-notify langid--connection :initialized (make-hash-table))
      (langid--set-status 'running)
      (run-hooks 'langid-server-ready-hook))
     ((and (integerp protocol) (> protocol langid-protocol))
      (langid--give-up
       (format "Langid: lsp-langid %s is too new for this package (protocol %s, wanted %s): update langid.el"
               version protocol langid-protocol)))
     (t
      (langid--give-up
       (format (concat "Langid: lsp-langid %s is too old for this package (protocol %s, wanted %s): "
                       "`pip install --upgrade lsp-langid', then M-x langid-restart")
               version (or protocol "none") langid-protocol))))))

(defun langid--hear (_connection method params)
  "The server sent the notification METHOD with PARAMS."
  (when (eq method 'langid/identified)
    (run-hook-with-args 'langid-server-notice-functions params)))

;;;; Ending

(defun langid--ended (connection)
  "The process behind CONNECTION is gone: start another, unless we wanted that."
  (when (eq connection langid--connection)
    (setq langid--connection nil)
    (let ((now (float-time)))
      (setq langid--ends (cons now (seq-filter (lambda (at) (< (- now at) langid--patience)) langid--ends))))
    (let ((delay (nth (1- (length langid--ends)) langid--delays)))
      (if (null delay)
          (langid--give-up
           (format (concat "Langid: the server has ended %d times in a short while; see M-x langid-show-log, "
                           "then try M-x langid-restart")
                   (length langid--ends)))
        (langid--set-status 'starting)
        (setq langid--restart-timer (run-with-timer delay nil #'langid--start-again))))))

(defun langid--start-again ()
  "The server ended a while ago: start another."
  (setq langid--restart-timer nil)
  (langid--start))

(defun langid--dismiss ()
  "Ask the server to end, if there is one, and see that it does."
  (let ((connection langid--connection)
        (process langid--process))
    (setq langid--connection nil) ; so that its end is not taken for a crash
    (when (process-live-p process)
      (ignore-errors
        (jsonrpc-request connection :shutdown nil :timeout 2)
        (jsonrpc-notify connection :exit nil))
      (with-timeout (2)
        (while (process-live-p process) (accept-process-output process 0.02)))
      (delete-process process))))

(defun langid--give-up (problem)
  "End the server, if it lives, because of PROBLEM, a sentence for people."
  (setq langid--connection nil)
  (when (process-live-p langid--process) (delete-process langid--process))
  (langid--set-status 'failed problem))

(defun langid--set-status (status &optional problem)
  "Note that the server is in STATUS, and say PROBLEM if there is a new one."
  (when (and problem (not (equal problem langid-problem)))
    (message "%s" problem))
  (setq langid-status status
        langid-problem problem)
  (run-hooks 'langid-server-status-hook))

(provide 'langid-server)
;;; langid-server.el ends here
