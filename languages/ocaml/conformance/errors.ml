(* Exceptions, results and options; what is done on the way out; and an exception that reaches the top. *)

exception Not_positive of int
exception Wrapped of string * exn

let () =
  Printexc.register_printer (function
    | Not_positive n -> Some (Printf.sprintf "%d is not positive" n)
    | Wrapped (where, e) -> Some (where ^ ": " ^ Printexc.to_string e)
    | _ -> None)

let describe f = match f () with value -> value | exception e -> Printexc.to_string e

(* A chain of results with an error type that is open: each step adds its own. *)
let ( let* ) = Result.bind
let ( and* ) a b = match a, b with Ok x, Ok y -> Ok (x, y) | (Error _ as e), _ -> e | _, (Error _ as e) -> e

let number text = match int_of_string_opt text with Some n -> Ok n | None -> Error (`Not_a_number text)
let divide a b = if b = 0 then Error `Division_by_zero else Ok (a / b)
let root n = if n < 0 then Error (`Negative n) else Ok (int_of_float (sqrt (float_of_int n)))

let compute a b =
  let* x = number a and* y = number b in
  let* quotient = divide x y in
  root quotient

let explain = function
  | Ok n -> Printf.sprintf "fine, %d" n
  | Error (`Not_a_number s) -> Printf.sprintf "%S is not a number" s
  | Error `Division_by_zero -> "no division by zero"
  | Error (`Negative n) -> Printf.sprintf "no root of %d" n

(* Errors of many, gathered. *)
let traverse f xs =
  let step acc x = match acc, f x with
    | Ok ys, Ok y -> Ok (y :: ys)
    | Error es, Error e -> Error (e :: es)
    | (Error _ as e), Ok _ -> e
    | Ok _, Error e -> Error [ e ]
  in
  List.fold_left step (Ok []) xs |> Result.map List.rev |> Result.map_error List.rev

let search (type a) (f : a -> bool) xs =
  let exception Found of a in
  match List.iter (fun x -> if f x then raise_notrace (Found x)) xs with
  | () -> None
  | exception Found x -> Some x

let journal = Buffer.create 100
let log format = Printf.ksprintf (fun s -> Buffer.add_string journal (s ^ "; ")) format

let with_resource name use =
  log "open %s" name;
  Fun.protect ~finally:(fun () -> log "close %s" name) (fun () -> use (String.length name))

let rec layers = function
  | 0 -> raise (Not_positive 0)
  | n -> ( try layers (n - 1) with (Not_positive _ | Wrapped _) as e -> raise (Wrapped (Printf.sprintf "layer %d" n, e)))

let rec retry times f = try f times with Failure message when times > 1 -> log "%s, again" message; retry (times - 1) f

let depth_of_stack () =
  let rec dig n = if n = 0 then 0 else 1 + dig (n - 1) in
  match dig 100_000 with n -> string_of_int n | exception Stack_overflow -> "overflow"

let () =
  List.iter (fun (a, b) -> print_endline (explain (compute a b)))
    [ "100", "4"; "x", "4"; "100", ""; "7", "0"; "-90", "10"; "0x40", "1" ];
  let show = function Ok ns -> "all: " ^ String.concat " " (List.map string_of_int ns) | Error es -> "bad: " ^ String.concat " " (List.map (fun (`Not_a_number s) -> s) es) in
  print_endline (show (traverse number [ "1"; "2"; "3" ]));
  print_endline (show (traverse number [ "1"; "two"; "3"; "four" ]));
  let tries =
    [ (fun () -> string_of_int (List.hd []));
      (fun () -> List.assoc "k" []);
      (fun () -> string_of_int (1 / (List.length [] * 2)));
      (fun () -> String.make 1 "abc".[3]);
      (fun () -> string_of_int [| 1; 2 |].(-1));
      (fun () -> string_of_float (float_of_string "1.5.2"));
      (fun () -> Option.get None);
      (fun () -> Hashtbl.find (Hashtbl.create 1) 7);
      (fun () -> Result.get_ok (Error 1));
      (fun () -> invalid_arg "by hand");
      (fun () -> raise (Not_positive (-3)));
      (fun () -> layers 2);
      (fun () -> string_of_bool (compare (fun x -> x + 1) (fun x -> x) = 0));
      (fun () -> input_line (open_in "missing.txt"));
      (fun () -> List.fold_left2 (fun s a b -> s ^ a ^ b) "" [ "a" ] [ "b"; "c" ]);
      (fun () -> (Unix.stat "nowhere").st_size |> string_of_int);
      (fun () -> let rec loop = lazy (Lazy.force loop + 1) in string_of_int (Lazy.force loop)) ]
  in
  List.iteri (fun i f -> Printf.printf "%2d %s\n" i (describe f)) tries;
  Printf.printf "%s %s\n" (Option.fold ~none:"none" ~some:string_of_int (search (fun n -> n * n > 50) [ 3; 9; 8 ]))
    (Option.value (search (fun s -> s = "z") [ "a" ]) ~default:"nothing");
  print_endline (describe (fun () -> with_resource "outer" (fun n -> with_resource "in" (fun m -> if n > m then failwith "inside" else "never"))));
  print_endline (describe (fun () -> retry 3 (fun left -> if left > 1 then failwith "not yet" else "at last")));
  print_endline (describe (fun () -> retry 2 (fun left -> Printf.ksprintf failwith "%d left" left)));
  print_endline (Buffer.contents journal);
  print_endline (depth_of_stack ());
  Printf.printf "%d %d %b\n" max_int (max_int + 1) (Int64.div 7L 2L = 3L && Float.is_nan (0. /. 0.));
  at_exit (fun () -> print_endline "at exit");
  assert (List.length tries = 17);
  prerr_endline "now for one that nobody catches";
  ignore (layers 3)
