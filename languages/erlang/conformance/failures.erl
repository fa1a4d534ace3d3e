%% What goes wrong: the three classes of exceptions, cleaning up, exit signals, wrong arguments, and an exit code.
-module(failures).
-export([main/1, endless/1]).

main(_) ->
    lists:foreach(fun({Name, Fun}) -> io:format("~s: ~p~n", [Name, attempt(Fun)]) end, attempts()),
    nested(),
    [io:format("~p~n", [resource(How)]) || How <- [fine, throw, error, exit]],
    links(),
    io:format("~p~n", [retry(fun flaky/1, 1, 5)]),
    io:format("~p~n", [retry(fun(_) -> throw(busy) end, 1, 3)]),
    io:format("~p~n", [validate(#{name => "Ada", age => 36, mail => "ada@example.org"})]),
    io:format("~p~n", [validate(#{name => "", age => -1})]),
    io:format("~p~n", [old_style()]),
    io:format("~p~n", [messages()]),
    stack(),
    io:format(standard_error, "this is not on stdout~n", []),
    halt(7).

attempt(Fun) ->
    try Fun() of
        Value -> {value, Value}
    catch
        throw:Thrown -> {thrown, Thrown};
        error:{badkey, Key} -> {no_key, Key};
        error:Reason -> {error, Reason};
        exit:{noproc, _} -> no_process;
        exit:Reason -> {left, Reason}
    end.

%% The compiler would warn of what it can see.
hidden(Values) -> [binary_to_term(term_to_binary(Value)) || Value <- Values].

attempts() ->
    [Zero, Atom, Word] = hidden([0, atom, "12x"]),
    [{"division", fun() -> 1 div Zero end},
     {"sum of an atom", fun() -> 1 + Atom end},
     {"match", fun() -> {ok, X} = {Atom, 1}, X end},
     {"case", fun() -> case Atom of 1 -> one; 2 -> two end end},
     {"if", fun() -> if Zero > 0 -> positive; Zero < 0 -> negative end end},
     {"clause", fun() -> (fun(1) -> one end)(Zero) end},
     {"function", fun() -> no_module:no_function(Zero) end},
     {"no fun", fun() -> Atom(1) end},
     {"arity", fun() -> try (hd([fun(A, B) -> A + B end || Zero =:= 0]))(1) catch error:{badarity, {_, Args}} -> Args end end},
     {"key", fun() -> maps:get(Atom, #{}) end},
     {"update", fun() -> (#{})#{Atom := 1} end},
     {"no map", fun() -> Atom#{a => 1} end},
     {"head", fun() -> hd([Zero || Zero > 1]) end},
     {"element", fun() -> element(Zero + 3, {a, b}) end},
     {"number", fun() -> list_to_integer(Word) end},
     {"atom", fun() -> binary_to_existing_atom(<<"never ", "seen before">>) end},
     {"binary", fun() -> <<Atom/binary>> end},
     {"improper", fun() -> length(lists:append([1], Atom)) end},
     {"logarithm", fun() -> math:log(Zero) end},
     {"shift", fun() -> 1 bsl Atom end},
     {"throw", fun() -> throw({mine, [1, 2]}) end},
     {"exit", fun() -> exit(enough) end},
     {"error", fun() -> error({own, "reason"}) end},
     {"call", fun() -> gen_server:call(nobody_here, hello) end},
     {"send", fun() -> nobody_here ! hello end},
     {"guards do not fail", fun() -> if hd(Atom) =:= 1 -> yes; true -> no end end},
     {"all is well", fun() -> catch_me end}].

nested() ->
    Result =
        try
            try throw(inner)
            catch throw:inner -> error(outer)
            after io:format("after the inner one~n")
            end
        catch
            error:outer -> caught_outside
        after
            io:format("after the outer one~n")
        end,
    io:format("~p~n", [Result]).

%% Whatever happens, it is closed.
resource(How) ->
    put(open, true),
    try
        case How of
            fine -> read;
            throw -> throw(nothing_to_read);
            error -> error(broken);
            exit -> exit(closed)
        end
    of
        Read -> {Read, get(open)}
    catch
        Class:Reason -> {Class, Reason, get(open)}
    after
        put(open, false)
    end.

links() ->
    process_flag(trap_exit, true),
    Ends = [fun() -> ok end, fun() -> exit(bored) end, fun() -> exit({shutdown, [1]}) end, fun() -> receive never -> ok end end],
    Pids = [spawn_link(End) || End <- Ends],
    exit(lists:last(Pids), kill),
    io:format("~p~n", [[receive {'EXIT', Pid, Reason} -> Reason end || Pid <- Pids]]),
    Pair = spawn_link(fun() -> spawn_link(fun() -> exit(contagious) end), receive never -> ok end end),
    receive {'EXIT', Pair, Why} -> io:format("~p~n", [Why]) end,
    process_flag(trap_exit, false).

flaky(N) when N < 3 -> throw(busy);
flaky(N) -> {worked, N}.

retry(Fun, N, Most) ->
    try Fun(N)
    catch throw:busy when N < Most -> retry(Fun, N + 1, Most);
          throw:busy -> {gave_up, N}
    end.

%% All mistakes, not just the first one.
validate(Person) ->
    Rules = [{name, fun(Name) -> Name =/= "" orelse "is empty" end},
             {age, fun(Age) -> (is_integer(Age) andalso Age >= 0) orelse "is no age" end},
             {mail, fun(Mail) -> lists:member($@, Mail) orelse "has no @" end}],
    Check = fun({Key, Rule}) ->
        case Person of
            #{Key := Value} -> case Rule(Value) of true -> false; Why -> {true, {Key, Why}} end;
            #{} -> {true, {Key, "is missing"}}
        end
    end,
    case lists:filtermap(Check, Rules) of
        [] -> {ok, maps:get(name, Person)};
        Mistakes -> {error, Mistakes}
    end.

old_style() ->
    {'EXIT', {Reason, [{Module, _, _, _} | _]}} = (catch error(badly)),
    [Reason, Module, catch throw(ball), catch exit(out), catch 1 + 1].

messages() ->
    [file:format_error(enoent), element(1, file:open("missing.txt", [read])), lists:flatten(io_lib:format("~p", [element(2, file:list_dir("nowhere"))]))].

%% A recursion that is none at the end, cut off; and where an error came from.
endless(N) when N > 1000000 -> error({deep, N});
endless(N) -> 1 + endless(N + 1).

stack() ->
    try endless(0)
    catch error:{deep, N}:Stack ->
        [{Module, Function, Arity, Where} | _] = Stack,
        io:format("~p ~p ~p ~p ~p~n", [N, Module, Function, Arity, is_integer(proplists:get_value(line, Where))])
    end.
