;; Reads a journal of events from stdin, folds it into a state, and reports; every state on the way is kept.

(ns journal
  (:require [clojure.set :as set]
            [clojure.string :as str]
            [clojure.pprint :refer [cl-format print-table]]))

(def event-pattern #"(?x) \s* (\d{1,2}):(\d{2}) \s+ (?<who>\w+) \s+ (?<verb>joins|leaves|says|pays) (?: \s+ (?<rest>.*) )?")

(defn parse-line [number line]
  (if-let [[_ hours minutes who verb more] (re-matches event-pattern line)]
    {:time (+ (* 60 (parse-long hours)) (parse-long minutes))
     :who (keyword (str/lower-case who)) :verb (keyword verb) :rest (some-> more str/trim)}
    {:verb :broken :line number}))

(defmulti step (fn [_ event] (:verb event)))
(defmethod step :joins [state {:keys [who time]}] (assoc-in state [:present who] time))
(defmethod step :leaves [state {:keys [who time]}]
  (if-let [since (get-in state [:present who])]
    (-> state
        (update :present dissoc who)
        (update-in [:stayed who] (fnil + 0) (- time since)))
    (update state :odd conj who)))
(defmethod step :says [state {:keys [who rest]}]
  (-> state
      (update-in [:words who] (fnil into []) (str/split (str/lower-case rest) #"[^\p{L}']+"))
      (update :talkers conj who)))
(defmethod step :pays [state {:keys [who rest]}]
  (let [[_ whom amount] (re-find #"(\w+)\s+(\d+(?:\.\d+)?)" rest)
        amount (bigdec amount)]
    (-> state
        (update-in [:balance who] (fnil - 0M) amount)
        (update-in [:balance (keyword (str/lower-case whom))] (fnil + 0M) amount))))
(defmethod step :broken [state {:keys [line]}] (update state :broken conj line))

(def start {:present (sorted-map) :stayed {} :words {} :balance (sorted-map) :talkers #{} :odd [] :broken []})

(defn clock [minutes] (format "%02d:%02d" (quot minutes 60) (rem minutes 60)))

(defn settle
  "The fewest simple payments: whoever owes most pays whoever is owed most."
  [balance]
  (loop [balance balance, payments []]
    (let [[debtor owes] (apply min-key (comp double val) balance)
          [creditor owed] (apply max-key (comp double val) balance)
          amount (min (- owes) owed)]
      (if (or (zero? amount) (= debtor creditor))
        payments
        (recur (-> balance (update debtor + amount) (update creditor - amount))
               (conj payments [debtor creditor amount]))))))

(let [events (->> (line-seq (java.io.BufferedReader. *in*))
                  (keep-indexed (fn [i line] (when-not (str/blank? line) (parse-line (inc i) line)))))
      states (reductions step start events)
      end (last states)]
  (cl-format true "~d event~:p, ~r broken~:[~;: lines ~{~d~^, ~}~]~%"
             (count events) (count (:broken end)) (seq (:broken end)) (:broken end))
  (println "most at a time:" (apply max (map (comp count :present) states)))
  (println "still there:" (str/join ", " (for [[who since] (:present end)] (str (name who) " since " (clock since)))))
  (println "odd:" (:odd end) "silent:" (sort (set/difference (set (map :who (remove #(= :broken (:verb %)) events))) (:talkers end))))
  (print-table [:who :stayed :words :longest]
               (for [who (sort (set/union (set (keys (:stayed end))) (:talkers end)))
                     :let [words (get-in end [:words who])]]
                 {:who (name who) :stayed (clock (get-in end [:stayed who] 0)) :words (count words)
                  :longest (->> words (sort-by (juxt (comp - count) identity)) first)}))
  (println)
  (doseq [[who sum] (:balance end)] (cl-format true "~10a ~8,2@f~%" (name who) sum))
  (doseq [[a b amount] (settle (:balance end))] (println (name a) "owes" (str (name b) ":") amount))
  (let [counts (frequencies (mapcat val (:words end)))]
    (println (->> counts (sort-by (juxt (comp - val) key)) (take 3) (map (fn [[word n]] (str word "×" n))) (str/join " "))))
  (let [index (reduce (fn [m [who words]] (reduce #(update %1 %2 (fnil conj (sorted-set)) who) m words)) {} (:words end))]
    (println (into (sorted-map) (filter #(> (count (val %)) 1) index)))))
