;;;; A compiler of closures for a small language with infix operators: it is read from stdin, a statement a line.

(defpackage :tiny (:use :cl))
(in-package :tiny)

(define-condition mistake (error) ((message :initarg :message) (column :initarg :column :initform nil))
  (:report (lambda (c stream) (with-slots (message column) c (format stream "~@[column ~d: ~]~a" column message)))))

(defun complain (column format &rest arguments) (error 'mistake :column column :message (apply #'format nil format arguments)))

(defstruct token kind value column)

(defun tokenize (line)
  (let ((at 0) (tokens '()))
    (labels ((peek () (when (< at (length line)) (char line at)))
             (span (test) (let ((from at)) (loop while (and (peek) (funcall test (peek))) do (incf at)) (subseq line from at)))
             (add (kind value column) (push (make-token :kind kind :value value :column (1+ column)) tokens)))
      (loop for c = (peek) for column = at while c
            do (cond ((char= c #\#) (return))
                     ((char= c #\Space) (incf at))
                     ((digit-char-p c)
                      (let ((whole (parse-integer (span #'digit-char-p))))
                        (if (eql (peek) #\.)
                            (let ((digits (progn (incf at) (span #'digit-char-p)))) (add :number (+ whole (/ (parse-integer (concatenate 'string "0" digits)) (expt 10 (length digits)))) column))
                            (add :number whole column))))
                     ((alpha-char-p c) (add :name (intern (string-upcase (span #'alphanumericp)) :tiny) column))
                     ((char= c #\") (incf at) (add :text (span (lambda (c) (char/= c #\"))) column) (unless (peek) (complain (1+ column) "text without an end")) (incf at))
                     (t (let ((op (or (find-if (lambda (op) (eql (search op line :start2 at) at)) '("->" "==" "!=" "<=" ">=" "&&" "||" "<" ">" "+" "-" "*" "/" "%" "^" "(" ")" "[" "]" "," "=" "?" ":")) (complain (1+ at) "what is ~a?" c))))
                          (incf at (length op))
                          (add :op op column)))))
      (nreverse (cons (make-token :kind :end :value "the end" :column (1+ (length line))) tokens)))))

;;; Operators by precedence; the code that comes out is Lisp.
(defparameter *operators*
  '(("||" 1 or) ("&&" 2 and) ("==" 3 equal) ("!=" 3 differ) ("<" 4 <) (">" 4 >) ("<=" 4 <=) (">=" 4 >=) ("+" 5 plus) ("-" 5 -) ("*" 6 *) ("/" 6 divide) ("%" 6 modulo) ("^" 8 power)))

(defvar *tokens*)
(defun next-is (value) (let ((token (first *tokens*))) (and (eq (token-kind token) :op) (string= (token-value token) value) (pop *tokens*))))
(defun expect (value) (or (next-is value) (complain (token-column (first *tokens*)) "~a expected, not ~(~a~)" value (token-value (first *tokens*)))))

(defun expression (&optional (least 0))
  (let ((left (prefix)))
    (loop for token = (first *tokens*)
          for (nil level operator) = (and (eq (token-kind token) :op) (assoc (token-value token) *operators* :test #'string=))
          while (and level (>= level least))
          do (pop *tokens*)
             (setf left (list operator left (expression (if (eq operator 'power) level (1+ level))))))
    (if (and (zerop least) (next-is "?"))
        (let ((then (expression))) (expect ":") `(if ,left ,then ,(expression)))
        left)))

(defun prefix ()
  (if (next-is "-") `(- ,(expression 7)) (postfix (atom-of))))

(defun postfix (e)
  (cond ((next-is "(") (postfix `(call ,e ,@(commas ")"))))
        ((next-is "[") (postfix `(item ,e ,(prog1 (expression) (expect "]")))))
        (t e)))

(defun commas (close)
  (if (next-is close) '() (loop collect (expression) until (next-is close) do (expect ","))))

(defun atom-of ()
  (let ((token (pop *tokens*)))
    (case (token-kind token)
      ((:number :text) (token-value token))
      (:name (if (next-is "->") `(function-of (,(token-value token)) ,(expression)) `(variable ,(token-value token))))
      (t (cond ((string= (token-value token) "(")
                (let ((inner (commas ")")))
                  (cond ((next-is "->") `(function-of ,(mapcar (lambda (e) (if (and (consp e) (eq (car e) 'variable)) (second e) (complain (token-column token) "names expected"))) inner) ,(expression)))
                        ((= 1 (length inner)) (first inner))
                        (t (complain (token-column token) "one value expected")))))
               ((string= (token-value token) "[") `(list ,@(commas "]")))
               (t (complain (token-column token) "a value expected, not ~a" (token-value token))))))))

;;; What the code calls. The global names are in a table, the local ones are Lisp's.
(defvar *globals* (make-hash-table))
(defun differ (a b) (not (equal a b)))
(defun plus (a b) (cond ((and (numberp a) (numberp b)) (+ a b)) ((and (listp a) (listp b)) (append a b)) (t (format nil "~a~a" (show a) (show b)))))
(defun divide (a b) (if (eql b 0) (complain nil "division by zero") (/ a b)))
(defun modulo (a b) (if (eql b 0) (complain nil "division by zero") (mod a b)))
(defun power (a b) (if (and (integerp b) (< (abs b) 10000)) (expt a b) (complain nil "no power of ~a" (show b))))
(defun item (list n) (if (and (listp list) (integerp n) (< -1 n (length list))) (nth n list) (complain nil "no item ~a" (show n))))
(defun call (f &rest arguments) (if (functionp f) (apply f arguments) (complain nil "~a is not a function" (show f))))

(defun lisp-of (e locals)
  (cond ((atom e) e)
        (t (case (first e)
             (variable (let ((name (second e))) (if (member name locals) name `(multiple-value-bind (value there) (gethash ',name *globals*) (if there value (complain nil "unknown name ~(~a~)" ',name))))))
             (function-of `(lambda (&rest given)
                             (unless (= (length given) ,(length (second e))) (complain nil "~d argument~:p expected, not ~d" ,(length (second e)) (length given)))
                             (destructuring-bind ,(second e) given (declare (ignorable ,@(second e))) ,(lisp-of (third e) (append (second e) locals)))))
             (t (cons (first e) (mapcar (lambda (x) (lisp-of x locals)) (rest e))))))))

(defun show (value)
  (typecase value
    (null "[]") ((eql t) "true") (string value) (function "a function")
    (list (format nil "[~{~a~^, ~}]" (mapcar #'show value)))
    (t (princ-to-string value))))

(macrolet ((builtin (name lambda-list &body body) `(setf (gethash ',name *globals*) (lambda ,lambda-list ,@body))))
  (builtin map (f items) (mapcar f items))
  (builtin filter (f items) (remove-if-not f items))
  (builtin fold (f start items) (reduce f items :initial-value start))
  (builtin range (from to) (loop for i from from below to collect i))
  (builtin sort (items) (sort (copy-list items) #'<))
  (builtin length (items) (length items)))

(defun run (line)
  (let* ((*tokens* (tokenize line)) (name (and (eq (token-kind (first *tokens*)) :name) (second *tokens*) (equal (token-value (second *tokens*)) "=") (token-value (pop *tokens*)))))
    (when name (pop *tokens*))
    (when (or name (rest *tokens*))
      (let ((e (expression)))
        (unless (eq (token-kind (first *tokens*)) :end) (complain (token-column (first *tokens*)) "~(~a~) is too much" (token-value (first *tokens*))))
        (let ((value (funcall (let ((*error-output* (make-broadcast-stream))) (compile nil `(lambda () ,(lisp-of e '())))))))
          (if name (setf (gethash name *globals*) value))
          (format t "~@[~(~a~) = ~]~a~%" name (show value)))))))

(let ((mistakes 0))
  (loop for line = (read-line *standard-input* nil) for n from 1 while line
        do (handler-case (run line)
             (mistake (m) (incf mistakes) (format t "line ~d, ~a~%" n m))
             (type-error (e) (incf mistakes) (format t "line ~d, wrong type: ~a~%" n (show (type-error-datum e))))))
  (format *error-output* "~d mistakes~%" mistakes)
  (sb-ext:exit :code mistakes))
