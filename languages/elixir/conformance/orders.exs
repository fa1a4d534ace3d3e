# Orders are read from stdin, checked with `with`, priced in whole cents, and reported as a table; mistakes make the exit code.
defmodule Order do
  @type t :: %__MODULE__{id: pos_integer, date: Date.t(), customer: String.t(), lines: [{String.t(), pos_integer}]}
  defstruct [:id, :date, :customer, lines: []]

  defmodule Mistake do
    defexception [:line, :reason]
    @impl true
    def message(%{line: line, reason: reason}), do: "line #{line}: #{describe(reason)}"

    defp describe({:fields, n}), do: "#{n} fields instead of 4"
    defp describe({:date, text, why}), do: "#{text} is no date (#{why})"
    defp describe({:unknown, items}), do: "unknown: #{Enum.join(items, ", ")}"
    defp describe({kind, text}), do: "bad #{kind} #{inspect(text)}"
  end

  @spec parse(String.t(), map) :: {:ok, t} | {:error, term}
  def parse(text, prices) do
    with {:fields, [id, date, customer, lines]} <- {:fields, text |> String.split("|") |> Enum.map(&String.trim/1)},
         {:ok, id} <- positive(id, :id),
         {:date, {:ok, date}, _} <- {:date, Date.from_iso8601(date), date},
         {:name, true, _} <- {:name, String.match?(customer, ~r/^\p{Lu}[\p{L} .'-]*$/u), customer},
         {:ok, lines} <- lines(lines),
         {:unknown, []} <- {:unknown, for({item, _} <- lines, not is_map_key(prices, item), do: item)} do
      {:ok, %Order{id: id, date: date, customer: customer, lines: lines}}
    else
      {:date, {:error, why}, text} -> {:error, {:date, text, why}}
      {kind, false, text} -> {:error, {kind, text}}
      {:fields, fields} -> {:error, {:fields, length(fields)}}
      {:unknown, items} -> {:error, {:unknown, items}}
      {:error, _} = error -> error
    end
  end

  defp lines(text) do
    text
    |> String.split(",", trim: true)
    |> Enum.reduce_while({:ok, []}, fn part, {:ok, done} ->
      case Regex.run(~r/^\s*(?:(\d+)\s*x\s*)?([a-z]+)\s*$/, part) do
        [_, "", item] -> {:cont, {:ok, [{item, 1} | done]}}
        [_, count, item] -> {:cont, {:ok, [{item, String.to_integer(count)} | done]}}
        nil -> {:halt, {:error, {:line, String.trim(part)}}}
      end
    end)
    |> then(fn {:ok, lines} -> {:ok, Enum.reverse(lines)}; error -> error end)
  end

  defp positive(text, kind) do
    case Integer.parse(text) do
      {n, ""} when n > 0 -> {:ok, n}
      _ -> {:error, {kind, text}}
    end
  end

  def total(%Order{lines: lines}, prices), do: lines |> Enum.map(fn {item, n} -> discount(n, n * prices[item]) end) |> Enum.sum()

  defp discount(n, cents) when n >= 10, do: div(cents * 9, 10)
  defp discount(_, cents), do: cents
end

defmodule Report do
  def money(cents) do
    {sign, cents} = if cents < 0, do: {"-", -cents}, else: {"", cents}
    whole = cents |> div(100) |> Integer.digits() |> Enum.reverse() |> Enum.chunk_every(3) |> Enum.map(&Enum.reverse/1) |> Enum.reverse() |> Enum.map_join(",", &Enum.join/1)
    "#{sign}#{whole}.#{cents |> rem(100) |> Integer.to_string() |> String.pad_leading(2, "0")}"
  end

  def print(orders, prices) do
    for %Order{} = order <- orders do
      IO.puts(Enum.join([String.pad_leading("#{order.id}", 4), Calendar.strftime(order.date, "%a %d %b %Y"), String.pad_trailing(order.customer, 14, "."), String.pad_leading(money(Order.total(order, prices)), 10)], "  "))
    end

    IO.puts(String.duplicate("-", 50))

    orders
    |> Enum.group_by(&Date.beginning_of_week(&1.date), &Order.total(&1, prices))
    |> Enum.sort_by(&elem(&1, 0), Date)
    |> Enum.each(fn {week, totals} -> IO.puts("week of #{week}: #{length(totals)} for #{totals |> Enum.sum() |> money()}") end)
  end
end

defmodule Main do
  def run do
    prices = %{"apple" => 45, "bread" => 320, "cheese" => 1299, "wine" => 104_900}

    {orders, mistakes} =
      IO.stream(:stdio, :line)
      |> Stream.map(&String.trim/1)
      |> Stream.with_index(1)
      |> Stream.reject(fn {line, _} -> line == "" or String.starts_with?(line, "#") end)
      |> Enum.reduce({[], []}, fn {line, number}, {orders, mistakes} ->
        case Order.parse(line, prices) do
          {:ok, order} -> {[order | orders], mistakes}
          {:error, reason} -> {orders, [%Order.Mistake{line: number, reason: reason} | mistakes]}
        end
      end)

    orders |> Enum.reverse() |> Enum.sort_by(& &1.date, Date) |> Report.print(prices)
    mistakes |> Enum.reverse() |> Enum.each(&IO.puts(Exception.message(&1)))
    best = orders |> Enum.flat_map(& &1.lines) |> Enum.reduce(%{}, fn {item, n}, acc -> Map.update(acc, item, n, &(&1 + n)) end)
    IO.inspect(best)

    try do
      if mistakes != [], do: raise(List.last(mistakes))
    rescue
      e in Order.Mistake ->
        IO.puts(:stderr, Exception.message(e))
        System.halt(length(mistakes))
    end
  end
end

Main.run()
