(* Signatures, functors, abstract types and first-class modules: a heap, a graph search and rings made of rings. *)

module type ORDERED = sig
  type t
  val compare : t -> t -> int
end

module type HEAP = sig
  type elt
  type t
  val empty : t
  val push : elt -> t -> t
  val pop : t -> (elt * t) option
  val of_list : elt list -> t
  val to_sorted : t -> elt list
end

(* A leftist heap: the shorter spine is on the right, so that merging is short. *)
module Heap (O : ORDERED) : HEAP with type elt = O.t = struct
  type elt = O.t
  type t = Empty | Node of int * elt * t * t

  let empty = Empty
  let rank = function Empty -> 0 | Node (r, _, _, _) -> r
  let make x a b = if rank a >= rank b then Node (rank b + 1, x, a, b) else Node (rank a + 1, x, b, a)

  let rec merge a b =
    match a, b with
    | Empty, h | h, Empty -> h
    | Node (_, x, l, r), Node (_, y, _, _) when O.compare x y <= 0 -> make x l (merge r b)
    | Node _, Node (_, y, l, r) -> make y l (merge a r)

  let push x h = merge (Node (1, x, Empty, Empty)) h
  let pop = function Empty -> None | Node (_, x, l, r) -> Some (x, merge l r)
  let of_list xs = List.fold_left (fun h x -> push x h) empty xs
  let rec to_sorted h = match pop h with None -> [] | Some (x, rest) -> x :: to_sorted rest
end

module Reverse (O : ORDERED) = struct
  type t = O.t
  let compare a b = O.compare b a
end

module Pair (A : ORDERED) (B : ORDERED) = struct
  type t = A.t * B.t
  let compare (a, b) (c, d) = match A.compare a c with 0 -> B.compare b d | order -> order
end

module Graph = struct
  module Names = Map.Make (String)
  module Queue = Heap (Pair (Int) (String))

  let of_edges edges =
    let add a b w g = Names.update a (fun old -> Some ((b, w) :: Option.value old ~default:[])) g in
    List.fold_left (fun g (a, b, w) -> g |> add a b w |> add b a w) Names.empty edges

  let distances graph start =
    let rec go queue seen =
      match Queue.pop queue with
      | None -> seen
      | Some ((_, at), rest) when Names.mem at seen -> go rest seen
      | Some ((d, at), rest) ->
        let push queue (next, w) = Queue.push (d + w, next) queue in
        go (List.fold_left push rest (Names.find at graph)) (Names.add at d seen)
    in
    go (Queue.of_list [ (0, start) ]) Names.empty
end

module type RING = sig
  type t
  val zero : t
  val one : t
  val ( + ) : t -> t -> t
  val ( * ) : t -> t -> t
  val show : t -> string
end

module Whole = struct
  type t = int
  let zero = 0 and one = 1
  let ( + ) = Stdlib.( + ) and ( * ) = Stdlib.( * )
  let show = string_of_int
end

module Modulo (N : sig val n : int end) : RING with type t = private int = struct
  type t = int
  let zero = 0 and one = 1 mod N.n
  let ( + ) a b = (a + b) mod N.n
  let ( * ) a b = a * b mod N.n
  let show a = Printf.sprintf "%d (mod %d)" a N.n
end

module Matrix (R : RING) : RING with type t = R.t * R.t * R.t * R.t = struct
  type t = R.t * R.t * R.t * R.t
  let zero = R.(zero, zero, zero, zero)
  let one = R.(one, zero, zero, one)
  let ( + ) (a, b, c, d) (e, f, g, h) = R.(a + e, b + f, c + g, d + h)
  let ( * ) (a, b, c, d) (e, f, g, h) = R.((a * e) + (b * g), (a * f) + (b * h), (c * e) + (d * g), (c * f) + (d * h))
  let show (a, b, c, d) = R.(Printf.sprintf "[%s %s; %s %s]" (show a) (show b) (show c) (show d))
end

let rec power : type a. (module RING with type t = a) -> a -> int -> a =
 fun (module R) x n ->
  if n = 0 then R.one
  else
    let half = power (module R) x (n / 2) in
    R.(if n land 1 = 1 then half * half * x else half * half)

module type ANIMAL = sig
  val name : string
  val noise : unit -> string
end

let animal name noise = (module struct let name = name let noise () = noise end : ANIMAL)

let () =
  let module Up = Heap (Int) in
  let module Down = Heap (Reverse (Int)) in
  let show xs = String.concat " " (List.map string_of_int xs) in
  let xs = [ 5; 3; 9; 1; 5; 7 ] in
  print_endline (show Up.(to_sorted (of_list xs)));
  print_endline (show Down.(to_sorted (of_list xs)));
  let graph = Graph.of_edges [ "a", "b", 7; "a", "c", 3; "b", "c", 1; "b", "d", 2; "c", "d", 8; "d", "e", 3; "f", "g", 1 ] in
  Graph.(Names.iter (Printf.printf "%s=%d ") (distances graph "a"));
  print_newline ();
  let module Clock = Modulo (struct let n = 1_000_007 end) in
  let module M = Matrix (Whole) in
  let module Clocks = Matrix (Clock) in
  let module Nested = Matrix (Matrix (Whole)) in
  let c0 = Clock.zero and c1 = Clock.one in
  print_endline (M.show (power (module M) (1, 1, 1, 0) 30));
  print_endline (Clocks.show (power (module Clocks) (c1, c1, c1, c0) 1_000_000));
  print_endline (Nested.show (power (module Nested) M.((1, 1, 0, 1), zero, one, (2, 0, 0, 2)) 3));
  Printf.printf "%d\n" (power (module Whole) 3 30);
  [ animal "cow" "moo"; animal "cat" "miaow" ] |> List.iter (fun (module A : ANIMAL) -> Printf.printf "%s says %s\n" A.name (A.noise ()))
