(* A ledger from stdin: regular expressions, hash tables, records, exact money, stable sorting and a report that is kept in a file. *)

type kind = Income | Expense of { category : string }
type entry = { line : int; date : int * int * int; who : string; cents : int; kind : kind; note : string option }

exception Malformed of string

let malformed format = Printf.ksprintf (fun message -> raise (Malformed message)) format

let days_in year = function
  | 2 -> if (year mod 4 = 0 && year mod 100 <> 0) || year mod 400 = 0 then 29 else 28
  | 4 | 6 | 9 | 11 -> 30
  | _ -> 31

(* Monday is 0: the days since a Monday long ago, counted from March so that a leap day comes last. *)
let weekday (y, m, d) =
  let y, m = if m < 3 then y - 1, m + 9 else y, m - 3 in
  ((365 * y) + (y / 4) - (y / 100) + (y / 400) + (((153 * m) + 2) / 5) + d + 1) mod 7

let day_names = [| "Mon"; "Tue"; "Wed"; "Thu"; "Fri"; "Sat"; "Sun" |]

let date text =
  match Scanf.sscanf text "%4u-%2u-%2u%!" (fun y m d -> y, m, d) with
  | y, m, d when m >= 1 && m <= 12 && d >= 1 && d <= days_in y m -> y, m, d
  | y, m, d -> malformed "there is no day %04d-%02d-%02d" y m d
  | exception (Scanf.Scan_failure _ | Failure _ | End_of_file) -> malformed "%S is no date" text

let money = Str.regexp {|^\([-+]?\)\([0-9]+\)\(\.\([0-9][0-9]\)\)?$|}

let cents text =
  if not (Str.string_match money text 0) then malformed "%S is no amount" text;
  let sign = Str.matched_group 1 text and whole = Str.matched_group 2 text in
  let part = try Str.matched_group 4 text with Not_found -> "00" in
  (if sign = "-" then -1 else 1) * ((100 * int_of_string whole) + int_of_string part)

let show_money cents =
  let digits = string_of_int (abs cents / 100) in
  let n = String.length digits in
  let grouped = String.concat "" (List.init n (fun i -> (if i > 0 && (n - i) mod 3 = 0 then "'" else "") ^ String.make 1 digits.[i])) in
  Printf.sprintf "%s%s.%02d" (if cents < 0 then "-" else "") grouped (abs cents mod 100)

let entry line text =
  let fields, note =
    match String.index_opt text '#' with
    | None -> text, None
    | Some i -> String.sub text 0 i, Some (String.trim (String.sub text (i + 1) (String.length text - i - 1)))
  in
  match Str.split (Str.regexp "[ \t]+") fields with
  | [ day; who; amount ] -> { line; date = date day; who; cents = cents amount; kind = Income; note }
  | [ day; who; amount; category ] -> { line; date = date day; who; cents = -cents amount; kind = Expense { category }; note }
  | parts -> malformed "%d fields" (List.length parts)

let read_all channel =
  let rec go n good bad =
    match input_line channel with
    | exception End_of_file -> List.rev good, List.rev bad
    | text when String.trim text = "" || text.[0] = '#' -> go (n + 1) good bad
    | text -> (
      match entry n text with
      | e -> go (n + 1) (e :: good) bad
      | exception Malformed message -> go (n + 1) good ((n, message) :: bad))
  in
  go 1 [] []

(* Sums by a key, by name. *)
let totals key entries =
  let table = Hashtbl.create 16 in
  List.iter (fun e -> Option.iter (fun k -> Hashtbl.replace table k (e.cents + Option.value (Hashtbl.find_opt table k) ~default:0)) (key e)) entries;
  Hashtbl.fold (fun k v acc -> (k, v) :: acc) table [] |> List.sort compare

let section out title rows =
  Printf.fprintf out "%s\n" title;
  List.iter (fun (name, sum) -> Printf.fprintf out "  %-12s%12s\n" name (show_money sum)) rows

let () =
  let good, bad = read_all stdin in
  List.iter (fun (n, message) -> Printf.printf "line %d: %s\n" n message) bad;
  let by_date = List.stable_sort (fun a b -> compare a.date b.date) good in
  List.iter
    (fun ({ date = (y, m, d) as date; who; cents; kind; note; line } : entry) ->
      let what = match kind with Income -> "income" | Expense { category } -> category in
      let note = match note with None | Some "" -> "" | Some s -> Printf.sprintf " (%s)" s in
      Printf.printf "%2d %s %04d-%02d-%02d %-6s %12s %s%s\n" line day_names.(weekday date) y m d who (show_money cents) what note)
    by_date;
  let out = open_out "report.txt" in
  Fun.protect ~finally:(fun () -> close_out out) (fun () ->
      section out "people" (totals (fun e -> Some e.who) good);
      section out "categories" (totals (fun e -> match e.kind with Expense { category } -> Some category | Income -> None) good);
      section out "months" (totals (fun { date = y, m, _; _ } -> Some (Printf.sprintf "%d/%02d" y m)) good));
  let report = open_in "report.txt" in
  let size = in_channel_length report in
  print_string (really_input_string report size);
  close_in report;
  Sys.remove "report.txt";
  Printf.printf "%d bytes, %b\n" size (Sys.file_exists "report.txt");
  let sum = List.fold_left (fun sum e -> sum + e.cents) 0 good in
  Printf.printf "in all %s, most %s\n" (show_money sum) (show_money (List.fold_left (fun most e -> max most e.cents) min_int good));
  if bad <> [] then (Printf.eprintf "%d lines could not be read\n" (List.length bad); exit 3)
