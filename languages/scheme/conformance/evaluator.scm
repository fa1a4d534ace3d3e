;; A Scheme in Scheme: it reads programs from stdin and runs them, with closures, quasi-quotes, macros and mistakes of its own.
(use-modules (srfi srfi-1) (srfi srfi-9) (ice-9 match) (ice-9 exceptions))

(define-record-type closure (make-closure names rest body env) closure? (names closure-names) (rest closure-rest) (body closure-body) (env closure-env))
(define-record-type macro (make-macro transformer) macro? (transformer macro-transformer))
(define-record-type env (make-env table parent) env? (table env-table) (parent env-parent))

(define (complain message . irritants)
  (raise-exception (make-exception (make-exception-with-message message) (make-exception-with-irritants irritants))))

(define (lookup name scope)
  (cond ((not scope) (complain "unbound" name))
        ((hashq-get-handle (env-table scope) name) => identity)
        (else (lookup name (env-parent scope)))))
(define (define! name value scope) (hashq-set! (env-table scope) name value))

(define (extend names rest args scope)
  (let ((table (make-hash-table)))
    (let loop ((names names) (args args))
      (cond ((and (null? names) rest) (hashq-set! table rest args))
            ((and (null? names) (null? args)) #t)
            ((or (null? names) (null? args)) (complain "wrong number of arguments"))
            (else (hashq-set! table (car names) (car args)) (loop (cdr names) (cdr args)))))
    (make-env table scope)))

(define (parameters->closure params body scope)
  (let loop ((p params) (names '()))
    (if (pair? p) (loop (cdr p) (cons (car p) names)) (make-closure (reverse names) (if (null? p) #f p) body scope))))

(define steps 0)
(define (evaluate e scope)
  (set! steps (+ steps 1))
  (when (> steps 20000) (complain "too many steps"))
  (match e
    ((? symbol?) (cdr (lookup e scope)))
    ((not (? pair?)) e)
    (('quote x) x)
    (('quasiquote x) (fill x scope))
    (('if c a) (if (evaluate c scope) (evaluate a scope) #f))
    (('if c a b) (evaluate (if (evaluate c scope) a b) scope))
    (('define (name . params) . body) (define! name (parameters->closure params body scope) scope) name)
    (('define name e) (define! name (evaluate e scope) scope) name)
    (('set! name e) (set-cdr! (lookup name scope) (evaluate e scope)) name)
    (('lambda params . body) (parameters->closure params body scope))
    (('define-macro (name . params) . body) (define! name (make-macro (parameters->closure params body scope)) scope) name)
    (('begin . body) (evaluate-all body scope))
    (('let (? symbol? name) ((vars inits) ...) . body)
     (evaluate `((let () (define (,name ,@vars) ,@body) ,name) ,@inits) scope))
    (('let ((vars inits) ...) . body) (evaluate `((lambda ,vars ,@body) ,@inits) scope))
    (('cond ('else . body)) (evaluate-all body scope))
    (('cond) #f)
    (('cond (test . body) . more) (if (evaluate test scope) (evaluate-all body scope) (evaluate `(cond ,@more) scope)))
    (('and) #t)
    (('and x) (evaluate x scope))
    (('and x . more) (and (evaluate x scope) (evaluate `(and ,@more) scope)))
    (('try body handler) (guard-evaluate body handler scope))
    ((head . args)
     (match (evaluate head scope)
       ((? macro? m) (evaluate (call (macro-transformer m) args) scope))
       (f (call f (map-in-order (lambda (a) (evaluate a scope)) args)))))))

(define (evaluate-all body scope)
  (if (null? (cdr body)) (evaluate (car body) scope) (begin (evaluate (car body) scope) (evaluate-all (cdr body) scope))))

(define (fill x scope)
  (match x
    (('unquote e) (evaluate e scope))
    ((('unquote-splicing e) . rest) (append (evaluate e scope) (fill rest scope)))
    ((a . b) (cons (fill a scope) (fill b scope)))
    (_ x)))

(define (call f args)
  (cond ((closure? f) (evaluate-all (closure-body f) (extend (closure-names f) (closure-rest f) args (closure-env f))))
        ((procedure? f) (apply f args))
        (else (complain "not a procedure" f))))

(define (message-of e)
  (call-with-output-string
    (lambda (port)
      (display (if (exception-with-message? e) (exception-message e) "something") port)
      (when (exception-with-irritants? e) (for-each (lambda (i) (display " " port) (write i port)) (exception-irritants e))))))

(define (guard-evaluate body handler scope)
  (with-exception-handler
    (lambda (e) (call (evaluate handler scope) (list (message-of e))))
    (lambda () (evaluate body scope))
    #:unwind? #t))

(define globals
  (let ((scope (make-env (make-hash-table) #f)))
    (for-each (lambda (name value) (define! name value scope))
              '(+ - * = < > cons car cdr list null? pair? eq? append length reverse not number? string-append number->string raise map display newline apply)
              (list + - * = < > cons
                    (lambda (x) (if (pair? x) (car x) (complain "no pair" x)))
                    (lambda (x) (if (pair? x) (cdr x) (complain "no pair" x)))
                    list null? pair? eq? append length reverse not number? string-append number->string
                    (lambda (message) (complain message))
                    (lambda (f items) (map-in-order (lambda (x) (call f (list x))) items))
                    display newline (lambda (f args) (call f args))))
    scope))

(define (show value)
  (cond ((closure? value) (display "#<closure>")) ((procedure? value) (display "#<primitive>")) ((macro? value) (display "#<macro>")) (else (write value))))

(let loop ((n 1) (mistakes 0))
  (let ((form (read)))
    (if (eof-object? form)
        (begin (format #t "~a forms, ~a mistakes\n" (- n 1) mistakes) (exit mistakes))
        (begin
          (set! steps 0)
          (display n) (display " => ")
          (loop (+ n 1)
                (with-exception-handler
                  (lambda (e) (display "error: ") (display (message-of e)) (newline) (+ mistakes 1))
                  (lambda () (show (evaluate form globals)) (newline) mistakes)
                  #:unwind? #t))))))
