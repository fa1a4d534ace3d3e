%% Processes and messages: a ring, servers, monitors, links, a supervisor of one's own, and state machines.
-module(processes).
-behaviour(gen_server).
-export([main/1]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2, terminate/2]).

main(_) ->
    io:format("ring: ~p~n", [ring(50, 20)]),
    io:format("parallel: ~p~n", [pmap(fun(N) -> N * N end, lists:seq(1, 10))]),
    account(),
    selective(),
    watched(),
    supervised(),
    io:format("door: ~p~n", [door([open, close, {lock, 1234}, open, {unlock, 1}, {unlock, 1234}, open])]),
    table().

%% N processes in a circle; a number goes around and is counted up by each.
ring(N, Rounds) ->
    Last = lists:foldl(fun(_, Next) -> spawn_link(fun() -> forward(Next) end) end, self(), lists:seq(1, N)),
    around(Last, Rounds, 0).

around(First, 0, Sum) -> First ! stop, receive stop -> Sum end;
around(First, Rounds, Sum) ->
    First ! {token, Sum},
    receive {token, New} -> around(First, Rounds - 1, New) end.

forward(Next) ->
    receive
        {token, N} -> Next ! {token, N + 1}, forward(Next);
        stop -> Next ! stop
    end.

%% The answers are in the order of the questions, whoever is first.
pmap(Fun, List) ->
    Parent = self(),
    Refs = [begin Ref = make_ref(), spawn_link(fun() -> Parent ! {Ref, Fun(X)} end), Ref end || X <- List],
    [receive {Ref, Result} -> Result end || Ref <- Refs].

%% A server by the book.
init(Owner) -> process_flag(trap_exit, true), {ok, #{owner => Owner, balance => 0, log => []}}.

handle_call(balance, _From, State = #{balance := Balance}) -> {reply, Balance, State};
handle_call({withdraw, Sum}, _From, State = #{balance := Balance}) when Sum > Balance ->
    {reply, {error, {missing, Sum - Balance}}, State};
handle_call({withdraw, Sum}, From, State = #{balance := Balance, log := Log}) ->
    gen_server:reply(From, ok),
    {noreply, State#{balance := Balance - Sum, log := [-Sum | Log]}};
handle_call(stop, _From, State) -> {stop, normal, lists:reverse(maps:get(log, State)), State}.

handle_cast({deposit, Sum}, State = #{balance := Balance, log := Log}) ->
    {noreply, State#{balance := Balance + Sum, log := [Sum | Log]}}.

handle_info(Other, State = #{log := Log}) -> {noreply, State#{log := [Other | Log]}}.

terminate(Reason, #{owner := Owner}) -> io:format("~s's account ends: ~p~n", [Owner, Reason]).

account() ->
    {ok, Pid} = gen_server:start_link(?MODULE, "Ada", []),
    [gen_server:cast(Pid, {deposit, Sum}) || Sum <- [100, 20, 3]],
    Pid ! strange,
    io:format("~p ~p~n", [gen_server:call(Pid, {withdraw, 23}), gen_server:call(Pid, {withdraw, 1000})]),
    io:format("~p~n~p~n", [gen_server:call(Pid, balance), gen_server:call(Pid, stop)]).

%% What is urgent is taken first, though it came last.
selective() ->
    [self() ! M || M <- [{normal, 1}, {normal, 2}, {urgent, 3}, junk, {urgent, 4}]],
    io:format("taken: ~p~n", [take([])]).

take(Taken) ->
    receive
        {urgent, N} -> take([N | Taken])
    after 0 ->
        receive
            {normal, N} -> take([N | Taken]);
            Other -> take([Other | Taken])
        after 0 -> lists:reverse(Taken)
        end
    end.

watched() ->
    Ends = [normal, {shutdown, done}, crash],
    Watched = [spawn_monitor(fun() -> exit(End) end) || End <- Ends],
    io:format("ends: ~p~n", [[receive {'DOWN', Ref, process, Pid, Why} -> Why end || {Pid, Ref} <- Watched]]),
    Dead = spawn(fun() -> ok end),
    Again = monitor(process, Dead),
    receive {'DOWN', Again, _, _, Late} -> io:format("late: ~p~n", [lists:member(Late, [noproc, normal])]) end.

%% Starts a worker anew until it has failed too often.
supervised() ->
    Self = self(),
    Supervisor = spawn(fun() -> process_flag(trap_exit, true), Self ! {gave_up, supervise(Self, 3, [])} end),
    feed(Supervisor, [10, 5, 0, 2, 0, 1, 0, 7]),
    receive {gave_up, Reasons} -> io:format("gave up: ~p~n", [Reasons]) end.

supervise(_, 0, Reasons) -> lists:reverse(Reasons);
supervise(Client, Left, Reasons) ->
    Worker = spawn_link(fun() -> worker(100) end),
    Client ! {ready, Worker},
    receive {'EXIT', Worker, Reason} -> supervise(Client, Left - 1, [Reason | Reasons]) end.

worker(Total) ->
    receive
        {divide, _, 0} -> exit({by_zero, Total});
        {divide, From, N} -> From ! {result, Total div N}, worker(Total div N)
    end.

feed(Supervisor, Numbers) -> feed(Supervisor, receive {ready, First} -> First end, Numbers).
feed(_, _, []) -> ok;
feed(Supervisor, Worker, [N | Rest]) ->
    Ref = monitor(process, Worker),
    Worker ! {divide, self(), N},
    receive
        {result, R} -> demonitor(Ref, [flush]), io:format("~p -> ~p~n", [N, R]), feed(Supervisor, Worker, Rest);
        {'DOWN', Ref, _, _, _} ->
            receive
                {ready, New} -> feed(Supervisor, New, Rest);
                {gave_up, _} = Last -> io:format("nobody for ~p~n", [Rest]), self() ! Last
            end
    end.

door(Events) ->
    {State, Said} = lists:foldl(fun(Event, {State, Said}) -> New = step(State, Event), {New, [label(New) | Said]} end, {opened, []}, Events),
    {label(State), lists:reverse(Said)}.

step(opened, close) -> closed;
step(closed, open) -> opened;
step(closed, {lock, Code}) -> {locked, Code};
step({locked, Code}, {unlock, Code}) -> closed;
step(State, _) -> State.

label({locked, _}) -> locked;
label(State) -> State.

%% A table that many write to.
table() ->
    Table = ets:new(counts, [ordered_set, public, {write_concurrency, true}]),
    pmap(fun(N) -> [ets:update_counter(Table, K, 1, {K, 0}) || K <- lists:seq(1, N)] end, lists:seq(1, 6)),
    io:format("~p~n~p ~p~n", [ets:tab2list(Table), ets:lookup_element(Table, 3, 2),
        ets:select(Table, [{{'$1', '$2'}, [{'>', '$2', 3}], ['$1']}])]).
