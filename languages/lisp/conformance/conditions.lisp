;;;; Conditions and restarts: who finds a mistake, who decides and who mends are three; cleaning up; and an end that is an error.

(define-condition bad-entry (error)
  ((text :initarg :text :reader entry-text) (line :initarg :line :reader entry-line))
  (:report (lambda (c stream) (format stream "line ~d: ~s is no entry" (entry-line c) (entry-text c)))))
(define-condition too-large (bad-entry) ((limit :initarg :limit :reader entry-limit :initform 1000))
  (:report (lambda (c stream) (format stream "line ~d: ~a is over ~d" (entry-line c) (entry-text c) (entry-limit c)))))
(define-condition progress (condition) ((done :initarg :done :reader done)))

;;; The parser offers ways out, and does not choose.
(defun parse-entry (text line)
  (restart-case
      (let ((n (handler-case (parse-integer text) (parse-error () (error 'bad-entry :text text :line line)))))
        (when (> n 1000) (error 'too-large :text text :line line))
        n)
    (use-value (value) :report "Take another value." value)
    (try-again (other) :report "Parse another text." :interactive (lambda () (list "0")) (parse-entry other line))
    (skip-entry () :report "Leave it out." nil)))

(defun parse-all (texts)
  (loop for text in texts for line from 1
        for n = (parse-entry text line)
        do (signal 'progress :done line)
        when n collect n))

(defparameter *texts* '("12" "x7" "5000" "" "8"))

(defun with-policy (policy) (handler-bind ((bad-entry policy)) (parse-all *texts*)))

(defvar *journal* '())
(defun note (&rest parts) (push (format nil "~{~a~^ ~}" parts) *journal*))
(defun told (value) (prog1 (list value (reverse *journal*)) (setf *journal* '())))

(format t "~a~%" (with-policy (lambda (c) (declare (ignore c)) (invoke-restart 'skip-entry))))
(format t "~a~%" (with-policy (lambda (c) (use-value (- (entry-line c))))))
(format t "~a~%" (with-policy (lambda (c)
                                (typecase c
                                  (too-large (invoke-restart 'use-value (entry-limit c)))
                                  (t (invoke-restart 'try-again (remove-if-not #'digit-char-p (concatenate 'string (entry-text c) "0"))))))))
(format t "~a~%" (handler-case (parse-all *texts*) (too-large (c) (list :large c)) (bad-entry (c) (princ-to-string c))))
(format t "~(~a~)~%" (told (handler-bind ((bad-entry (lambda (c) (note (mapcar #'restart-name (subseq (compute-restarts c) 0 3))) (invoke-restart 'skip-entry)))
                                          (progress (lambda (p) (note (done p)))))
                             (parse-all *texts*))))

;;; Handlers run before anything is unwound, from within to without; those that return have declined.
(format t "~a~%" (told (handler-case
                           (handler-bind ((error (lambda (c) (note "outer sees" c))))
                             (handler-bind ((error (lambda (c) (declare (ignore c)) (note "inner declines"))))
                               (unwind-protect (progn (note "working") (error "broken ~a" 1)) (note "cleaning up"))))
                         (error (c) (note "caught") (princ-to-string c)))))

(defmacro attempt (&body body)
  `(handler-case (progn ,@body)
     (simple-error (c) (format nil "simple: ~a" c))
     (division-by-zero (c) (format nil "~(~a~) ~a" (arithmetic-error-operation c) (arithmetic-error-operands c)))
     (unbound-variable (c) (format nil "unbound ~(~a~)" (cell-error-name c)))
     (undefined-function (c) (format nil "undefined ~(~a~)" (cell-error-name c)))
     (type-error (c) (format nil "~s is no ~(~a~)" (type-error-datum c) (type-error-expected-type c)))
     (file-error (c) (format nil "file ~a" (file-namestring (file-error-pathname c))))
     (end-of-file () "end of file")
     (control-error () "control")
     (warning (c) (format nil "warning ~a" c))
     (:no-error (&rest values) (format nil "fine ~a" values))))

(defun divide (a b) (/ a b))
(dolist (thunk (list (lambda () (divide 7 0)) (lambda () (divide 7 2)) (lambda () (symbol-value 'nowhere)) (lambda () (funcall 'no-such-function 1))
                     (lambda () (divide 1 "x")) (lambda () (car (divide 4 2))) (lambda () (open "missing.txt")) (lambda () (read-from-string "(1 2"))
                     (lambda () (warn "careful")) (lambda () (values 1 2 3)) (lambda () (error "by ~a" "hand"))
                     (lambda () (destructuring-bind (a b) (list 1 2) (+ a b)))))
  (format t "~a~%" (attempt (funcall thunk))))

;;; Places that are mended: check-type and cerror, continue and store-value.
(let ((age "old"))
  (format t "~a ~a~%" (handler-bind ((type-error (lambda (c) (declare (ignore c)) (store-value 42)))) (check-type age (integer 0 150)) age)
          (handler-bind ((error #'continue)) (cerror "Go on." "stopped at ~d" 5) 'went-on)))
(let ((limit 5) (used 9))
  (restart-bind ((grow (lambda () (setf limit 10) (note "grown"))))
    (unless (> limit used) (invoke-restart 'grow))
    (assert (> limit used)))
  (format t "~a~%" (told (list limit used))))

;;; Other ways out: blocks, catch and throw through functions, and loops that are retried.
(defun search-tree (item tree) (labels ((walk (node) (cond ((eql node item) (throw 'found :yes)) ((consp node) (mapc #'walk node))))) (catch 'found (walk tree) :no)))
(format t "~a ~a ~a~%" (search-tree 4 '(1 (2 (3 4)) 5)) (search-tree 9 '(1 (2))) (block outer (dolist (x '(1 2 3)) (dolist (y '(10 20)) (when (= (* x y) 40) (return-from outer (list x y)))))))
(defun retrying (times function)
  (loop for n from 1
        do (handler-case (return (funcall function n))
             (error (c) (note "try" n "failed:" c) (when (= n times) (return :gave-up))))))
(format t "~a~%" (told (retrying 4 (lambda (n) (if (< n 3) (error "not yet, ~r" n) (* n 100))))))
(format t "~a~%" (told (retrying 2 (lambda (n) (error "never ~d" n)))))
(format t "~a~%" (told (with-simple-restart (stop "Stop all.") (tagbody again (note "again") (when (< (length *journal*) 3) (go again)) (invoke-restart 'stop)) :never)))
(format t "~a~%" (multiple-value-list (with-simple-restart (stop "Stop all.") (invoke-restart 'stop))))
(format t "~a~%" (multiple-value-bind (value c) (ignore-errors (error "ignored")) (list value (princ-to-string c))))
(format t "~a~%" (handler-case (handler-case (error "first") (error (c) (error "second after ~a" c))) (error (c) (princ-to-string c))))
(format t "~a~%" (handler-bind ((warning (lambda (w) (note "heard" w) (muffle-warning w)))) (told (progn (warn "~a beans" 3) :counted))))
(finish-output)
(format *error-output* "the next one is for the last handler~%")
(handler-bind ((bad-entry (lambda (c) (format t "fatal: ~a~%" c) (sb-ext:exit :code 65))))
  (unwind-protect (parse-all '("1" "two")) (format t "cleaned up~%")))
