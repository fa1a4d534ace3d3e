(* Classes, virtual methods, inheritance, objects without a class, open recursion and polymorphic variants. *)

class virtual shape (name : string) =
  object (self)
    val mutable scale = 1.0
    method virtual area : float
    method name = name
    method grow by = scale <- scale *. by
    method describe = Printf.sprintf "%s of %.2f" self#name self#area
    initializer assert (name <> "")
  end

class circle r =
  object
    inherit shape "circle"
    method area = Float.pi *. ((r *. scale) ** 2.)
  end

class rectangle ?(name = "rectangle") w h =
  object
    inherit shape name
    method area = w *. h *. scale *. scale
    method diagonal = scale *. sqrt ((w *. w) +. (h *. h))
  end

class square side =
  object
    inherit rectangle ~name:"square" side side as super
    method! describe = super#describe ^ " with equal sides"
  end

(* A stack of any type; copies that share nothing; and a class with a private method and a class type. *)
class ['a] stack =
  object (self : 'self)
    val items : 'a list = []
    method push x = {<items = x :: items>}
    method pop = match items with [] -> None | x :: rest -> Some (x, {<items = rest>})
    method push_all xs = List.fold_left (fun (s : 'self) x -> s#push x) self xs
    method fold : 'b. ('b -> 'a -> 'b) -> 'b -> 'b = fun f init -> List.fold_left f init items
    method size = List.length items
  end

class type observer = object method notify : string -> unit end

class subject =
  object (self)
    val mutable observers : observer list = []
    method attach (o : observer) = observers <- o :: observers
    method private each f = List.iter f (List.rev observers)
    method emit event = self#each (fun o -> o#notify event)
  end

class logger prefix =
  object
    val lines = Buffer.create 64
    method notify event = Buffer.add_string lines (prefix ^ event ^ "; ")
    method contents = Buffer.contents lines
  end

class counting =
  object
    inherit logger "#" as super
    val mutable n = 0
    method! notify event = n <- n + 1; super#notify (Printf.sprintf "%d:%s" n event)
    method count = n
  end

(* A walk over expressions that subclasses change at one place. *)
type expr = [ `Int of int | `Var of string | `Add of expr * expr | `Neg of expr ]

class map =
  object (self)
    method expr : expr -> expr = function
      | `Int n -> self#int n
      | `Var v -> self#var v
      | `Add (a, b) -> `Add (self#expr a, self#expr b)
      | `Neg e -> `Neg (self#expr e)
    method int n : expr = `Int n
    method var v : expr = `Var v
  end

class substitute table =
  object
    inherit map
    method! var v = match List.assoc_opt v table with Some e -> e | None -> `Var v
  end

class double = object inherit map method! int n = `Int (2 * n) end

let rec show : expr -> string = function
  | `Int n -> string_of_int n
  | `Var v -> v
  | `Add (a, b) -> "(" ^ show a ^ " + " ^ show b ^ ")"
  | `Neg e -> "-" ^ show e

(* Variants without a declaration: a function that takes more, and one that takes less. *)
let basic = function `Red -> 0xff0000 | `Green -> 0x00ff00 | `Blue -> 0x0000ff
let extended = function (`Red | `Green | `Blue) as c -> basic c | `Grey level -> level * 0x010101

let () =
  let shapes = [ (new circle 1. :> shape); (new rectangle 2. 3.5 :> shape); (new square 2. :> shape) ] in
  List.iter (fun s -> print_endline s#describe) shapes;
  List.iter (fun s -> s#grow 2.) shapes;
  Printf.printf "%.3f\n" (List.fold_left (fun sum s -> sum +. s#area) 0. shapes);
  Printf.printf "%.1f\n" (let s = new square 3. in s#grow 10.; s#diagonal);
  let empty : int stack = new stack in
  let full = empty#push_all [ 1; 2; 3 ] in
  let top, rest = Option.get full#pop in
  Printf.printf "%d %d %d %d %s\n" top full#size rest#size empty#size (full#fold (fun s n -> s ^ string_of_int n) "=");
  let subject = new subject and plain = new logger "" and counted = new counting in
  subject#attach (plain :> observer);
  subject#attach (counted :> observer);
  subject#attach (object method notify event = if event = "stop" then print_endline "an object heard stop" end);
  List.iter subject#emit [ "start"; "go"; "stop" ];
  Printf.printf "%s| %s| %d\n" plain#contents counted#contents counted#count;
  let e : expr = `Add (`Int 1, `Neg (`Add (`Var "x", `Var "y"))) in
  let xs : (string * expr) list = [ "x", `Add (`Int 20, `Var "z") ] in
  List.iter (fun (m : map) -> print_endline (show (m#expr e))) [ new map; new substitute xs; new double; (object inherit substitute xs method! int n = `Int (-n) end) ];
  print_endline (show ((new double)#expr ((new substitute xs)#expr e)));
  (* What an object can do is its type. *)
  let loud o = String.uppercase_ascii o#name in
  let anonymous = object method name = "nobody" method age = 7 end in
  Printf.printf "%s %s %d\n" (loud anonymous) (loud (List.hd shapes)) anonymous#age;
  Printf.printf "%06x %06x %b\n" (extended `Green) (extended (`Grey 0x80)) (Oo.copy full = full);
  let point = object (self) val x = 1 val y = 2 method move dx dy = {<x = x + dx; y = y + dy>} method sum = x + y method twice = (self#move 10 0)#move 0 10 end in
  Printf.printf "%d %d\n" point#twice#sum point#sum
