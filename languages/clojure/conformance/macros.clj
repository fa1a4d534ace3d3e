;; Macros: new forms of control, a small language for pipelines of rules, and code as data.

(require '[clojure.walk :as walk])

(defmacro unless [condition & body] `(if ~condition nil (do ~@body)))

(defmacro my-cond-> [value & clauses]
  (let [g (gensym "value")]
    `(let [~g ~value
           ~@(mapcat (fn [[test form]] [g `(if ~test (-> ~g ~form) ~g)]) (partition 2 clauses))]
       ~g)))

(defmacro spy [form]
  `(let [result# ~form]
     (println '~form "=>" (pr-str result#))
     result#))

(defmacro with-time-machine
  "Runs the body with vars of the namespace bound to other functions, and puts them back."
  [bindings & body]
  (let [pairs (partition 2 bindings)
        kept (map (fn [_] (gensym "kept")) pairs)]
    `(let [~@(mapcat (fn [k [v _]] [k v]) kept pairs)]
       (try
         ~@(map (fn [[v new]] `(alter-var-root (var ~v) (constantly ~new))) pairs)
         ~@body
         (finally
           ~@(map (fn [k [v _]] `(alter-var-root (var ~v) (constantly ~k))) kept pairs))))))

(defmacro defmachine
  "A finite automaton: a function from a text to the state that it ends in."
  [name start & states]
  (let [[c more] [(gensym "c") (gensym "more")]
        clause (fn [[set arrow target]]
                 (assert (= arrow '->))
                 [`(some #{~c} ~set) `(fn [] (~target ~more))])]
    `(defn ~name [text#]
       (letfn [~@(for [[state & rules] states]
                   `(~state [chars#]
                      (if-let [[~c & ~more] (seq chars#)]
                        (cond ~@(mapcat clause (partition 3 rules)) :else :stuck)
                        ~(keyword state))))]
         (trampoline ~start text#)))))

(defmachine number-kind start
  (start "+-" -> sign "0123456789" -> whole)
  (sign "0123456789" -> whole)
  (whole "0123456789" -> whole "." -> point)
  (point "0123456789" -> real)
  (real "0123456789" -> real))

(println (map number-kind ["42" "-3.14" "+" "1." "1.2.3" ""]))
(unless (> 1 2) (println "one is not above two"))
(println (my-cond-> 5 true inc false (* 100) (odd? 3) (- 1) :always (/ 10)))
(spy (reduce + (map (fn [n] (* n n)) (range 4))))
(defn now [] :today)
(with-time-machine [now (fn [] :yesterday)] (println "inside" (now)))
(println "outside" (now))

;; A symbolic derivative, simplified by rules.
(defn derive-by [x form]
  (cond
    (number? form) 0
    (symbol? form) (if (= form x) 1 0)
    :else (let [[op a b] form]
            (case op
              + (list '+ (derive-by x a) (derive-by x b))
              - (list '- (derive-by x a) (derive-by x b))
              * (list '+ (list '* a (derive-by x b)) (list '* (derive-by x a) b))
              sin (list '* (list 'cos a) (derive-by x a))
              pow (list '* (list '* b (list 'pow a (dec b))) (derive-by x a))))))

(defn simplify [form]
  (walk/postwalk
    (fn [node]
      (if-not (and (seq? node) (= 3 (count node)))
        node
        (let [[op a b] node]
          (cond
            (and (number? a) (number? b) (not= op 'pow)) (({'+ + '- - '* *} op) a b)
            (and (= op '*) (or (= a 0) (= b 0))) 0
            (and (= op '*) (= a 1)) b
            (and (= op '*) (= b 1)) a
            (and (= op '+) (= a 0)) b
            (and ('#{+ -} op) (= b 0)) a
            (and (= op 'pow) (= b 1)) a
            :else node))))
    form))

(let [form '(+ (* 3 (pow x 2)) (+ (* 5 x) (sin (* 2 x))))
      slope (simplify (derive-by 'x form))]
  (println slope)
  (println (eval `(let [~'x 0.0 ~'cos (fn [a#] (Math/cos a#)) ~'pow (fn [a# b#] (Math/pow a# b#))] ~slope))))

(defmacro infix [& tokens]
  (letfn [(build [tokens operators]
            (if-let [[level & more] (seq operators)]
              (let [index (last (keep-indexed #(when (level %2) %1) tokens))]
                (if index
                  (list (nth tokens index) (build (take index tokens) operators) (build (drop (inc index) tokens) more))
                  (recur tokens more)))
              (let [token (first tokens)] (if (seq? token) (build token [#{'+ '-} #{'* '/}]) token))))]
    (build tokens [#{'+ '-} #{'* '/}])))

(println (infix 2 + 3 * 4 - (1 + 1) * 3) (macroexpand-1 '(infix a - b - c * d)))
(println (walk/prewalk-replace '{a 1 b 2} '(+ a (* b a))) (read-string "{:a [1 #{2} \\c \"s\"] :b 'q}"))
(println (meta ^{:doc "hi" :tag "T"} [1]) (resolve 'nothing-here) ((eval '(fn [n] (inc n))) 41) (special-symbol? 'if))
(println (-> #'spy meta :arglists first) (-> #'unless meta :macro) (macroexpand '(when a b c)))
