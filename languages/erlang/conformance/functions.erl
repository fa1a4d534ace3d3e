%% Funs, comprehensions, records, maps, pattern matching, lazy lists, and sorting.
-module(functions).
-export([main/1]).

-record(person, {name :: string(), born :: integer(), langs = [] :: [atom()]}).
-type tree(K, V) :: leaf | {tree(K, V), K, V, tree(K, V)}.

main(_) ->
    people(),
    lazy(),
    trees(),
    io:format("~p~n", [queens(6)]),
    io:format("~p ~p~n", [pythagoras(30), [{X, Y} || X <- [1, 2, 3], Y <- "ab", X rem 2 =:= 1]]),
    combinators(),
    matching(),
    maps_(),
    sorting(),
    words().

people() ->
    All = [#person{name = "Ada", born = 1815, langs = [en, fr]}, #person{name = "Alan", born = 1912},
           #person{name = "Grace", born = 1906, langs = [en]}, #person{name = "Joe", born = 1950, langs = [en, sv]}],
    Late = [P#person{born = P#person.born + 100} || P = #person{born = Born} <- All, Born < 1900],
    io:format("~p~n", [[{N, B} || #person{name = N, born = B} <- lists:keysort(#person.born, All ++ Late)]]),
    io:format("~p ~p~n", [lists:usort(lists:append([P#person.langs || P <- All])), lists:keyfind("Joe", #person.name, All)]),
    io:format("~p ~p~n", [record_info(fields, person), is_record(hd(All), person)]).

%% A list whose rest is a fun.
from(N) -> [N | fun() -> from(N + 1) end].
filter(Pred, [H | T]) ->
    case Pred(H) of
        true -> [H | fun() -> filter(Pred, T()) end];
        false -> filter(Pred, T())
    end.
sieve([P | T]) -> [P | fun() -> sieve(filter(fun(N) -> N rem P =/= 0 end, T())) end].
take(0, _) -> [];
take(N, [H | T]) -> [H | take(N - 1, T())].

lazy() ->
    io:format("~w~n", [take(15, sieve(from(2)))]),
    Fib = fun F(A, B) -> [A | fun() -> F(B, A + B) end] end,
    io:format("~w ~w~n", [take(12, Fib(0, 1)), hd(filter(fun(N) -> N > 1000000 end, Fib(0, 1)))]).

-spec insert(K, V, tree(K, V)) -> tree(K, V).
insert(K, V, leaf) -> {leaf, K, V, leaf};
insert(K, V, {L, K, _, R}) -> {L, K, V, R};
insert(K, V, {L, K1, V1, R}) when K < K1 -> {insert(K, V, L), K1, V1, R};
insert(K, V, {L, K1, V1, R}) -> {L, K1, V1, insert(K, V, R)}.

fold(_, Acc, leaf) -> Acc;
fold(Fun, Acc, {L, K, V, R}) -> fold(Fun, Fun(K, V, fold(Fun, Acc, L)), R).

trees() ->
    Tree = lists:foldl(fun({K, V}, T) -> insert(K, V, T) end, leaf, lists:zip([m, c, x, a, d, z, c], lists:seq(1, 7))),
    io:format("~p~n", [lists:reverse(fold(fun(K, V, Acc) -> [{K, V} | Acc] end, [], Tree))]),
    io:format("~p~n", [fold(fun(_, V, Sum) -> V + Sum end, 0, Tree)]).

queens(N) -> length(place(N, N)).
place(0, _) -> [[]];
place(K, N) -> [[Q | Qs] || Qs <- place(K - 1, N), Q <- lists:seq(1, N), safe(Q, Qs, 1)].
safe(_, [], _) -> true;
safe(Q, [Q1 | Qs], D) -> Q =/= Q1 andalso abs(Q - Q1) =/= D andalso safe(Q, Qs, D + 1).

pythagoras(N) -> [{A, B, C} || A <- lists:seq(1, N), B <- lists:seq(A, N), C <- lists:seq(B, N), A + B + C =< N, A * A + B * B =:= C * C].

combinators() ->
    Compose = fun(Fs) -> fun(X) -> lists:foldl(fun(F, Acc) -> F(Acc) end, X, Fs) end end,
    Curry = fun(F) -> fun(A) -> fun(B) -> F(A, B) end end end,
    Add = Curry(fun erlang:'+'/2),
    Y = fun(F) -> (fun(G) -> G(G) end)(fun(G) -> F(fun(N) -> (G(G))(N) end) end) end,
    Factorial = Y(fun(Self) -> fun(0) -> 1; (N) -> N * Self(N - 1) end end),
    io:format("~p ~p~n", [(Compose([Add(3), fun(N) -> N * 2 end, fun integer_to_list/1]))(4), Factorial(25)]),
    io:format("~p ~p~n", [lists:mapfoldl(fun(X, Sum) -> {X + Sum, X + Sum} end, 0, [1, 2, 3, 4]), lists:partition(fun(X) -> X > 2 end, [1, 5, 2, 4])]),
    io:format("~p ~p~n", [lists:zipwith3(fun(A, B, C) -> A * B + C end, [1, 2], [3, 4], [5, 6]), lists:takewhile(fun is_atom/1, [a, b, 1, c])]),
    {arity, Arity} = erlang:fun_info(Add, arity),
    io:format("~p ~p ~p~n", [Arity, apply(lists, max, [[3, 9, 4]]), (fun ?MODULE:main/1) =:= fun functions:main/1]).

matching() ->
    Kind = fun
        ([]) -> empty;
        ("POST " ++ Path) -> {post, Path};
        ([X]) when is_number(X) -> {one, X};
        ([X, X | _]) -> {same, X};
        ([_ | Rest]) -> {more, length(Rest)};
        ({ok, #{deep := [_, {V, _} | _]}}) -> V;
        (<<"GET ", Path/binary>>) -> {path, Path};
        (F) when is_function(F, 2) -> F(20, 22);
        (N) when N > 1.0e3; is_atom(N), N =/= nothing -> big_or_atom;
        (_) -> unknown
    end,
    Things = [[], [1], [a, a, b], [1, 2, 3], {ok, #{deep => [x, {found, y}], more => z}}, <<"GET /index">>, "POST /form", fun(A, B) -> A + B end, 5000, atom, nothing, 3],
    io:format("~p~n", [[Kind(Thing) || Thing <- Things]]).

maps_() ->
    Stock = #{apple => 3, pear => 0, "fig" => 12, {1, 2} => 7},
    More = maps:update_with(apple, fun(N) -> N + 1 end, Stock#{plum => 5}),
    io:format("~p~n", [lists:sort(maps:to_list(maps:filter(fun(_, N) -> N > 3 end, More)))]),
    io:format("~p ~p ~p~n", [maps:get(kiwi, More, none), maps:size(More), lists:sort(maps:keys(maps:without([pear, plum], More)))]),
    io:format("~p~n", [maps:fold(fun(_, N, Sum) -> N + Sum end, 0, maps:merge_with(fun(_, A, B) -> A * B end, Stock, #{apple => 10, new => 1}))]),
    io:format("~p~n", [lists:sort([1, a, 2.5, "s", <<"b">>, {t}, #{}, 1.0, [], fun_less, {a, b}, [x], -1])]).

sorting() ->
    Pairs = [{b, 1}, {a, 2}, {b, 0}, {a, 1}, {c, 5}, {a, 3}],
    io:format("~p~n~p~n", [lists:keysort(1, Pairs), lists:sort(fun({A, N}, {B, M}) -> {B, N} =< {A, M} end, Pairs)]),
    io:format("~p ~p~n", [quick([3, 1, 2, 3, 0, 9, 1]), lists:merge([1, 4, 9], [2, 3, 10])]).

quick([]) -> [];
quick([P | Rest]) -> quick([X || X <- Rest, X < P]) ++ [P] ++ quick([X || X <- Rest, X >= P]).

words() ->
    Text = "the cat and the dog and the bird sat on the mat",
    Counts = lists:foldl(fun(W, M) -> maps:update_with(W, fun(N) -> N + 1 end, 1, M) end, #{}, string:lexemes(Text, " ")),
    Sorted = lists:sort(fun({A, N}, {B, M}) -> {-N, A} =< {-M, B} end, maps:to_list(Counts)),
    io:format("~p~n~s~n", [lists:sublist(Sorted, 3), lists:join(", ", [string:titlecase(W) || {W, 1} <- Sorted])]).
