;; Continuations: early exits, generators, coroutines, backtracking, delimited prompts, and what is done on the way in and out.
(use-modules (srfi srfi-1) (srfi srfi-26) (srfi srfi-41) (ice-9 control) (ice-9 format) (ice-9 receive))

(define (say . parts) (for-each display parts) (newline))

;; Out of the middle of a loop.
(define (index-of ok? items)
  (call/cc
   (lambda (return)
     (fold (lambda (item i) (when (ok? item) (return i)) (+ i 1)) 0 items)
     #f)))

;; A generator: each call goes on where the last one stopped.
(define (make-generator producer)
  (define return #f)
  (define (resume)
    (producer (lambda (value)
                (call/cc (lambda (next)
                           (set! resume (lambda () (next #f)))
                           (return value)))))
    (set! resume (lambda () (return 'done)))
    (return 'done))
  (lambda () (call/cc (lambda (k) (set! return k) (resume)))))

(define (leaves tree)
  (make-generator
   (lambda (yield)
     (let walk ((node tree))
       (cond ((null? node) #t)
             ((pair? node) (walk (car node)) (walk (cdr node)))
             (else (yield node)))))))

(define (same-fringe? a b)
  (let ((next-a (leaves a)) (next-b (leaves b)))
    (let loop ()
      (let ((x (next-a)) (y (next-b)))
        (cond ((not (eqv? x y)) #f)
              ((eq? x 'done) #t)
              (else (loop)))))))

;; Backtracking: amb gives one of its choices, and another one when things go wrong later.
(define backtrack (lambda () (error "no choice is left")))
(define (amb choices)
  (call/cc
   (lambda (return)
     (let ((before backtrack))
       (for-each (lambda (choice)
                   (call/cc (lambda (again)
                              (set! backtrack (lambda () (again #f)))
                              (return choice))))
                 choices)
       (set! backtrack before)
       (backtrack)))))
(define (require ok?) (unless ok? (backtrack)))

(define (dwellings)
  (let* ((floors (iota 5 1))
         (baker (amb floors)) (cooper (amb floors)) (fletcher (amb floors)))
    (require (not (memv baker '(5))))
    (require (not (memv cooper '(1))))
    (require (not (memv fletcher '(1 5))))
    (require (> (abs (- fletcher cooper)) 1))
    (let ((miller (amb floors)) (smith (amb floors)))
      (require (> miller cooper))
      (require (> (abs (- smith fletcher)) 1))
      (require (= 5 (length (delete-duplicates (list baker cooper fletcher miller smith)))))
      `((baker ,baker) (cooper ,cooper) (fletcher ,fletcher) (miller ,miller) (smith ,smith)))))

;; Coroutines that take turns: a queue of continuations.
(define ready '())
(define (enqueue! thunk) (set! ready (append ready (list thunk))))
(define (dispatch) (unless (null? ready) (let ((next (car ready))) (set! ready (cdr ready)) (next))))
(define (pause) (call/cc (lambda (k) (enqueue! (lambda () (k #f))) (dispatch))))
(define (run-all . tasks)
  (call/cc
   (lambda (finish)
     (for-each (lambda (task) (enqueue! (lambda () (task) (if (null? ready) (finish 'all-done) (dispatch))))) tasks)
     (dispatch))))
(define (counter name from to)
  (lambda () (do ((i from (+ i 1))) ((> i to)) (display name) (display i) (display " ") (pause))))

;; State and choice as effects, by prompts that are delimited.
(define tag (make-prompt-tag "state"))
(define (get) (abort-to-prompt tag 'get #f))
(define (put! value) (abort-to-prompt tag 'put value))
(define (handle thunk)
  (call-with-prompt tag thunk
    (lambda (k request value)
      (lambda (state)
        (case request
          ((get) ((handle (lambda () (k state))) state))
          ((put) ((handle (lambda () (k 'ok))) value)))))))
(define (with-state state thunk)
  ((handle (lambda () (let ((result (thunk))) (lambda (last) (list result 'with last))))) state))
(define (tick) (let ((n (get))) (put! (+ n 1)) n))

(define-stream (integers n) (stream-cons n (integers (+ n 1))))
(define-stream (sieve s)
  (let ((p (stream-car s)))
    (stream-cons p (sieve (stream-filter (lambda (n) (positive? (modulo n p))) (stream-cdr s))))))

(say (index-of even? '(3 5 8 7)) " " (index-of even? '(1 3)))
(let ((next (leaves '(1 (2 (3)) () 4))))
  (let* ((a (next)) (b (next)) (c (next)) (d (next)) (e (next)) (f (next))) (say (list a b c d e f))))
(say (same-fringe? '(1 (2 3)) '((1 2) 3)) " " (same-fringe? '(1 2 3) '(1 3 2)) " " (same-fringe? '() '(())))
(say (dwellings))
(say (run-all (counter 'a 1 3) (counter 'b 10 11) (counter 'c 5 5)))
(say (with-state 10 (lambda () (let* ((a (tick)) (b (tick)) (c (tick))) (list a b c)))))
(say (+ 1 (reset (* 2 (shift k (+ (k 1) (k 10)))))) " " (reset (cons 1 (shift k (list (k '()) (k '(2)))))))
;; A continuation that is entered again runs the way in again.
(let ((trace '()) (again #f) (times 0))
  (define (note what) (set! trace (cons what trace)))
  (dynamic-wind
    (lambda () (note 'in))
    (lambda () (call/cc (lambda (k) (set! again k))) (note 'body))
    (lambda () (note 'out)))
  (set! times (+ times 1))
  (if (< times 3) (again #f))
  (say (reverse trace)))
(say (let/ec leave (dynamic-wind (lambda () (display "<")) (lambda () (leave 'left) 'never) (lambda () (display ">")))))
(receive (small large) (partition (cut < <> 5) (stream->list 8 (sieve (integers 2)))) (say small " " large))
(define depth (make-parameter 0 (lambda (n) (* n 1))))
(define (deeper n) (if (zero? n) (depth) (parameterize ((depth (+ (depth) n))) (deeper (- n 1)))))
(say (deeper 4) " " (depth) " " (call-with-values (lambda () (values 3 4)) *))
(say (let loop ((i 0) (sum 0)) (if (= i 300000) sum (loop (+ i 1) (+ sum i)))))
(format #t "~a ~s ~5,2f ~b ~:d ~10@a|~%" "tail calls" "quoted" 3.14159 10 1234567 'right)
