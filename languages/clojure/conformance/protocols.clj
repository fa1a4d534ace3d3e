;; Records, protocols, multimethods over hierarchies, and types that join in the language's own abstractions.

(ns shapes
  (:require [clojure.string :as str]))

(defprotocol Shape
  (area [this] "How much it covers.")
  (scale [this factor] "The same, larger."))

(defrecord Circle [radius]
  Shape
  (area [_] (* Math/PI radius radius))
  (scale [this factor] (update this :radius * factor)))

(defrecord Box [width height]
  Shape
  (area [_] (* width height))
  (scale [this factor] (-> this (update :width * factor) (update :height * factor))))

;; Protocols are extended to what was there before them.
(extend-protocol Shape
  nil
  (area [_] 0)
  (scale [_ _] nil)
  clojure.lang.Sequential
  (area [shapes] (reduce + (map area shapes)))
  (scale [shapes factor] (mapv #(scale % factor) shapes))
  String
  (area [text] (count text))
  (scale [text factor] (str/join (repeat factor text))))

(def box (->Box 3 4))
(println box (= box (map->Box {:height 4 :width 3})) (= box {:width 3 :height 4}) (assoc box :name "b"))
(printf "%.3f %d %d\n" (area (->Circle 1.5)) (area [box nil "four" [box]]) (area (scale box 3)))
(println (scale [box "ab" nil] 2) (satisfies? Shape 7) (record? (dissoc box :width)))
(println (:width box) (keys box) (let [{:keys [height]} box] height) (into (sorted-map) box))

(derive ::cat ::animal)
(derive ::dog ::animal)
(derive ::puppy ::dog)
(derive ::robot-dog ::dog)
(derive ::robot-dog ::machine)

(defmulti meet (fn [a b] [(:kind a) (:kind b)]))
(defmethod meet [::cat ::dog] [a _] (str (:name a) " climbs a tree"))
(defmethod meet [::animal ::animal] [a b] (str (:name a) " looks at " (:name b)))
(defmethod meet [::puppy ::cat] [a b] (str (:name a) " chases " (:name b)))
(defmethod meet [::animal ::machine] [_ b] (str (:name b) " hums"))
(defmethod meet :default [_ _] "nothing happens")
(prefer-method meet [::animal ::machine] [::animal ::animal])

(let [tom {:kind ::cat :name "Tom"} rex {:kind ::puppy :name "Rex"}
      k9 {:kind ::robot-dog :name "K9"} stone {:kind ::stone :name "stone"}]
  (doseq [[a b] [[tom rex] [rex tom] [tom tom] [rex k9] [stone tom]]]
    (println (meet a b)))
  (println (try (meet tom k9) (catch IllegalArgumentException e (re-find #"neither is preferred" (ex-message e))))))
(println (isa? ::puppy ::animal) (isa? [::puppy ::cat] [::dog ::animal]) (sort (ancestors ::robot-dog)))

(defmulti price "By what a function says of the arguments." (fn [{:keys [weight]}] (cond (< weight 1) :letter (< weight 20) :parcel)))
(defmethod price :letter [_] 1.5)
(defmethod price :parcel [{:keys [weight]}] (+ 4 (* 0.5 weight)))
(defmethod price nil [{:keys [weight]}] (throw (ex-info "too heavy" {:weight weight})))
(println (map price [{:weight 0.2} {:weight 8}]) (try (price {:weight 30}) (catch Exception e (ex-data e))))

;; A ring: a type that is counted, walked, looked up in, called and printed as collections are.
(deftype Ring [items at]
  clojure.lang.Counted
  (count [_] (count items))
  clojure.lang.Seqable
  (seq [_] (when (seq items) (map #(nth items (mod (+ at %) (count items))) (range (count items)))))
  clojure.lang.ILookup
  (valAt [this k] (.valAt this k nil))
  (valAt [_ k default] (if (integer? k) (nth items (mod (+ at k) (count items))) default))
  clojure.lang.IFn
  (invoke [this k] (.valAt this k))
  clojure.lang.IPersistentCollection
  (cons [_ x] (Ring. (conj items x) at))
  (empty [_] (Ring. [] 0))
  (equiv [this other] (= (seq this) (seq other)))
  Object
  (toString [this] (str "(" (str/join " -> " this) ")")))
(defmethod print-method Ring [ring ^java.io.Writer writer] (.write writer (str "#ring" ring)))

(let [ring (into (->Ring [] 0) [:a :b :c])
      turned (->Ring [:a :b :c :d] 3)]
  (println (str ring) (count turned) (ring 4) (:none turned) (get turned :x "?") (map turned [0 1 -1]))
  (prn turned (= ring [:a :b :c]) (first turned) (conj turned :e) (reduce str turned) (empty ring)))

(let [log (atom [])
      shape (reify Shape
              (area [_] (swap! log conj :area) 42)
              (scale [this n] (swap! log conj n) this)
              Comparable
              (compareTo [_ other] (compare 42 (area other))))]
  (println (area (scale shape 3)) @log (compare shape box)))
(def comparator-of (proxy [java.util.Comparator] [] (compare [a b] (- (count a) (count b)))))
(println (sort comparator-of ["three" "a" "four" "to" "is"]) (-> (doto (java.util.ArrayList.) (.add 3) (.add 1)) sort))
