;;;; Strings, characters and Unicode; format in many of its ways; sequences, stable sorting, hash tables; streams and files.

(defparameter *poem* "Die Straße war naß; l'été, déjà!
Ο ήλιος λάμπει. Снег идёт.
日本の夏 😀")

(defun split (text &optional (separator-p (lambda (c) (char= c #\Space))))
  (loop with from = 0
        for at = (position-if separator-p text :start from)
        when (> (or at (length text)) from) collect (subseq text from at)
        while at do (setf from (1+ at))))

(defun words (text) (split (string-downcase text) (complement #'alpha-char-p)))

(defun frequencies (items &key (test #'eql))
  "Pairs of item and count, the most frequent first; equals stay in their order."
  (let ((table (make-hash-table :test test)) (order '()))
    (dolist (item items) (when (= 1 (incf (gethash item table 0))) (push item order)))
    (stable-sort (mapcar (lambda (item) (cons item (gethash item table))) (nreverse order)) #'> :key #'cdr)))

(defun rotate (text by)
  (map 'string (lambda (c)
                 (let ((base (cond ((char<= #\a c #\z) 97) ((char<= #\A c #\Z) 65))))
                   (if base (code-char (+ base (mod (+ by (- (char-code c) base)) 26))) c)))
       text))

(defun distance (a b)
  (let ((row (coerce (loop for j from 0 to (length b) collect j) 'vector)))
    (loop for x across a for i from 1
          do (loop with diagonal = (shiftf (aref row 0) i)
                   for y across b for j from 1
                   do (setf diagonal (shiftf (aref row j) (min (1+ (aref row j)) (1+ (aref row (1- j))) (+ diagonal (if (char= x y) 0 1)))))))
    (aref row (length b))))

(defun replace-all (text part with)
  (with-output-to-string (out)
    (loop for from = 0 then (+ at (length part))
          for at = (search part text :start2 from)
          do (write-string text out :start from :end (or at (length text)))
          while at do (write-string with out))))

(format t "~a~%" *poem*)
(format t "~d ~d ~d~%" (length *poem*) (length (sb-ext:string-to-octets *poem* :external-format :utf-8)) (length (split *poem* (lambda (c) (char= c #\Newline)))))
(format t "~a ~a ~a ~a~%" (string-upcase "straße éa") (string-downcase "ΔΕΛΤΑ") (string-capitalize "the quICK été") (reverse "été日本"))
(format t "~a ~a ~a ~a~%" (map 'list #'char-code "aé日") (char-name #\日) (char-name #\Space) (list (alpha-char-p #\ñ) (upper-case-p #\Ω) (digit-char-p #\7) (digit-char-p #\f 16) (both-case-p #\ß)))
(format t "~{~a~^|~}~%" (words *poem*))
(format t "~{~a ~}~%" (loop for (c . n) in (frequencies (remove-if-not #'alpha-char-p (coerce (string-downcase *poem*) 'list))) repeat 5 collect (format nil "~a=~d" c n)))
(format t "~a ~a~%" (rotate "Hello, Wörld! xyz" 13) (rotate (rotate "Hello" 3) -3))
(format t "~a~%" (loop for (a b) in '(("kitten" "sitting") ("Straße" "Strasse") ("" "abc") ("flaw" "lawn")) collect (distance a b)))
(format t "~s ~s ~s~%" (replace-all "banana" "an" "<>") (string-trim " -" "-- x y --") (list "a\"b" #\a #\Newline :key 'sym '|Odd one|))

;;; Format.
(format t "~5d|~5,'0d|~:d|~@d|~6,2f|~8@a|~8a|~,3e~%" 42 42 1234567 5 3.14159 "right" "left" 1024d0)
(format t "~{~a~^, ~} ~:[no~;yes~] ~@[~a ~]~[zero~;one~:;many~] ~d item~:p, ~d fl~:@p~%" '(1 2 3) t nil 5 1 2)
(format t "~:{<~a ~a>~} ~@{~a~^-~}~%" '((a 1) (b 2)) 'x 'y 'z)
(format t "~r ~:r ~@r ~(ABC~) ~:(two words~) ~@(sentence case~) ~v,'*d ~10t|~%" 99 3 44 6 7)
(format t "~20<left~;mid~;right~>|~10:@<c~>|~%~&~a~2%" 'next)
(format t "~a ~s ~w ~c ~:c ~@c~%" "s" "s" "s" #\a #\Space #\a)
(format t "~?; ~*~a ~:*~a~%" "~a+~a" '(1 2) 'skipped 'taken)

;;; Sequences.
(let ((people '((mia 31) (ben 25) (eve 31) (tom 25) (zoe 40) (ann 31))))
  (format t "~(~a~)~%" (mapcar #'first (stable-sort (copy-list people) #'> :key #'second)))
  (format t "~(~a~)~%" (list (find 40 people :key #'second) (position 'eve people :key #'first) (count-if #'evenp people :key #'second) (assoc 'tom people) (remove 31 people :key #'second :count 2 :from-end t))))
(format t "~a~%" (list (reduce #'max '(3 1 4)) (remove-duplicates '(1 2 1 3)) (substitute 0 nil '(1 nil)) (mismatch "abcd" "abxd") (subseq "abcdef" 2 4) (merge 'list (list 1 4) (list 2 3) #'<) (every #'evenp #(2 4)) (some #'oddp #(2 4)) (search "cd" "abcd") (concatenate 'vector "ab" '(1))))
(format t "~a~%" (list (loop for x in '(5 3 8) maximize x into most minimize x into least sum x into all finally (return (list most least all))) (loop for (k v) on '(:a 1 :b 2) by #'cddr collect (cons k v)) (loop for c across "abc" for i downfrom 3 collect (list i c)) (loop with x = 1 repeat 6 collect (setf x (* 2 x)))))
(format t "~a ~a ~a~%" (union '(1 2) '(2 3) :test #'=) (set-difference '(1 2 3) '(2)) (subsetp '(1) '(1 2)))
(flet ((compose (&rest fs) (reduce (lambda (f g) (lambda (&rest xs) (funcall f (apply g xs)))) fs)) (curry (f &rest xs) (lambda (&rest ys) (apply f (append xs ys)))))
  (format t "~a ~a~%" (funcall (compose #'1+ #'isqrt (curry #'* 2)) 32) (mapcar (curry #'expt 2) '(1 5 10))))
(let ((table (make-hash-table :test #'equal)))
  (loop for (k v) in '(("b" 2) ("a" 1) ("c" 3)) do (setf (gethash k table) v))
  (remhash "b" table)
  (format t "~a ~a ~a~%" (sort (loop for k being the hash-keys of table using (hash-value v) collect (format nil "~a~d" k v)) #'string<) (multiple-value-list (gethash "b" table :none)) (hash-table-count table)))

;;; Streams and files.
(with-open-file (out "notes.txt" :direction :output :if-exists :supersede :external-format :utf-8)
  (format out "~{Zeile ~a: ü~%~}" '(1 2 3)))
(with-open-file (out "notes.txt" :direction :output :if-exists :append) (write-string "more" out))
(with-open-file (in "notes.txt" :external-format :utf-8)
  (format t "~d bytes:~{ ~s~}~%" (file-length in) (loop for line = (read-line in nil) while line collect line)))
(with-open-file (io "data.bin" :direction :io :if-does-not-exist :create :element-type '(unsigned-byte 8))
  (write-sequence #(1 2 3 250) io)
  (file-position io 2)
  (format t "~d ~d ~a~%" (read-byte io) (read-byte io) (read-byte io nil :end)))
(with-open-file (out "forms.lisp" :direction :output) (with-standard-io-syntax (print '(:point 1/2 #(1 "two") (nested . "pair")) out)))
(with-open-file (in "forms.lisp") (format t "~s~%" (read in)))
(load (with-open-file (out "code.lisp" :direction :output) (format out "(defun loaded (x) (list :loaded x))") (pathname out)))
(format t "~a ~a~%" (funcall 'loaded 7) (sort (mapcar #'pathname-name (directory "*.lisp")) #'string<))
(mapc #'delete-file '("notes.txt" "data.bin" "forms.lisp" "code.lisp"))
(format t "~a~%" (list (probe-file "notes.txt") (with-input-from-string (in "1 (2 three) \"4\"") (loop for x = (read in nil in) until (eq x in) collect x)) (read-from-string "#.(+ 1 2)") (let ((*print-base* 2) (*print-radix* t)) (prin1-to-string 5))))
(let ((*print-pretty* t) (*print-right-margin* 30) (*print-case* :downcase)) (print '(defun f (x) (let ((y (* x x)) (z 1)) (if (> y z) (list y z) (values x y))))) (terpri))
