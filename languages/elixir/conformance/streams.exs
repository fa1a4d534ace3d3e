# Enumerables: eager and lazy pipelines, comprehensions, reductions, sorting, ranges, keyword lists and nested data.
defmodule Lazy do
  def primes, do: Stream.unfold({2, []}, fn {n, known} -> next(n, known) end)

  defp next(n, known) do
    if Enum.any?(known, &(rem(n, &1) == 0)), do: next(n + 1, known), else: {n, {n + 1, known ++ [n]}}
  end

  def collatz(n), do: n |> Stream.iterate(&if(rem(&1, 2) == 0, do: div(&1, 2), else: 3 * &1 + 1)) |> Stream.take_while(&(&1 != 1))

  # A resource that says when it is opened and closed.
  def countdown(from) do
    Stream.resource(
      fn -> IO.puts("open"); from end,
      fn 0 -> {:halt, 0}; n -> {[n, -n], n - 1} end,
      fn left -> IO.puts("close at #{left}") end
    )
  end

  def fib, do: Stream.transform(Stream.cycle([nil]), {0, 1}, fn nil, {a, b} -> {[a], {b, a + b}} end)
end

defmodule Tree do
  def insert(nil, x), do: {nil, x, nil}
  def insert({l, y, r}, x) when x < y, do: {insert(l, x), y, r}
  def insert({l, y, r}, x), do: {l, y, insert(r, x)}

  # In order, one after the other, without walking all of it.
  def stream(tree) do
    Stream.unfold(down(tree, []), fn
      [] -> nil
      [{_, x, r} | rest] -> {x, down(r, rest)}
    end)
  end

  defp down(nil, rest), do: rest
  defp down({l, _, _} = node, rest), do: down(l, [node | rest])
end

IO.inspect(Lazy.primes() |> Enum.take(12))
IO.inspect(Lazy.primes() |> Stream.drop_while(&(&1 < 100)) |> Stream.chunk_every(2, 1) |> Stream.map(&List.to_tuple/1) |> Stream.filter(fn {a, b} -> b - a == 2 end) |> Enum.take(3))
IO.inspect({Lazy.collatz(27) |> Enum.count(), 1..100 |> Enum.max_by(&Enum.count(Lazy.collatz(&1)))})
IO.inspect(Lazy.countdown(3) |> Enum.to_list())
IO.inspect(Lazy.countdown(9) |> Stream.map(&(&1 * 10)) |> Enum.find(&(&1 < 0)))
IO.inspect({Lazy.fib() |> Enum.at(100), Lazy.fib() |> Stream.take_every(10) |> Enum.take(4)})
IO.inspect([5, 2, 8, 1, 9, 2] |> Enum.reduce(nil, &Tree.insert(&2, &1)) |> Tree.stream() |> Enum.take(4))

