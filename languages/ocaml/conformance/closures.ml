(* Functions as values: pipelines, memo tables, parsers of functions, continuations, references and lazy sequences. *)

let ( >> ) f g x = g (f x)
let ( let* ) = Option.bind
let ( let+ ) o f = Option.map f o

let counter ?(step = 1) start =
  let count = ref start in
  let next () = let now = !count in count := now + step; now in
  next, fun () -> count := start

(* A table of what was computed, for functions that call themselves by a name that is given to them. *)
let memo f =
  let known = Hashtbl.create 64 in
  let calls = ref 0 in
  let rec self n =
    match Hashtbl.find_opt known n with
    | Some value -> value
    | None -> incr calls; let value = f self n in Hashtbl.add known n value; value
  in
  self, calls

let rec fold_right_cps f xs init k =
  match xs with
  | [] -> k init
  | x :: rest -> fold_right_cps f rest init (fun acc -> k (f x acc))

(* Sequences: nothing of them is there before it is asked for. *)
let rec naturals n () = Seq.Cons (n, naturals (n + 1))
let rec take n s () = if n = 0 then Seq.Nil else match s () with Seq.Nil -> Seq.Nil | Seq.Cons (x, rest) -> Seq.Cons (x, take (n - 1) rest)
let rec sieve s () =
  match s () with
  | Seq.Nil -> Seq.Nil
  | Seq.Cons (p, rest) -> Seq.Cons (p, sieve (Seq.filter (fun n -> n mod p <> 0) rest))
let rec interleave a b () = match a () with Seq.Nil -> b () | Seq.Cons (x, rest) -> Seq.Cons (x, interleave b rest)

let rec permutations = function
  | [] -> Seq.return []
  | xs ->
    List.to_seq xs
    |> Seq.flat_map (fun x -> permutations (List.filter (( <> ) x) xs) |> Seq.map (fun rest -> x :: rest))

(* Church's numbers: a number is how often a function is applied. *)
type church = { apply : 'a. ('a -> 'a) -> 'a -> 'a }
let church n = { apply = (fun f x -> let rec go n x = if n = 0 then x else go (n - 1) (f x) in go n x) }
let plus a b = { apply = (fun f x -> a.apply f (b.apply f x)) }
let times a b = { apply = (fun f -> a.apply (b.apply f)) }
let number c = c.apply succ 0

(* Observers, and an undo that is a stack of functions. *)
type 'a cell = { mutable value : 'a; mutable watchers : ('a -> 'a -> unit) list; mutable undo : (unit -> unit) list }
let cell value = { value; watchers = []; undo = [] }
let watch c f = c.watchers <- c.watchers @ [ f ]
let put c next =
  let old = c.value in
  c.undo <- (fun () -> c.value <- old) :: c.undo;
  c.value <- next;
  List.iter (fun f -> f old next) c.watchers
let undo c = match c.undo with [] -> false | f :: rest -> f (); c.undo <- rest; true

let ints xs = "[" ^ String.concat "; " (List.map string_of_int xs) ^ "]"

let () =
  let next, reset = counter 10 ~step:5 in
  let first = next () in
  let second = next () in
  reset ();
  Printf.printf "%d %d %d\n" first second (next ());
  let clean = String.trim >> String.lowercase_ascii >> String.split_on_char ' ' >> List.filter (( <> ) "") >> List.map String.capitalize_ascii in
  print_endline (String.concat "." (clean "  thE  quick BROWN fox "));
  let fib, calls = memo (fun self n -> if n < 2 then n else self (n - 1) + self (n - 2)) in
  let f80 = fib 80 in
  Printf.printf "fib 80 = %d in %d calls\n" f80 !calls;
  let collatz, steps = memo (fun self n -> if n = 1 then 1 else 1 + self (if n land 1 = 0 then n / 2 else (3 * n) + 1)) in
  let best = List.init 3000 (fun i -> i + 1) |> List.fold_left (fun b n -> if collatz n > collatz b then n else b) 1 in
  Printf.printf "longest below 3000: %d, %d long; %b\n" best (collatz best) (!steps < 20000);
  print_endline (ints (fold_right_cps (fun x acc -> (x * x) :: acc) [ 1; 2; 3 ] [] Fun.id));
  Printf.printf "%d\n" (fold_right_cps ( + ) (List.init 1_000_000 Fun.id) 0 Fun.id);
  print_endline (ints (List.of_seq (take 12 (sieve (naturals 2)))));
  print_endline (ints (List.of_seq (take 9 (interleave (naturals 0) (Seq.map (fun n -> n * -10) (naturals 1))))));
  permutations [ 1; 2; 3 ] |> Seq.iter (fun p -> print_string (ints p ^ " "));
  print_newline ();
  let firsts = ref 0 in
  let lazily = List.map (fun n -> lazy (incr firsts; n * n)) [ 1; 2; 3; 4 ] in
  let third = Lazy.force (List.nth lazily 2) + Lazy.force (List.nth lazily 2) in
  Printf.printf "%d after %d, %b\n" third !firsts (Lazy.is_val (List.hd lazily));
  let three = church 3 in
  Printf.printf "%d %d %s\n" (number (plus three (church 4))) (number (times three (church 5))) (three.apply (fun s -> s ^ "o") "g");
  let c = cell 1 and seen = Buffer.create 16 in
  watch c (fun a b -> Buffer.add_string seen (Printf.sprintf "%d>%d " a b));
  List.iter (put c) [ 5; 7 ];
  let rec undo_all n = if undo c then undo_all (n + 1) else n in
  let undone = undo_all 0 in
  Printf.printf "%s| %d after %d\n" (Buffer.contents seen) c.value undone;
  let settings = [ "width", "80"; "height", "x" ] in
  let area a b =
    let* w = List.assoc_opt a settings in
    let* w = int_of_string_opt w in
    let+ h = Option.bind (List.assoc_opt b settings) int_of_string_opt in
    w * h
  in
  let show = function None -> "none" | Some n -> string_of_int n in
  Printf.printf "%s %s %s\n" (show (area "width" "width")) (show (area "width" "height")) (show (area "depth" "width"));
  let apply_all fs x = List.map (fun f -> f x) fs in
  print_endline (ints (apply_all [ ( + ) 1; ( * ) 2; Fun.flip ( - ) 3; (fun x -> x lsl 4); Fun.const 0 ] 10));
  let labelled ~f ?(sep = ", ") items = String.concat sep (List.map f items) in
  Printf.printf "%s / %s\n" (labelled [ 1; 2 ] ~f:string_of_int) (labelled ~sep:"-" ~f:(Printf.sprintf "%02x") [ 10; 255 ])
