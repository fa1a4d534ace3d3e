# Numbers of any size, exact fractions with operators of their own, matrices, classic algorithms, and errors of all kinds.
defmodule Ratio do
  import Kernel, except: [+: 2, -: 2, *: 2, /: 2]
  defstruct top: 0, bottom: 1

  def new(a, b) when b < 0, do: new(Kernel.-(a), Kernel.-(b))
  def new(a, b) when b > 0 do
    g = Integer.gcd(a, b)
    %Ratio{top: div(a, g), bottom: div(b, g)}
  end

  defp pair(%Ratio{top: a, bottom: b}), do: {a, b}
  defp pair(n) when is_integer(n), do: {n, 1}

  # With two plain numbers they are what they are everywhere.
  for name <- [:+, :-, :*] do
    def unquote(name)(x, y) when is_number(x) and is_number(y), do: Kernel.unquote(name)(x, y)
  end

  for {name, sign} <- [+: 1, -: -1] do
    def unquote(name)(x, y) do
      {{a, b}, {c, d}} = {pair(x), pair(y)}
      new(a * d + unquote(sign) * c * b, b * d)
    end
  end

  def x * y do
    {{a, b}, {c, d}} = {pair(x), pair(y)}
    new(a * c, b * d)
  end

  def x / y do
    {{a, b}, {c, d}} = {pair(x), pair(y)}
    new(a * d, b * c)
  end

  def compare(x, y), do: (case x - y do
    %Ratio{top: 0} -> :eq
    %Ratio{top: n} when n < 0 -> :lt
    _ -> :gt
  end)

  defimpl Inspect do
    def inspect(%{top: a, bottom: 1}, _), do: "#{a}"
    def inspect(%{top: a, bottom: b}, _), do: "#{a}/#{b}"
  end
end

defmodule Matrix do
  def transpose(rows), do: Enum.zip_with(rows, & &1)
  def multiply(a, b), do: for(row <- a, do: for(column <- transpose(b), do: Enum.zip_with(row, column, &*/2) |> Enum.sum()))
  def power(m, 1), do: m
  def power(m, n) when rem(n, 2) == 0, do: (half = power(m, div(n, 2)); multiply(half, half))
  def power(m, n), do: multiply(m, power(m, n - 1))
  def determinant([[x]]), do: x
  def determinant([first | rest]) do
    for {x, i} <- Enum.with_index(first), reduce: 0 do
      sum -> sum + (-1) ** i * x * determinant(Enum.map(rest, &List.delete_at(&1, i)))
    end
  end
end

defmodule Classics do
  def queens(n), do: place(n, n)
  defp place(0, _), do: [[]]
  defp place(k, n), do: for(qs <- place(k - 1, n), q <- 1..n, safe?(q, qs), do: [q | qs])
  defp safe?(q, qs), do: qs |> Enum.with_index(1) |> Enum.all?(fn {p, d} -> p != q and abs(p - q) != d end)

  def merge_sort(list, fun \\ &<=/2)
  def merge_sort([_, _ | _] = list, fun) do
    {a, b} = Enum.split(list, div(length(list), 2))
    merge(merge_sort(a, fun), merge_sort(b, fun), fun)
  end
  def merge_sort(list, _), do: list
  defp merge([a | as], [b | bs], fun), do: if(fun.(a, b), do: [a | merge(as, [b | bs], fun)], else: [b | merge([a | as], bs, fun)])
  defp merge(as, bs, _), do: as ++ bs

  def permutations([]), do: [[]]
  def permutations(list), do: for(x <- list, rest <- permutations(list -- [x]), do: [x | rest])

  def change(0, _), do: 1
  def change(sum, coins) when sum < 0 or coins == [], do: 0
  def change(sum, [coin | rest] = coins), do: change(sum - coin, coins) + change(sum, rest)

  def hanoi(0, _, _, _), do: []
  def hanoi(n, a, b, c), do: hanoi(n - 1, a, c, b) ++ ["#{a}#{c}"] ++ hanoi(n - 1, b, a, c)

  # The longest common subsequence, line by line of the table.
  def lcs(a, b) do
    {row, _} = Enum.reduce(String.graphemes(a), {List.duplicate("", String.length(b) + 1), 0}, fn x, {above, _} ->
      {line, _} = Enum.zip([String.graphemes(b), above, tl(above)]) |> Enum.reduce({[""], nil}, fn {y, corner, up}, {[left | _] = line, _} ->
        best = cond do x == y -> corner <> x; String.length(up) >= String.length(left) -> up; true -> left end
        {[best | line], nil}
      end)
      {Enum.reverse(line), 0}
    end)
    List.last(row)
  end
