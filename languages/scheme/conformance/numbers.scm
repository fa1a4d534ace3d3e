;; Numbers of all kinds: whole without a bound, exact fractions, floating, complex; and what number theory does with them.
(use-modules (srfi srfi-1) ((srfi srfi-60) #:select (bitwise-merge)) (ice-9 format) (rnrs bytevectors) ((rnrs base) #:select (exact inexact)))

(define (say . parts) (for-each (lambda (p) (display p) (display " ")) parts) (newline))

(define (factorial n) (fold * 1 (iota n 1)))

(define (fibonacci n)
  ;; By doubling: two numbers at a time.
  (let loop ((n n) (k (lambda (a b) a)))
    (if (zero? n)
        (k 0 1)
        (loop (quotient n 2)
              (lambda (a b)
                (let ((c (* a (- (* 2 b) a))) (d (+ (* a a) (* b b))))
                  (if (even? n) (k c d) (k d (+ c d)))))))))

(define (prime? n)
  ;; Miller and Rabin, with witnesses that are enough for all numbers below 3.3e24.
  (define (witness? a s d)
    (let loop ((x (modulo-expt a d n)) (i 0))
      (cond ((or (= x (- n 1)) (and (= i 0) (= x 1))) #f)
            ((= i (- s 1)) #t)
            (else (loop (modulo (* x x) n) (+ i 1))))))
  (cond ((< n 2) #f)
        ((find (lambda (p) (zero? (modulo n p))) '(2 3 5 7 11 13 17 19 23 29 31 37 41)) => (lambda (p) (= p n)))
        (else
         (let split ((s 0) (d (- n 1)))
           (if (even? d)
               (split (+ s 1) (quotient d 2))
               (not (any (lambda (a) (witness? a s d)) '(2 3 5 7 11 13 17 19 23 29 31 37 41))))))))

(define (factors n)
  (let loop ((n n) (p 2) (found '()))
    (cond ((= n 1) (reverse found))
          ((> (* p p) n) (reverse (cons n found)))
          ((zero? (modulo n p)) (loop (quotient n p) p (cons p found)))
          (else (loop n (if (= p 2) 3 (+ p 2)) found)))))

(define (bezout a b)
  (if (zero? b)
      (list a 1 0)
      (apply (lambda (g x y) (list g y (- x (* (quotient a b) y)))) (bezout b (modulo a b)))))

(define (inverse a m) (modulo (cadr (bezout a m)) m))

;; The remainder of all at once.
(define (chinese remainders moduli)
  (let ((all (apply * moduli)))
    (modulo (apply + (map (lambda (r m) (let ((rest (/ all m))) (* r rest (inverse rest m)))) remainders moduli)) all)))

(define (egyptian x)
  (if (zero? x) '() (let ((d (ceiling (/ x)))) (cons (/ d) (egyptian (- x (/ d)))))))

(define (continued x)
  (let* ((n (floor x)) (rest (- x n)))
    (cons n (if (zero? rest) '() (continued (/ rest))))))
(define (convergents terms)
  (map (lambda (n) (fold-right (lambda (a x) (if x (+ a (/ x)) a)) #f (take terms n))) (iota (length terms) 1)))

;; Machin's formula in whole numbers.
(define (pi-digits n)
  (define unity (expt 10 (+ n 10)))
  (define (arccot x)
    (let loop ((term (quotient unity x)) (k 1) (sign 1) (sum 0))
      (if (zero? term) sum (loop (quotient term (* x x)) (+ k 2) (- sign) (+ sum (* sign (quotient term k)))))))
  (quotient (* 4 (- (* 4 (arccot 5)) (arccot 239))) (expt 10 10)))

(define (bernoulli n)
  (let ((row (make-vector (+ n 1) 0)))
    (do ((m 0 (+ m 1))) ((> m n) (vector-ref row 0))
      (vector-set! row m (/ (+ m 1)))
      (do ((j m (- j 1))) ((zero? j))
        (vector-set! row (- j 1) (* j (- (vector-ref row (- j 1)) (vector-ref row j))))))))

(define (newton f f* x eps)
  (let ((next (- x (/ (f x) (f* x))))) (if (< (magnitude (- next x)) eps) next (newton f f* next eps))))

(define (round-to x places) (/ (round (* x (expt 10. places))) (expt 10. places)))

(say (factorial 30) (fibonacci 300))
(say (quotient (factorial 100) (factorial 98)) (string-length (number->string (factorial 500))) (integer-length (factorial 50)))
(say (filter prime? (iota 50)) (prime? (- (expt 2 61) 1)) (prime? (- (expt 2 67) 1)) (prime? 561))
(say (factors 360360) (factors 600851475143) (bezout 240 46) (inverse 3 11))
(say (chinese '(2 3 2) '(3 5 7)) (modulo-expt 7 (expt 10 20) 1000000007) (gcd 1071 462) (lcm 4 6 10))
(say (+ 1/3 1/6) (* 2/3 3/4) (/ 6 4) (expt 2/3 5) (exact->inexact 1/3) (rationalize (inexact->exact .3) 1/10) (numerator 6/4))
(say (egyptian 7/15) (continued 415/93) (convergents '(3 7 15 1 292)))
(say (pi-digits 50))
(say (map bernoulli '(0 1 2 4 10 12 20)))
(say (sqrt 16) (sqrt 1/4) (sqrt -4) (sqrt 2) (exact-integer-sqrt 17) (expt 0 0) (expt 2 -3) (expt 4 1/2) (exp 0))
(say (* 2+3i 1-i) (magnitude 3+4i) (/ 1+2i 3-4i) (real-part (make-polar 2 0)) (expt +i 2))
(say (round-to (newton (lambda (x) (- (* x x x) 2)) (lambda (x) (* 3 x x)) 1. 1e-12) 9)
     (let ((z (newton (lambda (z) (+ (* z z z) -1)) (lambda (z) (* 3 z z)) -1+1.i 1e-12))) (list (round-to (real-part z) 6) (round-to (imag-part z) 6))))
(say (map round '(0.5 1.5 2.5 -0.5 7/2)) (map truncate '(2.7 -2.7)) (floor -7/2) (exact (floor 2.9)) (inexact 1/8))
(say (quotient -7 2) (remainder -7 2) (modulo -7 2) (exact-integer? 3.) (integer? 3.) (rational? 1.5) (nan? (- (inf) (inf))) (= 1 1.) (eqv? 1 1.))
(say (number->string 255 16) (number->string 1/3 2) (string->number "ff" 16) (string->number "1e3") (string->number "abc") #xff #b-101 #e1.25 1e21 123456789.5 .000001)
(say (logand 12 10) (logior 12 10) (logxor 12 10) (lognot 0) (ash 1 70) (ash -8 -1) (logcount 255) (logbit? 3 8) (bitwise-merge 12 10 5))
(say (max 1 2.) (min 1/2 1/3) (abs -7/2) (exact->inexact 100) (number->string 3.0) -0.0 (/ 1. 0.) (atan 1 1) (exact (round 1e18)))
(let ((bytes (make-bytevector 8 0)))
  (bytevector-ieee-double-set! bytes 0 1.5 (endianness big))
  (bytevector-u16-set! bytes 6 513 (endianness little))
  (say bytes (bytevector-uint-ref bytes 0 (endianness big) 8)))
(format #t "~,3f|~8,2f|~e|~x|~o|~r|~:@r|~:r|~@r~%" 2/3 -3.14159 12345.678 255 8 1234 1999 12 14)
