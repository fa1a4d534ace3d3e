;;;; CLOS: classes, generic functions on several arguments, combination of methods, classes that change, and what they are made of.

(defclass shape () ((name :initarg :name :reader name :initform "shape") (scale :initform 1 :accessor scale)))
(defclass circle (shape) ((radius :initarg :radius :reader radius)) (:default-initargs :name "circle"))
(defclass box (shape) ((width :initarg :width :reader width) (height :initarg :height :reader height)) (:default-initargs :name "box"))
(defclass square (box) () (:default-initargs :name "square"))

(defmethod initialize-instance :after ((s square) &key side &allow-other-keys)
  (when side (setf (slot-value s 'width) side (slot-value s 'height) side)))

(defgeneric area (shape) (:documentation "The area, scaled."))
(defmethod area :around ((s shape)) (* (expt (scale s) 2) (call-next-method)))
(defmethod area ((c circle)) (* 355/113 (expt (radius c) 2)))
(defmethod area ((b box)) (* (width b) (height b)))

(defmethod print-object ((s shape) stream)
  (print-unreadable-object (s stream) (format stream "~a of ~,2f" (name s) (area s))))

;;; Two arguments decide; nobody owns the method.
(defgeneric meet (a b)
  (:method ((a shape) (b shape)) (list 'touch (name a) (name b)))
  (:method ((a circle) (b circle)) (list 'roll (+ (radius a) (radius b))))
  (:method ((a circle) (b box)) 'fit)
  (:method ((a box) (b circle)) (list 'turned (meet b a)))
  (:method ((a (eql :void)) b) (declare (ignore b)) 'nothing)
  (:method ((a number) (b string)) (format nil "~r ~a" a b)))

;;; Before, after and around; and values of all methods together.
(defvar *journal* '())
(defun note (format &rest arguments) (push (apply #'format nil format arguments) *journal*))
(defun journal () (prog1 (reverse *journal*) (setf *journal* '())))

(defclass account () ((owner :initarg :owner :reader owner) (balance :initform 0 :initarg :balance :accessor balance)))
(defclass logged () ((entries :initform (make-array 0 :adjustable t :fill-pointer t) :reader entries)))
(defclass limited () ((limit :initarg :limit :initform 50 :reader limit)))
(defclass savings (logged limited account) ((rate :initarg :rate :initform 1/20 :allocation :class :accessor rate)))

(defgeneric withdraw (account amount))
(defmethod withdraw ((a account) amount) (note "take ~d" amount) (decf (balance a) amount))
(defmethod withdraw :before ((a account) amount) (when (> amount (balance a)) (error "~a is short of ~d" (owner a) (- amount (balance a)))))
(defmethod withdraw :before ((a limited) amount) (note "limit?") (assert (<= amount (limit a)) () "more than ~d" (limit a)))
(defmethod withdraw :after ((a logged) amount) (vector-push-extend amount (entries a)))
(defmethod withdraw :around ((a savings) (amount integer)) (note "in") (multiple-value-prog1 (call-next-method a (* 2 amount)) (note "out")))

(defgeneric costs (thing) (:method-combination +))
(defmethod costs + ((a account)) 1)
(defmethod costs + ((a logged)) 10)
(defmethod costs + ((a savings)) 100)
(defgeneric features (thing) (:method-combination append :most-specific-last))
(defmethod features append ((a account)) '(money))
(defmethod features append ((a logged)) '(entries))
(defmethod features append ((a limited)) '(limit))

;;; A combination of one's own: the texts of all methods, one in another.
(define-method-combination wrapping () ((methods (wrapping) :required t))
  (reduce (lambda (inner method) `(format nil "~a(~a)" (call-method ,method) ,inner)) methods :initial-value "core"))
(defgeneric wrapped (thing) (:method-combination wrapping))
(defmethod wrapped wrapping ((a account)) "account")
(defmethod wrapped wrapping ((a logged)) "logged")
(defmethod wrapped wrapping ((a savings)) "savings")

(setf *print-pretty* nil)
(let ((shapes (list (make-instance 'circle :radius 2) (make-instance 'box :width 3 :height 5/2) (make-instance 'square :side 4))))
  (format t "~{~a~^ ~}~%" shapes)
  (setf (scale (second shapes)) 2)
  (format t "~{~a~^ ~} ~a~%" (mapcar #'area shapes) (reduce #'+ shapes :key #'area))
  (format t "~(~{~a~^ ~}~)~%" (loop for a in shapes append (loop for b in shapes collect (meet a b))))
  (format t "~(~a ~a~) ~a~%" (meet :void 1) (meet 42 "tests") (handler-case (meet "a" "b") (error () "no method")))
  (format t "~a~%" (mapcar (lambda (s) (list (typep s 'box) (class-name (class-of s)))) shapes)))

(let ((s (make-instance 'savings :owner "Ada" :balance 100)) (other (make-instance 'savings :owner "Bob" :rate 1/10)))
  (format t "~d ~a ~a~%" (withdraw s 20) (journal) (entries s))
  (format t "~a ~a~%" (handler-case (withdraw s 30) (error (e) (princ-to-string e))) (journal))
  (format t "~a ~a~%" (handler-case (withdraw other 1) (error (e) (princ-to-string e))) (journal))
  (format t "~a ~a ~(~a~) ~a~%" (rate s) (costs s) (features s) (wrapped s))
  (format t "~(~a~)~%" (mapcar #'class-name (sb-mop:class-precedence-list (find-class 'savings))))
  (with-slots ((money balance) owner) s
    (with-accessors ((left balance)) other
      (setf left (+ money 5) owner "Lovelace")
      (format t "~a ~d ~a~%" owner (balance other) (slot-boundp other 'owner))))
  (change-class s 'account)
  (format t "~(~a~) ~a ~a~%" (type-of s) (balance s) (slot-exists-p s 'limit)))

;;; A class that is defined anew: instances follow.
(defclass point () ((x :initarg :x) (y :initarg :y)))
(let ((p (make-instance 'point :x 3 :y 4)))
  (defclass point () ((radius :initform nil :accessor radius-of) (y :initarg :y)))
  (defmethod update-instance-for-redefined-class :after ((p point) added discarded plist &key)
    (declare (ignore added discarded))
    (setf (radius-of p) (sqrt (+ (expt (getf plist 'x) 2) (expt (slot-value p 'y) 2)))))
  (format t "~a ~a~%" (radius-of p) (slot-exists-p p 'x)))

(defclass sparse () ((known :initform (make-hash-table))))
(defmethod slot-missing (class (s sparse) name operation &optional value)
  (with-slots (known) s (ecase operation (setf (setf (gethash name known) value)) (slot-value (gethash name known :unknown)))))
(defmethod slot-unbound (class (a account) (slot (eql 'owner))) (setf (slot-value a slot) "nobody"))
(let ((s (make-instance 'sparse)))
  (setf (slot-value s 'colour) 'red)
  (format t "~(~a ~a~) ~a~%" (slot-value s 'colour) (slot-value s 'size) (owner (make-instance 'account))))

(defstruct (node (:print-function (lambda (n stream depth) (declare (ignore depth)) (format stream "<~a>" (node-key n))))) key (left nil) (right nil))
(defstruct (counted (:include node) (:conc-name c-)) (count 0 :type fixnum))
(defmethod describe-it ((n node)) "a node")
(defmethod describe-it ((n counted)) (format nil "~a, counted ~d, and ~a" n (c-count n) (call-next-method)))
(let* ((a (make-counted :key 'k :count 2)) (b (copy-counted a)))
  (incf (c-count b))
  (format t "~a; ~a; ~a ~a~%" (describe-it a) (describe-it b) (equalp a b) (node-p a)))
(defmethod add ((a list) (b list)) (mapcar #'add a b))
(defmethod add (a b) (+ a b))
(format t "~a ~a~%" (add '(1 (2 3)) '(10 (20 30))) (sort (mapcar (lambda (f) (length (sb-mop:generic-function-methods f))) (list #'add #'area #'meet)) #'<))
