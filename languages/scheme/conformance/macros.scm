;; Syntax that a program adds: hygienic loops, pattern matching, records, memo tables, pipelines; and code that is data.
(use-modules (srfi srfi-1) (srfi srfi-9) (srfi srfi-9 gnu) (srfi srfi-11) (ice-9 match) (ice-9 pretty-print) (ice-9 vlist))

(define-syntax while*
  (syntax-rules ()
    ((_ condition body ...) (let loop () (when condition body ... (loop))))))

(define-syntax for
  (syntax-rules (in from to by if collect)
    ((_ x in items if ok collect e) (filter-map (lambda (x) (and ok e)) items))
    ((_ x in items collect e) (map (lambda (x) e) items))
    ((_ x from a to b by s body ...) (do ((x a (+ x s))) ((> x b)) body ...))
    ((_ x from a to b body ...) (for x from a to b by 1 body ...))))

(define-syntax swap!
  (syntax-rules () ((_ a b) (let ((tmp a)) (set! a b) (set! b tmp)))))

(define-syntax my-or
  (syntax-rules () ((_) #f) ((_ e) e) ((_ e rest ...) (let ((t e)) (if t t (my-or rest ...))))))

(define-syntax ->
  (syntax-rules ()
    ((_ x) x)
    ((_ x (f arg ...) rest ...) (-> (f x arg ...) rest ...))
    ((_ x f rest ...) (-> (f x) rest ...))))

(define-syntax define-memo
  (syntax-rules ()
    ((_ (name arg ...) body ...)
     (define name
       (let ((known (make-hash-table)))
         (lambda (arg ...)
           (let ((key (list arg ...)))
             (or (hash-ref known key)
                 (let ((value (let () body ...))) (hash-set! known key value) value)))))))))

;; Not hygienic, and on purpose: `it` is what the condition gave.
(define-syntax aif
  (lambda (stx)
    (syntax-case stx ()
      ((aif condition then else)
       (with-syntax ((it (datum->syntax #'aif 'it)))
         #'(let ((it condition)) (if it then else)))))))

;; A table of states becomes functions that call each other.
(define-syntax automaton
  (syntax-rules (->> accept)
    ((_ start (state accept? (in ->> target) ...) ...)
     (letrec ((state (lambda (input)
                       (if (null? input)
                           accept?
                           (case (car input)
                             ((in) (target (cdr input))) ...
                             (else #f)))))
              ...)
       start))))

(define-record-type point (make-point x y) point? (x point-x set-point-x!) (y point-y))
(set-record-type-printer! point (lambda (p port) (simple-format port "<~a, ~a>" (point-x p) (point-y p))))
(define-immutable-record-type account (make-account owner balance) account? (owner account-owner) (balance account-balance set-balance))

(define (differentiate e x)
  (match e
    ((? number?) 0)
    ((? symbol? y) (if (eq? x y) 1 0))
    (('+ a b) `(+ ,(differentiate a x) ,(differentiate b x)))
    (('* a b) `(+ (* ,(differentiate a x) ,b) (* ,a ,(differentiate b x))))
    (('expt a (? integer? n)) `(* (* ,n (expt ,a ,(- n 1))) ,(differentiate a x)))))

(define (simplify e)
  (match e
    ((op a b)
     (match (list op (simplify a) (simplify b))
       ((op (? number? a) (? number? b)) (eval (list op a b) (interaction-environment)))
       ((or ('+ 0 a) ('+ a 0) ('* 1 a) ('* a 1) ('expt a 1)) a)
       ((or ('* 0 _) ('* _ 0)) 0)
       (('* (? number? n) ('* (? number? m) a)) `(* ,(* n m) ,a))
       (other other)))
    (_ e)))

(define (classify x)
  (match x
    (() 'nothing)
    ((one) (list 'just one))
    ((a b . (c ...)) `(two and ,(length c) more))
    (#(a b) (list 'vector (+ a b)))
    ((? string? s) (string-length s))
    (($ point x y) (* x y))
    ((and n (? number?) (? positive?)) 'positive)
    (_ 'else)))

(define (say . parts) (for-each display parts) (newline))

(let ((n 27) (steps 0) (tmp 1) (other 2))
  (while* (> n 1) (set! n (if (even? n) (quotient n 2) (+ (* 3 n) 1))) (set! steps (+ steps 1)))
  (swap! tmp other)
  (say steps " " tmp other " " (let ((t 5)) (my-or #f t)) " " (my-or)))
(for i from 10 to 20 by 5 (display i) (display " "))
(for i from 1 to 3 (display i))
(newline)
(say (for x in '(1 2 3 4) if (even? x) collect (* x x)) " " (for x in '(a b) collect (list x x)))
(say (-> '(3 1 2) (sort <) reverse (append '(0)) car (- 1)))
(define-memo (ways n k)
  (cond ((= n 0) 1) ((or (< n 0) (null? k)) 0) (else (+ (ways (- n (car k)) k) (ways n (cdr k))))))
(say (ways 200 '(200 100 50 20 10 5 2 1)))
(say (aif (assq 'b '((a 1) (b 2))) (cadr it) 'none) " " (aif (assq 'z '()) it 'none))
(define cadr? (automaton begin (begin #f (#\c ->> more)) (more #f (#\a ->> more) (#\d ->> more) (#\r ->> end)) (end #t)))
(say (map (lambda (s) (cadr? (string->list s))) '("cadr" "cddr" "car" "cr" "cad" "xr" "carr")))
(let* ((p (make-point 3 4)) (a (make-account "Ada" 100)) (b (set-balance a 70)))
  (set-point-x! p 30)
  (say p " " (point? p) (point? a) " " (account-balance a) " " (account-balance b) " " (account-owner b)))
(let ((e '(+ (* 3 (expt x 2)) (* x (+ x 1)))))
  (say (differentiate e 'x))
  (say (simplify (differentiate e 'x)))
  (say (eval `(let ((x 2)) ,(simplify (differentiate e 'x))) (interaction-environment))))
(say (map classify (list '() '(1) '(1 2 3 4) #(3 4) "four" (make-point 5 6) 7 -7)))
(let-values (((q r) (floor/ -17 5)) ((evens odds) (partition even? (iota 7))))
  (say (list q r evens odds)))
(match '((name "Ada") (born 1815 12 10) (langs fr en))
  ((('name name) ('born year _ ...) (_ . langs)) (say name " " year " " langs)))
(pretty-print `(define (f x) (let loop ((i 0) (sum 0)) (if (= i ,(* 6 7)) ,@(list 'sum) (loop (+ i 1) (+ sum (* i ,(string->symbol "x"))))))))