end

defmodule Attempt do
  def run(fun) do
    {:ok, fun.()}
  rescue
    e in [ArithmeticError, ArgumentError] -> {:number, Exception.message(e)}
    e in KeyError -> {:key, e.key}
    e in [MatchError, CaseClauseError] -> {:term, e.term}
    e in FunctionClauseError -> {:clause, e.function, e.arity}
    e -> {:other, e.__struct__}
  catch
    :throw, x -> {:thrown, x}
    :exit, x -> {:left, x}
  else
    {:ok, n} when is_integer(n) -> {:integer, n}
    other -> other
  after
    IO.write("· ")
  end
end

defmodule Main do
  import Kernel, except: [+: 2, -: 2, *: 2, /: 2]
  import Ratio, only: [+: 2, -: 2, *: 2, /: 2]

  def run do
    IO.inspect({1 / 2 + 1 / 3, (1 / 2 - 3 / 4) * 8, Enum.reduce(1..10, 0, &(1 / &1 + &2)), Enum.sort([1 / 2, 1 / 3, 2 / 5], Ratio), 2 + 3 * 4})
    IO.inspect({Enum.product(1..30), 2 ** 127 - 1, Integer.pow(7, 77) |> Integer.digits() |> Enum.sum(), Integer.to_string(2 ** 64, 36), Integer.extended_gcd(240, 46)})
    IO.inspect({div(-7, 2), rem(-7, 2), Integer.floor_div(-7, 2), Integer.mod(-7, 2), Float.ratio(0.375), trunc(-2.7), round(2.5), 1_000_000, 0xFF, 0b101, Kernel./(7, 2), 1.0e-10})
    IO.inspect({Bitwise.bxor(12, 10), Bitwise.bsl(1, 70), Integer.undigits([1, 2, 3], 8), Float.round(2.675, 2), Float.to_string(0.1) == "0.1", :math.pow(2, 0.5) |> Float.floor(6)})
    IO.inspect(Matrix.power([[1, 1], [1, 0]], 200) |> hd() |> tl())
    IO.inspect({Matrix.determinant([[2, 0, 1], [1, 3, 2], [0, 1, 4]]), Matrix.transpose([[1, 2, 3], [4, 5, 6]]), Matrix.multiply([[1, 2]], [[300], [400]])})
    IO.inspect({length(Classics.queens(6)), hd(Classics.queens(8)), Classics.change(100, [50, 20, 10, 5, 2, 1]), length(Classics.hanoi(10, :a, :b, :c)), Classics.hanoi(2, 1, 2, 3)})
    IO.inspect({Classics.merge_sort([3, 1, 2, 5, 4]), Classics.permutations([1, 2, 3]) |> length(), Classics.lcs("AGGTAB", "GXTXAYB"), Classics.lcs("größer", "grober")})
    :rand.seed(:exsss, {1, 2, 3})
    deck = Enum.shuffle(1..52)
    IO.inspect({Enum.sum(deck), deck == Enum.to_list(1..52), Enum.random(1..6) in 1..6})
    zero = length(System.argv())
    IO.inspect(Attempt.run(fn -> div(1, zero) end))
    IO.inspect(Attempt.run(fn -> String.to_integer("12x#{zero}") end))
    IO.inspect(Attempt.run(fn -> Map.fetch!(Map.new(a: zero), :b) end))
    IO.inspect(Attempt.run(fn -> {:ok, _} = {:error, zero} end))
    IO.inspect(Attempt.run(fn -> case zero do 1 -> :one end end))
    IO.inspect(Attempt.run(fn -> Ratio.new(1, zero) end))
    IO.inspect(Attempt.run(fn -> throw(:ball) end))
    IO.inspect(Attempt.run(fn -> exit(:enough) end))
    IO.inspect(Attempt.run(fn -> apply(Nothing, :here, []) end))
    IO.inspect(Attempt.run(fn -> raise "plain" end))
    IO.inspect(Attempt.run(fn -> 6 * 7 end))
    raise ArgumentError, "nobody catches this"
  end
end

Main.run()
