;; Exceptions with data, checks before and after, resources that close, files, and an exit code.

(require '[clojure.java.io :as io] '[clojure.string :as str] '[clojure.edn :as edn])

(defn withdraw [account amount]
  {:pre [(map? account) (pos? amount)]
   :post [(>= (:balance %) 0)]}
  (when (:frozen account)
    (throw (ex-info "the account is frozen" {:type ::frozen :id (:id account)})))
  (update account :balance - amount))

(defmacro outcome [& body]
  `(try
     ~@body
     (catch clojure.lang.ExceptionInfo e# [(ex-message e#) (ex-data e#)])
     (catch AssertionError e# (ex-message e#))
     (catch ArithmeticException e# (ex-message e#))
     (catch Exception e# (.getSimpleName (class e#)))))

(println (outcome (withdraw {:balance 10} 4)))
(println (outcome (withdraw {:balance 10} -4)))
(println (outcome (withdraw {:balance 10} 40)))
(println (outcome (withdraw {:id 7 :balance 10 :frozen true} 1)))
(println (map #(% 0) [(fn [z] (outcome (/ 1 z))) (fn [z] (outcome (/ 1.0 z))) (fn [z] (outcome (nth [] z)))
                      (fn [z] (outcome (z))) (fn [z] (outcome (+ z "a"))) (fn [z] (outcome (.length nil)))]))
(println (outcome (+ Long/MAX_VALUE 1)) (+' Long/MAX_VALUE 1) (unchecked-add Long/MAX_VALUE 1))
(println (outcome ((fn [a b] a) 1)) (outcome (Integer/parseInt "x")) (parse-long "x") (outcome (case 3 1 :one 2 :two)))

;; A cause within a cause.
(defn load-config [text]
  (try
    (let [config (edn/read-string text)]
      (if (map? config) config (throw (IllegalStateException. "not a map"))))
    (catch RuntimeException e
      (throw (ex-info "no configuration" {:text text} e)))))
(doseq [text ["{:port 80 :hosts #{\"a\"}}" "[1 2" "42"]]
  (println (try (load-config text)
             (catch Exception e (str (ex-message e) " of " (pr-str (:text (ex-data e))) ": " (ex-message (ex-cause e)))))))

;; Resources close in the other order, also when it goes wrong.
(def log (atom []))
(defn resource [id]
  (swap! log conj [:open id])
  (reify java.io.Closeable (close [_] (swap! log conj [:close id]))))
(try
  (with-open [a (resource :a) b (resource :b)]
    (throw (InterruptedException. "stop")))
  (catch InterruptedException e (swap! log conj (ex-message e)))
  (finally (swap! log conj :done)))
(println @log)

;; Files: written, appended to, read by lines, and walked.
(def folder (io/file "box"))
(io/make-parents (io/file folder "inner" "x"))
(spit (io/file folder "poem.txt") "one\nzwei\n三\n")
(spit (io/file folder "poem.txt") "quatre\n" :append true)
(with-open [reader (io/reader (io/file folder "poem.txt"))]
  (println (->> reader line-seq (map-indexed #(str (inc %1) ":" %2)) (str/join ", "))))
(spit "box/inner/data.edn" (pr-str {:when #inst "2024-02-29T12:00:00.000-00:00" :xs [1 2.5 3/4 10N] :s #{:k} :c \x}))
(let [data (edn/read-string (slurp "box/inner/data.edn"))]
  (println data (inst-ms (:when data)) (reduce + (:xs data))))
(println (->> (file-seq folder) (filter #(.isFile %)) (map (juxt #(.getName %) #(.length %))) sort))
(println (try (slurp "box/absent") (catch java.io.FileNotFoundException e (ex-message e))))
(doseq [file (reverse (file-seq folder))] (io/delete-file file))
(println (.exists folder))

;; What is shared and changes: refs in transactions, agents of errors, validators, watches.
(def from (ref 100 :validator #(>= % 0)))
(def to (ref 0))
(defn transfer [amount] (dosync (alter to + amount) (alter from - amount)))
(transfer 70)
(println (outcome (transfer 70)) @from @to)
(def watched (atom {:n 0}))
(add-watch watched :w (fn [_ _ old new] (println "from" (:n old) "to" (:n new))))
(println (swap-vals! watched update :n + 5) (compare-and-set! watched :other 1))
(def slow (delay (println "once") 42))
(println @slow @slow (realized? slow) (deref (promise) 1 :nothing-came) @(future (outcome (/ 1 0))))

(def ^:dynamic *depth* 0)
(defn nested [n] (if (= *depth* n) *depth* (binding [*depth* (inc *depth*)] (nested n))))
(println (nested 5) *depth*)
(letfn [(check [n] (if (neg? n) (throw (ex-info "below zero" {:code (- n)})) (check (dec n))))]
  (try (check 10)
    (catch clojure.lang.ExceptionInfo e
      (binding [*out* *err*] (println "fatal:" (ex-message e)))
      (shutdown-agents)
      (flush)
      (System/exit (+ 4 (:code (ex-data e)))))))
