(* Variants and pattern matching: a lexer, an algebra of expressions that is derived and simplified, and typed terms. *)

type expr =
  | Num of float
  | Var of string
  | Add of expr * expr
  | Mul of expr * expr
  | Pow of expr * int
  | Fn of [ `Sin | `Cos | `Exp ] * expr

type token = Number of float | Ident of string | Op of char | Open | Close

exception Syntax of { at : int; message : string }

let tokens text =
  let n = String.length text in
  let rec span ok i = if i < n && ok text.[i] then span ok (i + 1) else i in
  let rec go acc i =
    if i >= n then List.rev acc
    else
      match text.[i] with
      | ' ' -> go acc (i + 1)
      | '0' .. '9' ->
        let j = span (function '0' .. '9' | '.' -> true | _ -> false) i in
        go (Number (float_of_string (String.sub text i (j - i))) :: acc) j
      | 'a' .. 'z' | 'A' .. 'Z' ->
        let j = span (function 'a' .. 'z' | 'A' .. 'Z' | '0' .. '9' -> true | _ -> false) i in
        go (Ident (String.sub text i (j - i)) :: acc) j
      | ('+' | '-' | '*' | '^') as c -> go (Op c :: acc) (i + 1)
      | '(' -> go (Open :: acc) (i + 1)
      | ')' -> go (Close :: acc) (i + 1)
      | c -> raise (Syntax { at = i; message = Printf.sprintf "what is %C?" c })
  in
  go [] 0

(* Recursive descent over the list of tokens: each function gives what it read and what is left. *)
let rec sum ts =
  let rec more left = function
    | Op '+' :: rest -> let right, rest = product rest in more (Add (left, right)) rest
    | Op '-' :: rest -> let right, rest = product rest in more (Add (left, Mul (Num (-1.), right))) rest
    | rest -> left, rest
  in
  let first, rest = product ts in
  more first rest

and product ts =
  match power ts with
  | left, Op '*' :: rest -> let right, rest = product rest in Mul (left, right), rest
  | left, ((Ident _ | Open) :: _ as rest) -> let right, rest = product rest in Mul (left, right), rest
  | single -> single

and power ts =
  match atom ts with
  | base, Op '^' :: Number n :: rest when Float.is_integer n -> Pow (base, int_of_float n), rest
  | _, Op '^' :: _ -> raise (Syntax { at = -1; message = "a power must be a whole number" })
  | single -> single

and atom = function
  | Number x :: rest -> Num x, rest
  | Ident (("sin" | "cos" | "exp") as f) :: Open :: rest ->
    let inner, rest = closed rest in
    Fn ((match f with "sin" -> `Sin | "cos" -> `Cos | _ -> `Exp), inner), rest
  | Ident x :: rest -> Var x, rest
  | Op '-' :: rest -> let e, rest = power rest in Mul (Num (-1.), e), rest
  | Open :: rest -> closed rest
  | [] -> raise (Syntax { at = -1; message = "it ends too early" })
  | (Close | Op _) :: _ -> raise (Syntax { at = -1; message = "a value is missing" })

and closed ts =
  match sum ts with
  | e, Close :: rest -> e, rest
  | _ -> raise (Syntax { at = -1; message = "a parenthesis is not closed" })

let parse text =
  match sum (tokens text) with
  | e, [] -> e
  | _, rest -> raise (Syntax { at = -1; message = Printf.sprintf "%d tokens too many" (List.length rest) })

