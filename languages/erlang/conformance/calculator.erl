%% Lines of expressions from stdin: a lexer, a parser by precedence, variables, functions, and how many were wrong as the exit code.
-module(calculator).
-export([main/1]).

main(_) ->
    io:setopts([{encoding, unicode}]),
    {Names, Wrong} = loop(1, #{"pi" => math:pi()}, 0),
    io:format("names: ~s~n", [lists:join(" ", lists:sort(maps:keys(Names)))]),
    case Wrong of
        0 -> ok;
        _ -> io:format(standard_error, "~b lines are wrong~n", [Wrong]), halt(Wrong)
    end.

loop(Number, Names, Wrong) ->
    case io:get_line("") of
        eof -> {Names, Wrong};
        Line -> line(string:trim(Line), Number, Names, Wrong)
    end.

line("", Number, Names, Wrong) -> loop(Number + 1, Names, Wrong);
line("#" ++ _, Number, Names, Wrong) -> loop(Number + 1, Names, Wrong);
line(Line, Number, Names, Wrong) ->
    try run(statement(tokens(Line)), Names) of
        {Said, New} -> io:format("~2w: ~ts~n", [Number, Said]), loop(Number + 1, New, Wrong)
    catch
        throw:{Kind, What} -> io:format("~2w: ~s: ~tp~n", [Number, Kind, What]), loop(Number + 1, Names, Wrong + 1);
        error:badarith -> io:format("~2w: cannot be worked out~n", [Number]), loop(Number + 1, Names, Wrong + 1)
    end.

tokens([]) -> [];
tokens([C | Rest]) when C =:= $\s; C =:= $\t -> tokens(Rest);
tokens([C | _] = Text) when C >= $0, C =< $9 ->
    {Digits, Rest} = lists:splitwith(fun(D) -> D >= $0 andalso D =< $9 end, Text),
    case Rest of
        [$., D | _] when D >= $0, D =< $9 ->
            {Fraction, After} = lists:splitwith(fun(E) -> E >= $0 andalso E =< $9 end, tl(Rest)),
            [{number, list_to_float(Digits ++ "." ++ Fraction)} | tokens(After)];
        _ -> [{number, list_to_integer(Digits)} | tokens(Rest)]
    end;
tokens([C | _] = Text) when C >= $a, C =< $z; C >= $A, C =< $Z; C > 127 ->
    {Name, Rest} = lists:splitwith(fun(D) -> D >= $a andalso D =< $z orelse D >= $A andalso D =< $Z orelse D > 127 end, Text),
    [{name, Name} | tokens(Rest)];
tokens([C | Rest]) ->
    case lists:member(C, "+-*/%^(),=!") of
        true -> [[C] | tokens(Rest)];
        false -> throw({"strange", [C]})
    end.

%% What is defined, or an expression.
statement([{name, Name}, "=" | Rest]) -> {set, Name, whole(Rest)};
statement([{name, Name}, "(", {name, Arg}, ")", "=" | Rest]) -> {define, Name, Arg, whole(Rest)};
statement(Tokens) -> {show, whole(Tokens)}.

whole(Tokens) ->
    case expression(Tokens, 0) of
        {Tree, []} -> Tree;
        {_, [Left | _]} -> throw({"not expected", Left})
    end.

%% Climbs from the operators that bind least to those that bind most.
expression(Tokens, Least) ->
    {Left, Rest} = prefix(Tokens),
    climb(Left, Rest, Least).

climb(Left, ["!" | Rest], Least) -> climb({call, "factorial", [Left]}, Rest, Least);
climb(Left, [Operator | Rest] = Tokens, Least) ->
    case binds(Operator) of
        {Level, Next} when Level >= Least ->
            {Right, After} = expression(Rest, Next),
            climb({op, Operator, Left, Right}, After, Least);
        _ -> {Left, Tokens}
    end;
climb(Left, [], _) -> {Left, []}.

binds("+") -> {1, 2};
binds("-") -> {1, 2};
binds("*") -> {3, 4};
binds("/") -> {3, 4};
binds("%") -> {3, 4};
binds("^") -> {6, 6};
binds(_) -> none.

prefix(["-" | Rest]) -> {Tree, After} = expression(Rest, 5), {{op, "-", {number, 0}, Tree}, After};
prefix(["(" | Rest]) ->
    case expression(Rest, 0) of
        {Tree, [")" | After]} -> {Tree, After};
        _ -> throw({"missing", ")"})
    end;
prefix([{name, Name}, "(" | Rest]) -> {Args, After} = arguments(Rest), {{call, Name, Args}, After};
prefix([{_, _} = Leaf | Rest]) -> {Leaf, Rest};
prefix([Other | _]) -> throw({"not expected", Other});
prefix([]) -> throw({"missing", "operand"}).

arguments(Tokens) ->
    case expression(Tokens, 0) of
        {Arg, ["," | Rest]} -> {Args, After} = arguments(Rest), {[Arg | Args], After};
        {Arg, [")" | Rest]} -> {[Arg], Rest};
        _ -> throw({"missing", ")"})
    end.

run({set, Name, Tree}, Names) ->
    Value = value(Tree, Names),
    {[Name, " is ", format(Value)], Names#{Name => Value}};
run({define, Name, Arg, Tree}, Names) ->
    {[Name, " is a function"], Names#{Name => {function, fun(X, Now) -> value(Tree, Now#{Arg => X}) end}}};
run({show, Tree}, Names) -> {format(value(Tree, Names)), Names}.

value({number, N}, _) -> N;
value({name, Name}, Names) ->
    case Names of
        #{Name := {function, _}} -> throw({"function", Name});
        #{Name := Value} -> Value;
        #{} -> throw({"unknown", Name})
    end;
value({op, Op, A, B}, Names) -> operate(Op, value(A, Names), value(B, Names));
value({call, Name, Args}, Names) -> call(Name, [value(Arg, Names) || Arg <- Args], Names).

operate("+", A, B) -> A + B;
operate("-", A, B) -> A - B;
operate("*", A, B) -> A * B;
operate("/", A, B) when is_integer(A), is_integer(B), B =/= 0, A rem B =:= 0 -> A div B;
operate("/", A, B) -> A / B;
operate("%", A, B) -> ((A rem B) + B) rem B;
operate("^", A, B) when is_integer(A), is_integer(B), B >= 0 -> power(A, B);
operate("^", A, B) -> math:pow(A, B).

power(_, 0) -> 1;
power(A, N) when N rem 2 =:= 1 -> A * power(A, N - 1);
power(A, N) -> power(A * A, N div 2).

call("max", Args, _) -> lists:max(Args);
call("sqrt", [X], _) -> math:sqrt(X);
call("factorial", [N], _) when is_integer(N), N >= 0 -> lists:foldl(fun erlang:'*'/2, 1, lists:seq(1, N));
call(Name, [X], Names) when is_map_key(Name, Names) ->
    case Names of
        #{Name := {function, Fun}} -> Fun(X, Names);
        _ -> throw({"no function", Name})
    end;
call(Name, Args, _) -> throw({"no function", {Name, length(Args)}}).

format(N) when is_integer(N) -> integer_to_list(N);
format(N) -> float_to_list(N, [{decimals, 8}, compact]).
