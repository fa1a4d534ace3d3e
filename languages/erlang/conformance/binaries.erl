%% Bits and bytes: packets taken apart and put together, codes, checksums, Unicode, compression, and files.
-module(binaries).
-export([main/1]).

main(_) ->
    packets(),
    io:format("~w~n", [floats()]),
    runs(),
    huffman(<<"she sells sea shells by the sea shore">>),
    text(),
    checks(),
    files(),
    image().

%% An IPv4 header: fields that are no whole bytes, and a checksum over them.
packet(From, To, Payload) ->
    Length = 20 + byte_size(Payload),
    Head = fun(Sum) -> <<4:4, 5:4, 0:6, 0:2, Length:16, 54321:16, 0:1, 1:1, 0:1, 0:13, 64, 6, Sum:16, From/binary, To/binary>> end,
    <<(Head(checksum(Head(0))))/binary, Payload/binary>>.

checksum(Binary) ->
    Sum = lists:sum([W || <<W:16>> <= Binary]),
    16#FFFF - ((Sum band 16#FFFF) + (Sum bsr 16)).

parse(<<4:4, Words:4, _:8, Length:16, _:16, Flags:3/bits, Offset:13, Ttl, Protocol, _:16, From:4/binary, To:4/binary, Rest/binary>>)
  when Words >= 5, byte_size(Rest) =:= Length - 20 ->
    Options = (Words - 5) * 4,
    <<_:Options/binary, Payload/binary>> = Rest,
    <<_:1, Whole:1, _:1>> = Flags,
    {ok, #{from => address(From), to => address(To), ttl => Ttl, protocol => protocol(Protocol), whole => Whole =:= 1, offset => Offset, payload => Payload}};
parse(<<Version:4, _/bits>>) when Version =/= 4 -> {error, {version, Version}};
parse(_) -> {error, malformed}.

address(<<A, B, C, D>>) -> lists:flatten(io_lib:format("~b.~b.~b.~b", [A, B, C, D])).
protocol(6) -> tcp;
protocol(17) -> udp.

packets() ->
    Packet = packet(<<192, 168, 0, 1>>, <<10, 0, 0, 7>>, <<"hello">>),
    {ok, Parsed} = parse(Packet),
    io:format("~p~n", [lists:sort(maps:to_list(Parsed))]),
    <<Head:20/binary, _/binary>> = Packet,
    io:format("~p ~s~n", [checksum(Head), binary:encode_hex(Head)]),
    io:format("~p ~p~n", [parse(<<6:4, 0:100>>), parse(binary:part(Packet, 0, 22))]).

floats() ->
    <<Sign:1, Exponent:11, Fraction:52>> = <<-0.15625/float>>,
    <<Small:16/little-signed, Rest/bits>> = <<16#FE, 16#FF, 3:3, 1:1>>,
    <<Half:32/float>> = <<16#3F000000:32>>,
    [Sign, Exponent - 1023, Fraction, Small, bit_size(Rest), Rest, Half, <<2.5:32/float>>].

%% Run lengths, with a comprehension over bits.
runs() ->
    Bits = <<<<(N rem 3):2>> || N <- [0, 0, 1, 2, 2, 2, 5, 4, 3]>>,
    io:format("~p ~p~n", [bit_size(Bits), count([X || <<X:2>> <= Bits])]),
    io:format("~s ~p~n", [[$0 + B || <<B:1>> <= <<"Erl">>], << <<(C bxor 32)>> || <<C>> <= <<"Erlang">>, C =/= $a >>]).

count([]) -> [];
count([X | Rest]) ->
    {Same, Others} = lists:splitwith(fun(Y) -> Y =:= X end, Rest),
    [{X, length(Same) + 1} | count(Others)].

huffman(Text) ->
    Counts = lists:foldl(fun(C, M) -> maps:update_with(C, fun(N) -> N + 1 end, 1, M) end, #{}, binary_to_list(Text)),
    Tree = join(lists:sort([{N, {leaf, C}} || {C, N} <- maps:to_list(Counts)])),
    Codes = maps:from_list(codes(Tree, <<>>)),
    Packed = << <<(maps:get(C, Codes))/bits>> || <<C>> <= Text >>,
    Text = list_to_binary(decode(Packed, Tree, Tree)),
    io:format("~p bits instead of ~p, s is ~p bits, y is ~p~n",
        [bit_size(Packed), bit_size(Text), bit_size(maps:get($s, Codes)), bit_size(maps:get($y, Codes))]).

join([{_, Tree}]) -> Tree;
join([{N, A}, {M, B} | Rest]) -> join(lists:sort([{N + M, {A, B}} | Rest])).

codes({leaf, C}, Code) -> [{C, Code}];
codes({A, B}, Code) -> codes(A, <<Code/bits, 0:1>>) ++ codes(B, <<Code/bits, 1:1>>).

decode(Bits, {leaf, C}, Tree) -> [C | decode(Bits, Tree, Tree)];
decode(<<0:1, Rest/bits>>, {A, _}, Tree) -> decode(Rest, A, Tree);
decode(<<1:1, Rest/bits>>, {_, B}, Tree) -> decode(Rest, B, Tree);
decode(<<>>, Tree, Tree) -> [].

text() ->
    Text = <<"Grüße, 東京 🚀"/utf8>>,
    io:format("~ts ~p bytes, ~p characters, ~ts~n", [Text, byte_size(Text), string:length(Text), string:uppercase(Text)]),
    io:format("~w ~w~n", [[C || <<C/utf8>> <= Text, C > 255], unicode:characters_to_binary("é", utf8, utf16)]),
    io:format("~ts ~p ~p~n", [string:reverse(Text), string:length("e\x{301}"), unicode:characters_to_nfc_list("e\x{301}")]),
    io:format("~p ~p~n", [binary:split(<<"a,b,,c">>, <<",">>, [global]), binary:matches(<<"abcabc">>, [<<"bc">>, <<"a">>])]),
    io:format("~p ~p~n", [re:run("key = value", "(\\w+)\\s*=\\s*(\\w+)", [{capture, all_but_first, list}]), re:replace("2024-05-17", "(\\d+)-(\\d+)-(\\d+)", "\\3.\\2.\\1", [{return, list}])]),
    io:format("~p~n", [re:split("one1two22three", "\\d+", [{return, list}])]).

checks() ->
    io:format("~.16B ~.16B ~s~n", [erlang:crc32(<<"123456789">>), erlang:adler32("Wikipedia"), string:lowercase(binary:encode_hex(erlang:md5("")))]),
    io:format("~s ~s~n", [base64:encode("any carnal pleas"), base64:decode("RXJsYW5n")]),
    Long = binary:copy(<<"abcdefgh">>, 1000),
    Small = zlib:gzip(Long),
    io:format("~p ~p ~p~n", [byte_size(Small) < 100, zlib:gunzip(Small) =:= Long, binary_to_term(term_to_binary({a, [1, 2.5, <<"x">>]}))]).

files() ->
    ok = file:write_file("data.bin", [<<1:32>>, <<2:32/little>>, "tail"]),
    {ok, File} = file:open("data.bin", [read, write, raw, binary]),
    {ok, <<A:32, B:32/little>>} = file:read(File, 8),
    {ok, 4} = file:position(File, 4),
    ok = file:write(File, <<99:32/little>>),
    {ok, <<C:32/little, Tail/binary>>} = file:pread(File, 4, 100),
    ok = file:close(File),
    io:format("~p ~p ~p ~p ~p~n", [A, B, C, Tail, filelib:file_size("data.bin")]),
    ok = file:delete("data.bin"),
    io:format("~p~n", [file:read_file("data.bin")]),
    ok = file:write_file("terms.txt", io_lib:format("~p.~n~p.~n", [{width, 80}, #{a => [b, "c"]}])),
    io:format("~p ~p~n", [file:consult("terms.txt"), filelib:wildcard("*.txt")]),
    ok = file:delete("terms.txt").

%% A picture of one bit for each point.
image() ->
    Rows = [<< <<(case abs(X * X + Y * Y - 16) < 5 of true -> 1; false -> 0 end):1>> || X <- lists:seq(-5, 5) >> || Y <- lists:seq(-5, 5)],
    [io:format("~s~n", [[case B of 1 -> $#; 0 -> $. end || <<B:1>> <= Row]]) || Row <- Rows],
    ok.
