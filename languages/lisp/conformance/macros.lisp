;;;; Macros: anaphora, once-only, loops of one's own, pattern matching, a language for pages, and code that writes code.

(defpackage :showcase (:use :cl))
(in-package :showcase)

(defmacro aif (condition then &optional else)
  `(let ((it ,condition)) (if it ,then ,else)))

(defmacro with-gensyms (names &body body)
  `(let ,(loop for name in names collect `(,name (gensym ,(string name)))) ,@body))

(defmacro once-only ((&rest names) &body body)
  "Code of BODY evaluates each form that is in NAMES but once."
  (let ((symbols (loop for nil in names collect (gensym))))
    `(let ,(loop for s in symbols collect `(,s (gensym)))
       `(let (,,@(loop for s in symbols for n in names collect ``(,,s ,,n)))
          ,(let ,(loop for n in names for s in symbols collect `(,n ,s)) ,@body)))))

(defmacro square (x) (once-only (x) `(* ,x ,x)))

(defmacro while (condition &body body) `(loop (unless ,condition (return)) ,@body))

(defmacro do-primes ((var from to) &body body)
  (with-gensyms (limit)
    `(do ((,var (next-prime ,from) (next-prime (1+ ,var))) (,limit ,to)) ((> ,var ,limit)) ,@body)))

(eval-when (:compile-toplevel :load-toplevel :execute)
  (defun prime-p (n) (and (> n 1) (loop for d from 2 to (isqrt n) never (zerop (mod n d)))))
  (defun next-prime (n) (loop for k from n when (prime-p k) return k)))

;;; What can be known when the program is compiled is computed then.
(defmacro constant-primes (n) `',(coerce (loop for p = 2 then (next-prime (1+ p)) repeat n collect p) 'vector))

;;; Matching of patterns: ?x is a variable, a symbol stands for itself, _ is for anything.
(eval-when (:compile-toplevel :load-toplevel :execute)
  (defun variable-p (x) (and (symbolp x) (plusp (length (symbol-name x))) (char= #\? (char (symbol-name x) 0))))
  (defun match-code (pattern value success)
    (cond ((variable-p pattern) `(let ((,pattern ,value)) (declare (ignorable ,pattern)) ,success))
          ((and (symbolp pattern) (string= pattern "_")) success)
          ((null pattern) `(when (null ,value) ,success))
          ((atom pattern) `(when (eql ,value ',pattern) ,success))
          (t (let ((head (gensym)) (tail (gensym)))
               `(when (consp ,value)
                  (let ((,head (car ,value)) (,tail (cdr ,value)))
                    (declare (ignorable ,head ,tail))
                    ,(match-code (car pattern) head (match-code (cdr pattern) tail success)))))))))

(defmacro match-case (form &body clauses)
  (with-gensyms (value block)
    `(let ((,value ,form))
       (block ,block
         ,@(loop for (pattern . body) in clauses
                 collect (match-code pattern value `(return-from ,block (progn ,@body))))))))

(defun simplify (e)
  (if (atom e)
      e
      (match-case (mapcar #'simplify e)
        ((+ 0 ?x) ?x)
        ((+ ?x 0) ?x)
        ((* 1 ?x) ?x)
        ((* ?x 1) ?x)
        ((* 0 _) 0)
        ((* _ 0) 0)
        ((?op ?a ?b) (if (and (numberp ?a) (numberp ?b)) (funcall ?op ?a ?b) (list ?op ?a ?b)))
        (?other ?other))))

(defun derive (e x)
  (match-case e
    ((+ ?a ?b) `(+ ,(derive ?a x) ,(derive ?b x)))
    ((* ?a ?b) `(+ (* ,(derive ?a x) ,?b) (* ,?a ,(derive ?b x))))
    (?y (if (eql ?y x) 1 0))))

;;; Pages as lists: constant parts become strings before the program runs.
(defmacro html (form)
  (labels ((emit (f)
             (cond ((stringp f) (list f))
                   ((and (consp f) (keywordp (car f)))
                    (loop with name = (string-downcase (car f)) and rest = (cdr f) and attributes = '()
                          while (keywordp (car rest)) do (push (format nil " ~(~a~)='~a'" (pop rest) (pop rest)) attributes)
                          finally (return `(,(format nil "<~a~{~a~}>" name (reverse attributes)) ,@(mapcan #'emit rest) ,(format nil "</~a>" name)))))
                   (t (list f))))
           (fuse (parts)
             (cond ((null parts) nil)
                   ((and (stringp (first parts)) (stringp (second parts)))
                    (fuse (cons (concatenate 'string (first parts) (second parts)) (cddr parts))))
                   (t (cons (first parts) (fuse (rest parts)))))))
    `(with-output-to-string (*standard-output*) ,@(loop for part in (fuse (emit form)) collect `(princ ,part)))))

;;; A structure with its own constructor that checks types, made by a macro that makes functions.
(defmacro define-entity (name &rest fields)
  `(progn
     (defstruct (,name (:constructor ,(intern (format nil "%MAKE-~a" name)) ,(mapcar #'first fields))) ,@(loop for (f type) in fields collect `(,f nil :type (or null ,type))))
     (defun ,(intern (format nil "NEW-~a" name)) (&key ,@(mapcar #'first fields))
       ,@(loop for (f type) in fields collect `(check-type ,f ,type))
       (,(intern (format nil "%MAKE-~a" name)) ,@(mapcar #'first fields)))))

(define-entity book (title string) (year (integer 1450 2100)) (pages (or null integer)))

(defmacro define-units (kind &rest units)
  `(defmacro ,kind (amount unit)
     (let ((factor (getf ',units unit)))
       (if (numberp amount) (* amount factor) `(* ,amount ,factor)))))
(define-units metres :mm 1/1000 :cm 1/100 :m 1 :km 1000 :inch 254/10000)

(let ((calls 0))
  (flet ((next () (incf calls)))
    (format t "~a after ~a call~:p~%" (square (next)) calls)
    (format t "~a~%" (list (square (+ 1 2)) calls (macroexpand-1 '(while (foo) (bar))))))
  (let ((n 27) (steps 0))
    (while (> n 1) (setf n (if (evenp n) (/ n 2) (1+ (* 3 n)))) (incf steps))
    (format t "~d steps~%" steps)))
(do-primes (p 90 (+ 100 20)) (format t "~d " p))
(format t "~a~%" (constant-primes 10))
(format t "~a ~a~%" (aif (assoc 'b '((a . 1) (b . 2))) (cdr it)) (aif (find 9 '(1 2)) it 'none))
(let ((e '(+ (* 3 (* x x)) (+ (* 2 x) 7))))
  (format t "~(~a~%~a~)~%" (derive e 'x) (simplify (derive e 'x)))
  (format t "~a~%" (funcall (compile nil `(lambda (x) ,(simplify (derive e 'x)))) 5)))
(format t "~(~a~)~%" (mapcar (lambda (x) (match-case x ((?a (?b . ?rest) ?c) (list ?a ?b (length ?rest) ?c)) ((quote ?x) (list 'quoted ?x)) (nil 'empty) (7 'seven) (_ 'other)))
                             '((1 (2 3 4) 5) 'sym () 7 "text")))
(let ((items '("tea" "cups")))
  (format t "~a~%" (html (:div :class "list" (:h1 "Shop") (:ul (format nil "~{<li>~a</li>~}" items)) (:p (length items) " items")))))
(let ((b (new-book :title "Emma" :year 1815)))
  (format t "~s ~a ~a~%" b (book-title b) (typep b 'book)))
(handler-case (new-book :title "Old" :year 1066)
  (type-error (e) (format t "~(~a~) is not of ~(~a~)~%" (type-error-datum e) (type-error-expected-type e))))
(let ((n 3)) (format t "~a ~a ~a ~(~a~)~%" (metres 5 :km) (metres n :cm) (metres 10 :inch) (macroexpand-1 '(metres n :cm))))
(macrolet ((my-list (&rest xs) `(list ,@(reverse xs))))
  (symbol-macrolet ((answer (* 6 7)))
    (format t "~a ~(~s~)~%" (my-list 1 2 answer) `(a ,@(my-list 'x 'y) . ,(1+ answer)))))

;;; The reader can be told, too: [a b] is a list that is evaluated.
(set-macro-character #\] (get-macro-character #\)))
(set-macro-character #\[ (lambda (stream char) (declare (ignore char)) (cons 'list (read-delimited-list #\] stream t))))
(format t "~a~%" [1 (+ 1 1) ["three" 4]])
(define-compiler-macro twice (&whole form x) (if (numberp x) (* 2 x) form))
(defun twice (x) (+ x x))
(define-modify-macro multiplyf (factor) * "Multiplies a place.")
(defun second-digit (n) (mod (floor n 10) 10))
(define-setf-expander second-digit (place &environment env)
  (multiple-value-bind (variables values stores setter getter) (get-setf-expansion place env)
    (with-gensyms (digit)
      (values variables values (list digit)
              `(let ((,(first stores) (+ (- ,getter (* 10 (second-digit ,getter))) (* 10 ,digit)))) ,setter ,digit)
              `(second-digit ,getter)))))
(let ((cells (vector 1 2 3)) (number 1234) (i 0))
  (multiplyf (aref cells (incf i)) 10)
  (rotatef (aref cells 0) (aref cells 2))
  (setf (second-digit number) 9)
  (format t "~a ~d ~d ~d ~a~%" cells i number (twice 21) (let ((p (list 1 2 3))) (push 0 p) (list (pop p) (shiftf (car p) 'new) p))))
