%% Numbers of any size, matrices, dates, graphs, queues, sets, arrays, formats, and a generator with a seed.
-module(library).
-export([main/1]).

main(_) -> lists:foreach(fun(Part) -> Part() end, [fun numbers/0, fun primes/0, fun matrices/0, fun dates/0, fun graphs/0, fun containers/0, fun formats/0, fun random/0, fun parsing/0]).

numbers() ->
    Factorial = lists:foldl(fun erlang:'*'/2, 1, lists:seq(1, 40)),
    io:format("~p~n~p~n", [Factorial, fibonacci(300)]),
    io:format("~p ~p ~p~n", [power(7, 123456789, 1000000007), gcd(Factorial, power(6, 90)), lists:sum([D - $0 || D <- integer_to_list(1 bsl 1000)])]),
    io:format("~p ~p ~p ~p~n", [-7 div 2, -7 rem 2, 5 / 2, trunc(-2.7)]),
    io:format("~p ~p ~p ~p~n", [16#FF band 2#10101010, 36#ZZ, 1 bsl 70 bsr 68, bnot 5]),
    io:format("~p ~p ~p~n", [1 == 1.0, 1 =:= 1.0, lists:max([1, 2.5, 3])]),
    io:format("~p ~p~n", [0.1 + 0.2, [round(X) || X <- [0.5, 1.5, -0.5, 2.4999]]]),
    io:format("~p~n", [egcd(240, 46)]).

fibonacci(N) -> fibonacci(N, 0, 1).
fibonacci(0, A, _) -> A;
fibonacci(N, A, B) -> fibonacci(N - 1, B, A + B).

power(_, 0, M) -> 1 rem M;
power(B, E, M) when E rem 2 =:= 0 -> power(B * B rem M, E div 2, M);
power(B, E, M) -> B * power(B, E - 1, M) rem M.

power(B, E) -> power(B, E, 1 bsl 4000).

gcd(A, 0) -> A;
gcd(A, B) -> gcd(B, A rem B).

egcd(A, 0) -> {A, 1, 0};
egcd(A, B) -> {G, X, Y} = egcd(B, A rem B), {G, Y, X - A div B * Y}.

primes() ->
    Limit = 2000,
    Sieve = lists:foldl(fun(I, S) ->
        case array:get(I, S) of
            true -> lists:foldl(fun(J, T) -> array:set(J, false, T) end, S, lists:seq(I * I, Limit, I));
            false -> S
        end
    end, array:new(Limit + 1, {default, true}), lists:seq(2, 44)),
    Primes = [I || I <- lists:seq(2, Limit), array:get(I, Sieve)],
    io:format("~p ~p ~w~n", [length(Primes), lists:last(Primes), factors(600851475143)]).

factors(N) -> factors(N, 2).
factors(1, _) -> [];
factors(N, P) when P * P > N -> [N];
factors(N, P) when N rem P =:= 0 -> [P | factors(N div P, P)];
factors(N, P) -> factors(N, P + 1).

transpose([[] | _]) -> [];
transpose(Rows) -> [[hd(Row) || Row <- Rows] | transpose([tl(Row) || Row <- Rows])].

multiply(A, B) -> Columns = transpose(B), [[lists:sum(lists:zipwith(fun erlang:'*'/2, Row, Column)) || Column <- Columns] || Row <- A].

determinant([[X]]) -> X;
determinant([First | Rest]) ->
    lists:sum([sign(I) * X * determinant([without(I, Row) || Row <- Rest]) || {I, X} <- lists:zip(lists:seq(1, length(First)), First)]).

sign(I) -> 1 - 2 * ((I + 1) rem 2).
without(I, List) -> {Before, [_ | After]} = lists:split(I - 1, List), Before ++ After.

matrices() ->
    M = [[2, 0, 1], [1, 3, 2], [0, 1, 4]],
    io:format("~w ~w ~w~n", [multiply(M, M), transpose(M), determinant(M)]).

dates() ->
    Leap = [Y || Y <- lists:seq(1896, 1912), calendar:is_leap_year(Y)],
    Day = calendar:date_to_gregorian_days(2024, 2, 28),
    io:format("~w ~p ~p~n", [Leap, [calendar:gregorian_days_to_date(Day + N) || N <- [0, 1, 2]], calendar:day_of_the_week(2024, 2, 29)]),
    io:format("~p ~p ~p~n", [calendar:iso_week_number({2021, 1, 3}), calendar:last_day_of_the_month(2023, 2), calendar:time_difference({{2024, 1, 1}, {0, 0, 0}}, {{2024, 3, 1}, {12, 30, 0}})]),
    io:format("~s ~p ~p~n", [calendar:system_time_to_rfc3339(1709210096, [{offset, "Z"}]), calendar:rfc3339_to_system_time("2024-02-29T12:34:56Z"), calendar:seconds_to_daystime(200000)]),
    Fridays = [{Y, M} || Y <- [2023, 2024], M <- lists:seq(1, 12), calendar:day_of_the_week(Y, M, 13) =:= 5],
    io:format("~p~n", [Fridays]).

graphs() ->
    Graph = digraph:new(),
    Edges = [{shirt, tie}, {tie, jacket}, {trousers, shoes}, {trousers, belt}, {belt, jacket}, {socks, shoes}],
    [digraph:add_vertex(Graph, V) || {A, B} <- Edges, V <- [A, B]],
    [digraph:add_edge(Graph, A, B) || {A, B} <- Edges],
    Order = digraph_utils:topsort(Graph),
    Place = maps:from_list(lists:zip(Order, lists:seq(1, length(Order)))),
    io:format("~p ~p ", [length(Order), lists:all(fun({A, B}) -> map_get(A, Place) < map_get(B, Place) end, Edges)]),
    io:format("~p ~p~n", [digraph:get_path(Graph, trousers, jacket), lists:sort(digraph_utils:reachable([shirt], Graph))]),
    digraph:add_edge(Graph, jacket, shirt),
    io:format("~p ~p~n", [digraph_utils:is_acyclic(Graph), lists:sort(hd(digraph_utils:cyclic_strong_components(Graph)))]),
    Roads = #{a => [{b, 7}, {c, 3}], b => [{d, 2}], c => [{b, 1}, {d, 8}], d => []},
    io:format("~p~n", [lists:sort(maps:to_list(dijkstra(gb_sets:singleton({0, a}), Roads, #{})))]).

dijkstra(Open, Roads, Done) ->
    case gb_sets:is_empty(Open) of
        true -> Done;
        false ->
            {{Cost, At}, Rest} = gb_sets:take_smallest(Open),
            case Done of
                #{At := _} -> dijkstra(Rest, Roads, Done);
                #{} -> dijkstra(lists:foldl(fun({To, C}, Q) -> gb_sets:add({Cost + C, To}, Q) end, Rest, map_get(At, Roads)), Roads, Done#{At => Cost})
            end
    end.

containers() ->
    Queue = lists:foldl(fun queue:in/2, queue:new(), [1, 2, 3]),
    {{value, First}, Rest} = queue:out(Queue),
    io:format("~p ~p ~p~n", [First, queue:to_list(queue:in_r(0, Rest)), queue:len(Rest)]),
    {A, B} = {ordsets:from_list([3, 1, 2, 3]), ordsets:from_list([2, 3, 4])},
    io:format("~w ~w ~w~n", [ordsets:union(A, B), ordsets:intersection(A, B), ordsets:subtract(A, B)]),
    Tree = gb_trees:from_orddict([{K, K * K} || K <- lists:seq(1, 9)]),
    io:format("~p ~p ~p~n", [gb_trees:get(5, Tree), gb_trees:largest(Tree), gb_trees:lookup(11, Tree)]),
    io:format("~p~n", [sofs:to_external(sofs:converse(sofs:relation([{a, 1}, {b, 2}, {c, 1}])))]),
    io:format("~p ~p~n", [proplists:get_value(size, [verbose, {size, 10}]), proplists:get_bool(verbose, [verbose])]).

formats() ->
    io:format("|~8s|~-8s|~.3f|~10.2e|~5w|~c~c|~b|~.2b|~.36B|~~|~i~s|~n", ["right", "left", 3.14159, 12345.678, abc, $o, $k, 42, 5, 35, skipped, "last"]),
    io:format("~p~n~w ~p~n", [[{a, "text"}, {b, [1, 2]}], "ab", "ab"]),
    io:format("~*c ~5..0w ~s~n", [3, $x, 42, io_lib:format("~s-~s", [<<"in">>, 'out'])]),
    io:format("~s ~s ~p~n", [string:pad("x", 5, both, $*), string:join(["a", "b"], "+"), string:to_integer("12ab")]).

random() ->
    State = rand:seed_s(exsss, {1, 2, 3}),
    {Dice, _} = lists:mapfoldl(fun(_, S) -> rand:uniform_s(6, S) end, State, lists:seq(1, 1000)),
    io:format("~p ~p ~p~n", [lists:usort(Dice), lists:sublist(Dice, 5) =:= lists:sublist(element(1, lists:mapfoldl(fun(_, S) -> rand:uniform_s(6, S) end, State, lists:seq(1, 10))), 5), abs(lists:sum(Dice) / 1000 - 3.5) < 0.2]).

%% The language reads its own text.
parsing() ->
    {ok, Tokens, _} = erl_scan:string("lists:sum([X * X || X <- L, X rem 2 =:= 1]) + N."),
    {ok, Expressions} = erl_parse:parse_exprs(Tokens),
    {value, Value, _} = erl_eval:exprs(Expressions, [{'L', [1, 2, 3, 5]}, {'N', 7}]),
    io:format("~p ~p ~s~n", [length(Tokens), Value, erl_pp:exprs(Expressions)]).