let rec simplify e =
  match e with
  | Num _ | Var _ -> e
  | Fn (f, a) -> Fn (f, simplify a)
  | Pow (a, n) -> (
    match simplify a, n with
    | _, 0 -> Num 1.
    | a, 1 -> a
    | Num x, n -> Num (x ** float_of_int n)
    | Pow (b, m), n -> Pow (b, m * n)
    | a, n -> Pow (a, n))
  | Add (a, b) -> (
    match simplify a, simplify b with
    | Num x, Num y -> Num (x +. y)
    | Num 0., e | e, Num 0. -> e
    | a, b when a = b -> simplify (Mul (Num 2., a))
    | a, b -> Add (a, b))
  | Mul (a, b) -> (
    match simplify a, simplify b with
    | Num x, Num y -> Num (x *. y)
    | Num 0., _ | _, Num 0. -> Num 0.
    | Num 1., e | e, Num 1. -> e
    | Num x, Mul (Num y, e) -> simplify (Mul (Num (x *. y), e))
    | a, (Num _ as b) -> simplify (Mul (b, a))
    | a, Mul ((Num _ as x), b) -> simplify (Mul (x, Mul (a, b)))
    | Var x, Var y when x = y -> Pow (Var x, 2)
    | a, b -> Mul (a, b))

let rec derive x = function
  | Num _ -> Num 0.
  | Var y -> Num (if x = y then 1. else 0.)
  | Add (a, b) -> Add (derive x a, derive x b)
  | Mul (a, b) -> Add (Mul (derive x a, b), Mul (a, derive x b))
  | Pow (a, n) -> Mul (Mul (Num (float_of_int n), Pow (a, n - 1)), derive x a)
  | Fn (`Sin, a) -> Mul (Fn (`Cos, a), derive x a)
  | Fn (`Cos, a) -> Mul (Mul (Num (-1.), Fn (`Sin, a)), derive x a)
  | Fn (`Exp, a) as e -> Mul (e, derive x a)

let rec show ?(level = 0) e =
  let mine, text =
    match e with
    | Num x -> (if x < 0. then 0 else 3), Printf.sprintf "%g" x
    | Var x -> 3, x
    | Add (a, Mul (Num x, b)) when x < 0. -> 0, show a ^ " - " ^ show ~level:1 (simplify (Mul (Num (-.x), b)))
    | Add (a, b) -> 0, show a ^ " + " ^ show b
    | Mul (Num -1., a) -> 1, "-" ^ show ~level:2 a
    | Mul (a, b) -> 1, show ~level:1 a ^ "*" ^ show ~level:1 b
    | Pow (a, n) -> 2, Printf.sprintf "%s^%d" (show ~level:3 a) n
    | Fn (f, a) -> 3, Printf.sprintf "%s(%s)" (match f with `Sin -> "sin" | `Cos -> "cos" | `Exp -> "exp") (show a)
  in
  if mine < level then "(" ^ text ^ ")" else text

(* Terms that carry their type: an evaluator without a tag and without a failing case. *)
type _ term =
  | Int : int -> int term
  | Str : string -> string term
  | Plus : int term * int term -> int term
  | Len : string term -> int term
  | Both : 'a term * 'b term -> ('a * 'b) term
  | If : bool term * 'a term * 'a term -> 'a term
  | Equal : 'a term * 'a term -> bool term

let rec eval : type a. a term -> a = function
  | Int n -> n
  | Str s -> s
  | Plus (a, b) -> eval a + eval b
  | Len s -> String.length (eval s)
  | Both (a, b) -> eval a, eval b
  | If (c, a, b) -> if eval c then eval a else eval b
  | Equal (a, b) -> eval a = eval b

let () =
  List.iter
    (fun text ->
      match parse text with
      | e ->
        let d = simplify (derive "x" e) in
        Printf.printf "%-22s d/dx %s; d2 %s\n" (show (simplify e)) (show d) (show (simplify (derive "x" d)))
      | exception Syntax { at; message } when at >= 0 -> Printf.printf "%S, at %d: %s\n" text at message
      | exception Syntax { message; _ } -> Printf.printf "%S: %s\n" text message)
    [ "x^3 + 2x + 1"; "3*4*x - x*7"; "sin(x^2)"; "exp(2x)*y"; "-cos(x) + x*x"; "(x + 1)^2"; "2*(x"; "x % 2"; "x ^ y"; "1 2"; "" ];
  let n, s = eval (Both (Plus (Int 40, Len (Str "ab")), If (Equal (Int 1, Len (Str "a")), Str "yes", Str "no"))) in
  Printf.printf "%d %s\n" n s
