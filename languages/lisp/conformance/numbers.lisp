;;;; The numeric tower: integers without a bound, exact ratios, floats, complex numbers; arrays, bits, and typed loops.

(defun factorial (n) (reduce #'* (loop for i from 1 to n collect i)))

(defun fibonacci (n)
  "By doubling, from the highest bit down."
  (let ((a 0) (b 1))
    (loop for bit from (1- (integer-length n)) downto 0
          do (psetf a (* a (- (* 2 b) a)) b (+ (* a a) (* b b)))
             (when (logbitp bit n) (psetf a b b (+ a b))))
    a))

(defun modular-power (base exponent modulus)
  (loop with result = 1
        while (plusp exponent)
        do (when (oddp exponent) (setf result (mod (* result base) modulus)))
           (setf base (mod (* base base) modulus) exponent (ash exponent -1))
        finally (return result)))

(defun prime-p (n)
  "Miller and Rabin, with witnesses that are enough for 64 bits."
  (let ((small '(2 3 5 7 11 13 17 19 23 29 31 37)))
    (cond ((< n 2) nil)
          ((member n small) t)
          ((some (lambda (p) (zerop (mod n p))) small) nil)
          (t (let* ((twos (1- (integer-length (logand (1- n) (- (1- n)))))) (odd (ash (1- n) (- twos))))
               (every (lambda (a)
                        (loop for x = (modular-power a odd n) then (mod (* x x) n)
                              for i below twos
                              thereis (or (= x (1- n)) (and (zerop i) (= x 1)))))
                      small))))))

(defun factors (n)
  (loop with d = 2
        while (> n 1)
        if (zerop (mod n d)) collect d and do (setf n (/ n d))
        else do (setf d (cond ((> (* d d) n) n) ((= d 2) 3) (t (+ d 2))))))

(defun egcd (a b) (if (zerop b) (values a 1 0) (multiple-value-bind (q r) (floor a b) (multiple-value-bind (g x y) (egcd b r) (values g y (- x (* q y)))))))

(defun continued-fraction (x &optional (limit 20))
  (loop repeat limit
        for (whole rest) = (multiple-value-list (floor x))
        collect whole
        until (zerop rest)
        do (setf x (/ rest))))

(defun from-continued (terms) (reduce (lambda (a x) (+ a (/ x))) terms :from-end t))

(defun pi-digits (n)
  (let ((unity (expt 10 (+ n 10))))
    (flet ((arccot (x) (loop for k from 1 by 2 for term = (floor unity x) then (floor term (* x x)) for sign = 1 then (- sign) until (zerop term) sum (* sign (floor term k)))))
      (values (floor (* 4 (- (* 4 (arccot 5)) (arccot 239))) (expt 10 10))))))

(defun bernoulli (n)
  (let ((row (make-array (1+ n))))
    (dotimes (m (1+ n) (aref row 0))
      (setf (aref row m) (/ (1+ m)))
      (loop for j from m downto 1 do (setf (aref row (1- j)) (* j (- (aref row (1- j)) (aref row j))))))))

(defun matrix* (a b)
  (destructuring-bind (rows inner columns) (list (array-dimension a 0) (array-dimension a 1) (array-dimension b 1))
    (let ((c (make-array (list rows columns) :initial-element 0)))
      (dotimes (i rows c) (dotimes (j columns) (setf (aref c i j) (loop for k below inner sum (* (aref a i k) (aref b k j)))))))))

(defun invert (matrix)
  "Gauss and Jordan, exactly; NIL for a singular one."
  (let* ((n (array-dimension matrix 0)) (work (make-array (list n (* 2 n)) :initial-element 0)))
    (dotimes (i n) (setf (aref work i (+ n i)) 1) (dotimes (j n) (setf (aref work i j) (aref matrix i j))))
    (dotimes (k n)
      (let ((pivot (loop for i from k below n unless (zerop (aref work i k)) return i)))
        (unless pivot (return-from invert nil))
        (dotimes (j (* 2 n)) (rotatef (aref work k j) (aref work pivot j)))
        (let ((scale (aref work k k))) (dotimes (j (* 2 n)) (setf (aref work k j) (/ (aref work k j) scale))))
        (dotimes (i n)
          (unless (= i k) (let ((f (aref work i k))) (dotimes (j (* 2 n)) (decf (aref work i j) (* f (aref work k j)))))))))
    (let ((inverse (make-array (list n n)))) (dotimes (i n inverse) (dotimes (j n) (setf (aref inverse i j) (aref work i (+ n j))))))))

(defun count-primes (limit)
  "A sieve in a vector of bits."
  (declare (type fixnum limit) (optimize speed (safety 1)))
  (let ((composite (make-array (1+ limit) :element-type 'bit :initial-element 0)) (found 0))
    (declare (type fixnum found))
    (loop for p of-type fixnum from 2 to limit
          when (zerop (sbit composite p))
            do (incf found)
               (loop for m of-type fixnum from (* p p) to limit by p do (setf (sbit composite m) 1)))
    found))

(format t "~d ~d~%" (factorial 30) (fibonacci 300))
(format t "~:d ~d ~d~%" (expt 2 100) (integer-length (factorial 100)) (length (write-to-string (factorial 1000))))
(format t "~a ~a ~a~%" (modular-power 3 (expt 10 18) 1000000007) (mapcar #'prime-p (list 561 (- (expt 2 61) 1) (- (expt 2 67) 1) 97)) (factors 600851475143))
(format t "~a ~a ~a ~a~%" (factors 360360) (multiple-value-list (egcd 240 46)) (gcd 1071 462) (lcm 4 6 10))
(format t "~a ~a ~a ~a ~a~%" (+ 1/3 1/6) (/ 6 4) (expt 2/3 5) (rational 0.75) (rationalize 0.3))
(format t "~a ~a ~,10f~%" (continued-fraction 415/93) (from-continued '(3 7 15 1)) (float (from-continued '(3 7 15 1 292)) 1d0))
(format t "~d~%~a~%" (pi-digits 50) (mapcar #'bernoulli '(0 1 2 4 10 12 20)))
(format t "~a ~a ~a~%" (sqrt 16) (sqrt -4) (isqrt (* 2 (expt 10 60))))
(format t "~a ~a ~a ~a~%" (* #c(2 3) #c(1 -1)) (abs #c(3 4)) (/ #c(1 2) #c(3 -4)) (expt #c(0 1) 2))
(format t "~a~%" (loop for f in (list #'floor #'ceiling #'truncate #'round) collect (list (multiple-value-list (funcall f 7 2)) (multiple-value-list (funcall f -7 2)) (funcall f 2.5))))
(format t "~a ~a ~a ~a ~a ~a~%" (mod -7 3) (rem -7 3) 1.0 1d0 1f-5 (/ 1d0 3))
(format t "~a ~a ~a ~a ~a~%" (eql 1 1.0) (= 1 1.0) (equalp 1 1.0) (max 1 2.5 3/2) (float 1/3 1d0))
(format t "~a ~a ~a ~a ~a ~a~%" (logand 12 10) (logxor 12 10) (lognot 5) (ash 1 70) (logcount 255) (ldb (byte 4 4) #xabc))
(format t "~x ~b ~o ~36r ~a ~a~%" 255 10 8 123456789 (dpb 15 (byte 4 0) 0) (parse-integer "zz" :radix 36))
(format t "~r|~:r|~@r|~,2f|~10,3e|~$|~:d|~@d~%" 1234 42 1994 2/3 12345.678d0 3.14159 1234567 5)
(let* ((m #2a((2 1 1) (1 3 2) (1 0 0))) (inverse (invert m)))
  (format t "~a~%~a ~a~%" inverse (matrix* m inverse) (invert #2a((1 2) (2 4)))))
(let ((f #2a((1 1) (1 0))) (r #2a((1 0) (0 1)))) (dotimes (i 90) (setf r (matrix* r f))) (format t "~d~%" (aref r 0 1)))
(format t "~d ~a ~a~%" (count-primes 200000) (bit-and #*1100 #*1010) (map 'list #'1+ (make-array 3 :element-type '(unsigned-byte 8) :initial-contents '(1 2 254))))
(format t "~a ~a ~a~%" (typep (expt 2 61) 'fixnum) (type-of (expt 2 80)) (list (type-of 1/2) (type-of #c(1 2)) (typep 5 '(integer 0 9)) (typep 5 '(and integer (not (satisfies evenp))))))
(format t "~a ~a~%" (decode-float 10d0) (multiple-value-list (integer-decode-float 1.5d0)))
(let ((state (sb-ext:seed-random-state 7))) (format t "~a~%" (let ((xs (loop repeat 1000 collect (random 10 state)))) (list (every (lambda (x) (<= 0 x 9)) xs) (length (remove-duplicates xs))))))
