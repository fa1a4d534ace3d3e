;; Sequences that are lazy, transducers that are not sequences at all, and reductions of both.

(def primes
  (letfn [(sieve [numbers]
            (lazy-seq
              (let [p (first numbers)]
                (cons p (sieve (remove #(zero? (rem % p)) (rest numbers)))))))]
    (sieve (iterate inc 2))))

(def fibonacci (lazy-cat [0N 1N] (map + fibonacci (rest fibonacci))))

(defn collatz [n]
  (->> n
       (iterate #(if (even? %) (quot % 2) (inc (* 3 %))))
       (take-while #(> % 1))
       count))

(println (take 12 primes) (first (drop-while #(< % 100) primes)))
(println (nth fibonacci 150))
(println (apply max-key collatz (range 1 1000)) (collatz 871))

;; Nothing is made that is not asked for, and no more than once.
(def made (atom []))
(defn noisy [n] (swap! made conj n) (* n n))
(def squares (map noisy (iterate inc 0)))
(println @made (take 4 squares) @made)
(println (first (filter #(> % 30) squares)) @made)

;; The same transformation of a sequence, into a set, and as a reduction that stops.
(def interesting
  (comp (map #(* % 7))
        (filter even?)
        (mapcat (fn [n] [n (- n)]))
        (partition-all 3)
        (take 4)))
(println (sequence interesting (range)))
(println (into [] (comp interesting cat (dedupe)) (range 3 100)))
(println (transduce (comp (map :n) (remove nil?)) + 100 [{:n 1} {} {:n 5} {:m 9}]))

(defn running
  "A transducer with a state: the mean of what came so far."
  []
  (fn [step]
    (let [total (volatile! 0) seen (volatile! 0)]
      (fn
        ([] (step))
        ([result] (step result))
        ([result n]
         (vswap! total + n)
         (vswap! seen inc)
         (let [mean (/ @total @seen)]
           (if (> mean 5) (reduced (step result :too-much)) (step result mean))))))))
(println (into [] (running) [1 2 6 7 4 20 1 1]))

(println (reduce (fn [seen n] (if (seen n) (reduced n) (conj seen n))) #{} [3 1 4 1 5]))
(println (reductions max [3 1 4 1 5 9 2 6]) (reduce-kv (fn [m k v] (assoc m v k)) (sorted-map) {:a 1 :b 2}))
(println (->> "mississippi" (partition-by identity) (map (juxt first count)) (map #(apply str %)) (apply str)))

(defn tree-paths [tree]
  (if (map? tree)
    (for [[k v] (sort tree), path (tree-paths v)] (cons k path))
    [[tree]]))
(doseq [path (tree-paths {:usr {:bin {:clj 1} :lib 2} :etc 3})]
  (println (clojure.string/join "/" (map #(if (keyword? %) (name %) %) path))))

(println (for [a (range 1 25) b (range a 25) c (range b 25) :when (= (+ (* a a) (* b b)) (* c c)) :while (< c 20)] [a b c]))
(println (let [[x y & more :as all] (range 6) {:keys [p q] :or {q :none}} {:p 1}] [x y more (count all) p q]))
(println (take 5 (interleave (cycle [:a :b]) (range))) (partition 2 1 "abcd") (split-with neg? [-2 -1 0 -3]))
(println (sort-by (juxt count identity) ["pear" "fig" "apple" "kiwi" "plum"]) (sort-by :a > [{:a 1 :n 1} {:a 2 :n 2} {:a 1 :n 3}]))
(println (into (sorted-map) (group-by #(rem % 3) (range 10))) (into (sorted-map) (frequencies "banana")))
(println (tree-seq sequential? seq [1 [2 [3]]]) (flatten [1 [2 [3 nil]]]) (distinct [1 2 1 3]))
(println (seq (iteration #(when (< % 5) {:page % :next (inc %)}) :initk 1 :vf :page :kf :next)))
(println (seq (eduction (take-nth 3) (map inc) (range 10))) (keep-indexed #(when (odd? %1) %2) "abcdef"))
