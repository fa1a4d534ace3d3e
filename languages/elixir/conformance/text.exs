# Strings as graphemes, codepoints and bytes, regular expressions, a parser of JSON, files, dates and times.
defmodule Json do
  def parse(text) do
    case value(String.trim_leading(text)) do
      {:ok, value, rest} -> if String.trim(rest) == "", do: {:ok, value}, else: {:error, {:left, rest}}
      error -> error
    end
  catch
    {:error, _} = error -> error
  end

  defp value("null" <> rest), do: {:ok, nil, rest}
  defp value("true" <> rest), do: {:ok, true, rest}
  defp value("false" <> rest), do: {:ok, false, rest}
  defp value("\"" <> rest), do: string(rest, [])
  defp value("[" <> rest), do: rest |> skip() |> list([])
  defp value("{" <> rest), do: rest |> skip() |> object(%{})
  defp value(text) do
    case Regex.run(~r/\A-?\d+(\.\d+)?([eE][+-]?\d+)?/, text) do
      [number] -> {:ok, String.to_integer(number), after_(text, number)}
      [number, _ | _] -> {:ok, number |> Float.parse() |> elem(0), after_(text, number)}
      nil -> throw({:error, {:unexpected, String.slice(text, 0, 8)}})
    end
  end

  defp after_(text, start), do: binary_part(text, byte_size(start), byte_size(text) - byte_size(start))
  defp skip(text), do: String.trim_leading(text)

  defp list("]" <> rest, []), do: {:ok, [], rest}
  defp list(text, done) do
    {:ok, item, rest} = value(text)
    case skip(rest) do
      "," <> rest -> rest |> skip() |> list([item | done])
      "]" <> rest -> {:ok, Enum.reverse([item | done]), rest}
      other -> throw({:error, {:expected, "] or ,", String.first(other)}})
    end
  end

  defp object("}" <> rest, done) when done == %{}, do: {:ok, done, rest}
  defp object("\"" <> text, done) do
    {:ok, key, rest} = string(text, [])
    with ":" <> rest <- skip(rest), {:ok, item, rest} <- rest |> skip() |> value() do
      case skip(rest) do
        "," <> rest -> rest |> skip() |> object(Map.put(done, key, item))
        "}" <> rest -> {:ok, Map.put(done, key, item), rest}
        other -> throw({:error, {:expected, "} or ,", String.first(other)}})
      end
    else
      _ -> throw({:error, {:colon, key}})
    end
  end
  defp object(other, _), do: throw({:error, {:key, String.first(other)}})

  defp string(<<"\\u", hex::binary-size(4), rest::binary>>, done), do: string(rest, [<<String.to_integer(hex, 16)::utf8>> | done])
  defp string(<<?\\, c, rest::binary>>, done), do: string(rest, [Map.get(%{?n => "\n", ?t => "\t"}, c, <<c>>) | done])
  defp string("\"" <> rest, done), do: {:ok, done |> Enum.reverse() |> IO.iodata_to_binary(), rest}
  defp string(<<c::utf8, rest::binary>>, done), do: string(rest, [<<c::utf8>> | done])
  defp string("", _), do: throw({:error, :open_string})
end

IO.inspect(Json.parse(~S( {"name": "Zo\u00eb", "tags": ["a\n", -1.5e3, 12, [], {}], "ok": true, "no": null} )))
for text <- ["[1, 2", "[1 2]", ~s({"a" 1}), "{1: 2}", "nope", ~s("open), "1 2"], do: IO.inspect(Json.parse(text))

text = "Grüße, 東京 👨‍👩‍👧 e\u0301"
IO.puts(text)
IO.inspect({String.length(text), length(String.codepoints(text)), byte_size(text), String.reverse(text) |> String.first() |> byte_size()})
IO.inspect({String.upcase("straße"), String.downcase("ÀÉ"), String.capitalize("élan vital"), String.normalize("e\u0301", :nfc) == "é", String.equivalent?("e\u0301", "é")})
IO.inspect({String.split("a, b;c", ~r/[,;]\s*/), String.split_at("hello", -2), String.slice(text, 7..8), String.at(text, -1) == "é", String.valid?(<<255>>)})
IO.inspect({String.replace("a-b-c", "-", "+", global: false), String.replace("x1y22", ~r/\d+/, &"<#{String.length(&1)}>"), String.jaro_distance("martha", "marhta") |> Float.round(4), String.myers_difference("abc", "adc")})
IO.inspect({String.pad_leading("7", 3, "0"), String.trim("--x--", "-"), String.starts_with?("runroom", ["x", "run"]), String.graphemes("añ"), String.to_charlist("hé"), 'abc' ++ [100], ?é})
IO.inspect({<<"é"::utf16>>, <<1::4, 15::4>>, for(<<c <- "abc">>, do: c + 1), Base.encode64("Elixir"), Base.decode16!("FF00"), Base.url_encode64(<<255, 254>>, padding: false)})
IO.inspect(Regex.scan(~r/(\w)(\d+)/, "a1 b22 c333", capture: :all_but_first))
IO.inspect({Regex.replace(~r/(?<d>\d+)\.(?<m>\d+)/, "24.12 and 1.5", "\\g{2}/\\1"), Regex.split(~r/(,)/, "a,b", include_captures: true), "Größe" =~ ~r/^\p{L}+$/u, Regex.named_captures(~r/(?<k>\w+)=(?<v>\w+)/, "x=1")})
IO.puts(:io_lib.format("~6.2f|~-6s|~4..0B|~.16B|~e", [3.14159, "ab", 42, 255, 12345.678]))
IO.puts("""
  #{1 + 1} lines of a heredoc,
    "quoted" and \t indented #{~S(#{raw}\n)}
  """)

File.mkdir_p!("notes/old")
File.write!("notes/a.txt", "one\ntwo\n")
File.write!("notes/a.txt", "three\n", [:append])
File.open!("notes/old/b.bin", [:write, :binary], fn file -> IO.binwrite(file, <<1, 2, 255>>) end)
IO.inspect({File.read!("notes/a.txt"), File.stream!("notes/a.txt") |> Enum.map(&String.trim/1), File.stat!("notes/old/b.bin").size, File.read("none")})
IO.inspect({Path.wildcard("notes/**/*.*") |> Enum.sort(), Path.join(["a", "../b", "/c"]), Path.extname("x/y.tar.gz"), Path.expand("/a/b/../c"), Path.rootname("a.ex")})
IO.inspect({File.rm_rf!("notes") |> length(), File.exists?("notes"), try do File.read!("none") rescue e in File.Error -> Exception.message(e) end})

date = ~D[2024-02-29]
IO.inspect({Date.add(date, 366), Date.day_of_week(date), Date.leap_year?(date), Date.diff(~D[2025-01-01], date), Date.range(date, ~D[2024-03-03]) |> Enum.map(& &1.day), Date.new(2023, 2, 29)})
IO.inspect({NaiveDateTime.add(~N[2024-12-31 23:59:59], 1), Time.diff(~T[12:00:00], ~T[08:30:00], :minute), DateTime.from_unix!(951_782_400), DateTime.to_iso8601(~U[2024-02-29 12:34:56.789Z]), ~T[01:02:03] |> Time.add(86_400 - 3723)})
IO.puts(Calendar.strftime(~U[2024-02-29 17:04:05Z], "%A, %-d %B %y, %I:%M %p, day %j"))
