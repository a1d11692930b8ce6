;;; langid-why.el --- Why this language -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Knows: how an answer of the server is shown to people.  Never: how a buffer
;; is followed, what becomes of an answer.

;;; Code:

(require 'langid-document)
(require 'langid-server)

(defconst langid--reasons
  '(("model" . "judged by its words and signs")
    ("family" . "sure of a family of languages that are written alike")
    ("shebang" . "the first line names an interpreter")
    ("modeline" . "a line for an editor names the language")
    ("file_name" . "the name of the file settles it")
    ("proof" . "the text reads as only one language can")
    ("too_short" . "too short to tell")
    ("unsure" . "no language stands out")
    ("not_code" . "reads as prose, so plain text is right"))
  "The server's reasons, for people.")

(defun langid-describe (answer)
  "ANSWER of the server as a short sentence."
  (let ((name (plist-get answer :name))
        (reason (cdr (assoc (plist-get answer :reason) langid--reasons))))
    (if name
        (concat name
                (and (plist-get answer :confidence)
                     (concat ", " (langid-percent (plist-get answer :confidence))))
                (and reason (concat ": " reason)))
      (concat "No language" (and reason (concat ": " reason))))))

(defun langid-percent (share)
  "SHARE, 0 to 1, as per cent; neither nothing nor certain because of rounding."
  (cond ((< 0 share 0.005) "under 1 %")
        ((< 0.995 share 1) "over 99 %")
        (t (format "%d %%" (round (* 100 share))))))

;;;###autoload
(defun langid-why ()
  "Show why this buffer is taken for the language it is taken for."
  (interactive)
  (let* ((source (current-buffer))
         (followed (langid-followed-p))
         (answer (if followed (langid--explain-followed) (langid--explain-text)))
         (state (and followed (langid-ask "langid.state"))))
    (with-help-window "*langid why*"
      (with-current-buffer standard-output
        (langid--insert-why answer state source)))))

(defun langid--explain-followed ()
  "The server's explanation of this buffer, with the places of the tokens."
  (langid-server-await)
  (langid-flush)
  (langid-ask "langid.explain"))

(defun langid--explain-text ()
  "The server's explanation of the text of this buffer, which it does not follow."
  (let ((name (and buffer-file-name (file-name-nondirectory buffer-file-name))))
    (langid-server-ask :langid/identify `(:text ,(langid--text) :filename ,name :explain t))))

(defun langid--insert-why (answer state source)
  "Insert what ANSWER and STATE say of the text in SOURCE, a buffer."
  (insert (propertize (buffer-name source) 'face 'bold) "\n\n" (langid-describe answer) "\n")
  (when state (insert (plist-get state :because) "\n"))
  (let ((explanation (plist-get answer :explanation))
        (candidates (append (plist-get answer :candidates) nil)))
    (when candidates
      (insert "\nCandidates\n")
      (dolist (one candidates)
        (insert (format "  %9s  %s\n" (langid-percent (plist-get one :confidence)) (plist-get one :name)))))
    (when explanation
      (langid--insert-tokens (format "For %s, against %s" (plist-get explanation :answer)
                                     (plist-get explanation :runnerUp))
                             (plist-get explanation :supporting) source)
      (langid--insert-tokens (format "For %s" (plist-get explanation :runnerUp))
                             (plist-get explanation :opposing) source))))

(defun langid--insert-tokens (title tokens source)
  "Insert TITLE and TOKENS with their weights.
Each leads to its first place in SOURCE, a buffer."
  (unless (seq-empty-p tokens)
    (insert "\n" title "\n")
    (seq-doseq (token tokens)
      (let ((places (plist-get token :ranges))
            (label (prin1-to-string (plist-get token :token))))
        (insert (format "  %+9.2f  " (plist-get token :weight)))
        (if (seq-empty-p places)
            (insert label)
          (let ((start (plist-get (seq-first places) :start)))
            (insert-text-button label
                                'follow-link t
                                'help-echo "mouse-2, RET: show where it stands"
                                'action (lambda (_) (langid--show-place source start)))))
        (insert "\n")))))

(defun langid--show-place (source start)
  "Go to START, a position of the server, in SOURCE."
  (pop-to-buffer source)
  (push-mark nil t)
  (goto-char (point-min))
  (forward-line (plist-get start :line))
  (forward-char (min (plist-get start :character) (- (line-end-position) (point)))))

;;;###autoload
(defun langid-identify-region (begin end)
  "Say which language the text between BEGIN and END is in.  Change nothing."
  (interactive "r")
  (let* ((question (list :text (langid-json-text (buffer-substring-no-properties begin end))))
         (answer (langid-server-ask :langid/identify question))
         (regions (plist-get (langid-server-ask :langid/regions question) :regions))
         (names (delete-dups (delq nil (mapcar (lambda (region) (plist-get region :name)) regions)))))
    (message "%s%s" (langid-describe answer)
             (if (cdr names) (format " (in it: %s)" (string-join names ", ")) ""))
    answer))

(provide 'langid-why)
;;; langid-why.el ends here
