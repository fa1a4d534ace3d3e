;; Numbers of all kinds, matrices as vectors, memory by closures, and searches over persistent structures.

(require '[clojure.string :as str])

(println (/ 1 3) (+ 1/3 1/6) (* 2 0.5) (/ 6 3) (+ 0.1M 0.2M) (rationalize 0.125) (quot -7 2) (rem -7 2) (mod -7 2))
(println (reduce *' (range 1 26)) (*' 99999999999 99999999999) (bit-shift-left 1 40) (bit-xor 12 10) 0xff 2r1010 36rZZ)
(println (= 1 1.0) (== 1 1.0) (class (+ 1 2N)) (class (/ 4 2)) (int \a) (long 3.9) (Math/round 2.5) (numerator 6/8) (ratio? 0.5))
(println (with-precision 20 (/ 1M 3)) (with-precision 5 :rounding HALF_EVEN (* 1M 1.234565M)) (bigint 1e20) (format "%.3e|%08d|%x|%,d" 12345.678 42 255 1234567))

(defn power [base exponent modulus]
  (loop [base (mod base modulus) exponent exponent result 1]
    (cond
      (zero? exponent) result
      (odd? exponent) (recur (mod (*' base base) modulus) (quot exponent 2) (mod (*' result base) modulus))
      :else (recur (mod (*' base base) modulus) (quot exponent 2) result))))

(defn prime? [n]
  (let [[s d] (loop [s 0 d (dec n)] (if (even? d) (recur (inc s) (quot d 2)) [s d]))]
    (every? (fn [a]
              (or (= a n)
                  (let [x (power a d n)]
                    (or (#{1 (dec n)} x)
                        (some #{(dec n)} (take s (iterate #(mod (*' % %) n) x)))))))
            (take-while #(<= % n) [2 3 5 7 11 13 17 19 23 29 31 37]))))
(println (filter prime? (range 1000003 1000100 2)) (prime? 2305843009213693951) (prime? 3215031751))

(defn mmul [a b] (let [columns (apply map vector b)] (mapv (fn [row] (mapv #(reduce +' (map *' row %)) columns)) a)))
(defn mpow [m n]
  (cond (zero? n) (mapv #(assoc (vec (repeat (count m) 0)) % 1) (range (count m)))
        (even? n) (recur (mmul m m) (quot n 2))
        :else (mmul m (mpow m (dec n)))))
(println (ffirst (mpow [[1 1] [1 0]] 200)))

(defn solve
  "Gauss and Jordan, with fractions: exact."
  [matrix]
  (let [n (count matrix)]
    (loop [m matrix c 0]
      (if (= c n)
        (mapv peek m)
        (let [pivot (first (filter #(not (zero? (get-in m [% c]))) (range c n)))
              m (assoc m c (m pivot) pivot (m c))
              row (mapv #(/ % (get-in m [c c])) (m c))]
          (recur (vec (map-indexed (fn [i r] (if (= i c) row (mapv - r (map #(* (r c) %) row)))) m)) (inc c)))))))
(println (solve [[2 1 -1 8] [-3 -1 2 -11] [-2 1 2 -3]]) (solve [[0 3 1] [7 2 5]]))

(def ways (memoize (fn [amount coins]
                     (cond (zero? amount) 1
                           (or (neg? amount) (empty? coins)) 0
                           :else (+ (ways (- amount (first coins)) coins) (ways amount (rest coins)))))))
(println (ways 500 [200 100 50 20 10 5 2 1]))

(defn dijkstra [graph start]
  (loop [open (sorted-set [0 start]) done (sorted-map)]
    (if-let [[distance at :as nearest] (first open)]
      (if (done at)
        (recur (disj open nearest) done)
        (recur (into (disj open nearest) (for [[to cost] (graph at) :when (not (done to))] [(+ distance cost) to]))
               (assoc done at distance)))
      done)))
(println (dijkstra {:a {:b 7 :c 9 :f 14} :b {:a 7 :c 10 :d 15} :c {:a 9 :b 10 :d 11 :f 2} :d {:e 6} :f {:c 2 :e 9}} :a))

(defn queens [n]
  (letfn [(ok? [board column]
            (every? true? (map-indexed (fn [row c] (and (not= c column) (not= (Math/abs (- c column)) (- (count board) row)))) board)))
          (place [board] (if (= (count board) n) [board] (mapcat #(place (conj board %)) (filter #(ok? board %) (range n)))))]
    (place [])))
(println (map (comp count queens) (range 1 7)) (first (queens 6)))

(defn life [cells]
  (set (for [[cell n] (frequencies (for [[x y] cells dx [-1 0 1] dy [-1 0 1] :when (not= 0 dx dy)] [(+ x dx) (+ y dy)]))
             :when (or (= n 3) (and (= n 2) (cells cell)))]
         cell)))
(let [glider #{[1 0] [2 1] [0 2] [1 2] [2 2]} later (nth (iterate life glider) 12)]
  (doseq [y (range 3 6)] (println (str/join (for [x (range 3 6)] (if (later [x y]) "#" "."))))))
(defn counter [] (let [n (atom 0)] {:up #(swap! n + %) :get #(deref n)}))
(let [a (counter) b (counter)] ((:up a) 3) ((:up a) 4) ((:up b) 1) (println ((:get a)) ((:get b))))
(println ((comp str/upper-case str/reverse #(str % "!")) "abc") (map (partial * 2) [1 2]) ((juxt + * -) 7 3) ((fnil inc 0) nil) ((complement even?) 3))
(println (unchecked-int 4294967295) (aget (int-array [1 2 3]) 2) (areduce (long-array (range 10)) i sum 0 (+ sum (* i 2))) (persistent! (reduce conj! (transient []) (range 3))))
(println (str/replace "1a22b" #"\d+" #(str (* 2 (parse-long %)))) (count "naïve 東京") (str/upper-case "straße é") (.codePointCount "😀a" 0 3) (re-seq #"\p{L}+" "Füße, 東京!") (compare [1 2] [1 3]))