words = ~w(the quick brown fox jumps over the lazy dog while the cat sleeps)
IO.inspect(words |> Enum.frequencies() |> Enum.sort_by(fn {word, n} -> {-n, word} end) |> Enum.take(3))
IO.inspect(words |> Enum.sort_by(&String.length/1) |> Enum.chunk_by(&String.length/1) |> Enum.map(&length/1))
IO.inspect(words |> Enum.uniq() |> Enum.group_by(&String.first/1, &String.last/1) |> Map.take(~w(t l s)))
IO.inspect(words |> Enum.with_index(1) |> Enum.filter(fn {w, i} -> rem(i, 4) == 0 and w =~ ~r/[aeiou]/ end))
IO.inspect({Enum.min_max_by(words, &byte_size/1), Enum.split_with(1..9, &(rem(&1, 3) == 0)), Enum.zip_with([1..3, 4..6], &Enum.product/1)})
IO.inspect({Enum.scan(1..6, &+/2), Enum.map_reduce(1..4, 0, &{&1 * &2, &1 + &2}), Enum.flat_map_reduce(1..9, 0, fn x, s -> if s < 10, do: {[x, x], s + x}, else: {:halt, s} end)})
IO.inspect({Enum.reduce_while(1..100, 0, fn x, s -> if s + x > 50, do: {:halt, {x, s}}, else: {:cont, s + x} end), Enum.dedup([1, 1, 2, 1]), Enum.slide(1..6, 0..1, 3)})
IO.inspect({1..10//3 |> Enum.to_list(), 10..1//-4 |> Enum.to_list(), 5 in 1..10//2, Range.size(1..0//1), Enum.slice(1..10, 2..-3), Enum.chunk_every(1..7, 3, 3, [:x, :y])})

IO.inspect(for a <- 1..20, b <- a..20, c = round(:math.sqrt(a * a + b * b)), c <= 20, c * c == a * a + b * b, do: {a, b, c})
IO.inspect(for <<r::5, g::6, b::5 <- <<0xF8, 0x1F, 0x07, 0xE0>> >>, do: {r, g, b})
IO.inspect(for(w <- words, uniq: true, into: %{}, do: {w, byte_size(w)}) |> Enum.max_by(&elem(&1, 1)))
IO.inspect(for(c <- 'mississippi', reduce: %{}, do: (acc -> Map.update(acc, <<c>>, 1, &(&1 + 1)))))

# What is stable stays in order; dates and versions have an order of their own.
people = [%{name: "Zoe", age: 30}, %{name: "Ann", age: 25}, %{name: "Bob", age: 30}, %{name: "Cid", age: 25}]
IO.inspect(people |> Enum.sort_by(& &1.age) |> Enum.map(& &1.name))
IO.inspect(people |> Enum.sort_by(& &1.age, :desc) |> Enum.map_join(",", & &1.name))
IO.inspect([~D[2024-03-01], ~D[2023-12-31], ~D[2024-02-29]] |> Enum.sort({:desc, Date}) |> Enum.map(&Date.day_of_year/1))
IO.inspect(["1.10.0", "1.2.0", "1.2.0-rc.1"] |> Enum.sort(Version) |> Enum.map(&Version.match?(&1, "~> 1.2")))

data = %{shop: %{name: "Corner", items: [%{id: 1, price: 100, tags: [:old]}, %{id: 2, price: 250, tags: []}]}}
IO.inspect(get_in(data, [:shop, :items, Access.all(), :price]))
IO.inspect(data |> update_in([:shop, :items, Access.filter(&(&1.price > 200)), :price], &div(&1, 2)) |> get_in([:shop, :items, Access.at(1)]))
{old, popped} = pop_in(data, [:shop, :name])
IO.inspect({old, Map.keys(popped.shop), put_in(data.shop.name, "New").shop.name})
IO.inspect({get_and_update_in(data.shop.items, &{length(&1), []}) |> elem(0), Keyword.merge([a: 1, b: 2], b: 3, c: 4), Keyword.get_values([a: 1, b: 2, a: 3], :a)})
IO.inspect({Map.merge(%{a: 1, b: 2}, %{b: 10}, fn _, x, y -> x + y end), Map.split(%{a: 1, b: 2}, [:a]), Map.new(1..3, &{&1, &1 ** 2})})
IO.inspect({MapSet.union(MapSet.new([1, 2]), MapSet.new([2, 3])), MapSet.subset?(MapSet.new([1]), MapSet.new([1, 2])), List.foldr([1, 2, 3], [], &[&1 | &2])})
IO.inspect({[1, [2, [3]]] |> List.flatten(), List.zip([[1, 2], [:a, :b]]), List.keyreplace([a: 1], :a, 0, {:a, 2}), [1, 2, 3, 2] -- [2], List.pop_at([1, 2, 3], 1)})
1..6 |> Stream.each(&IO.write("<#{&1}>")) |> Stream.chunk_while([], fn x, acc -> if rem(x, 3) == 0, do: {:cont, Enum.reverse([x | acc]), []}, else: {:cont, [x | acc]} end, fn acc -> {:cont, acc} end) |> Enum.take(1) |> IO.inspect()
six = 1..3 |> Enum.map(&(&1 * 2)) |> then(&Enum.sum/1) |> tap(&IO.puts("sum #{&1}"))
IO.inspect(six, label: "last")
