# Structs, protocols, behaviours, guards, sigils, operators of one's own, macros, and code that is data.
defprotocol Shape do
  @fallback_to_any true
  def area(shape)
  def scale(shape, factor)
end

defmodule Circle do
  @enforce_keys [:radius]
  defstruct [:radius, name: "circle"]
end

defmodule Rect do
  @derive {Inspect, only: [:width, :height]}
  defstruct width: 1, height: 1, secret: :hidden

  defmacro square(side), do: quote(do: %Rect{width: unquote(side), height: unquote(side)})
end

defimpl Shape, for: Circle do
  def area(%Circle{radius: r}), do: Float.round(3.14159 * r * r, 3)
  def scale(circle, factor), do: update_in(circle.radius, &(&1 * factor))
end

defimpl Shape, for: Rect do
  def area(%{width: w, height: h}), do: w * h
  def scale(%Rect{} = rect, factor), do: %{rect | width: rect.width * factor, height: rect.height * factor}
end

defimpl Shape, for: List do
  def area(shapes), do: shapes |> Enum.map(&Shape.area/1) |> Enum.sum()
  def scale(shapes, factor), do: for(shape <- shapes, do: Shape.scale(shape, factor))
end

defimpl Shape, for: Any do
  def area(_), do: 0
  def scale(other, _), do: other
end

defimpl String.Chars, for: Circle do
  def to_string(%Circle{name: name, radius: radius}), do: "#{name} of #{radius}"
end

# A bag can be collected into, enumerated and inspected.
defmodule Bag do
  defstruct counts: %{}
  def new(items \\ []), do: Enum.into(items, %Bag{})
  def put(%Bag{counts: counts} = bag, item), do: %{bag | counts: Map.update(counts, item, 1, &(&1 + 1))}
  defdelegate size(bag), to: Enum, as: :count

  defimpl Collectable do
    def into(bag) do
      {bag,
       fn
         bag, {:cont, item} -> Bag.put(bag, item)
         bag, :done -> bag
         _, :halt -> :ok
       end}
    end
  end

  defimpl Enumerable do
    def count(%{counts: counts}), do: {:ok, counts |> Map.values() |> Enum.sum()}
    def member?(%{counts: counts}, item), do: {:ok, is_map_key(counts, item)}
    def slice(_), do: {:error, __MODULE__}
    def reduce(%{counts: counts}, acc, fun) do
      counts |> Enum.sort() |> Enum.flat_map(fn {item, n} -> List.duplicate(item, n) end) |> Enumerable.List.reduce(acc, fun)
    end
  end

  defimpl Inspect do
    import Inspect.Algebra
    def inspect(bag, opts), do: concat(["#Bag<", to_doc(Enum.to_list(bag), opts), ">"])
  end
end

defmodule Codec do
  @callback encode(term) :: String.t()
  @callback name() :: String.t()
  @optional_callbacks name: 0

  defmacro __using__(opts) do
    quote do
      @behaviour Codec
      @before_compile Codec
      Module.register_attribute(__MODULE__, :rule, accumulate: true)
      def name, do: unquote(opts[:name] || "plain")
      defoverridable name: 0
    end
  end

  defmacro __before_compile__(env) do
    rules = env.module |> Module.get_attribute(:rule) |> Enum.reverse()

    for {from, to} <- rules do
      quote do
        def encode(unquote(from) <> rest), do: unquote(to) <> encode(rest)
      end
    end ++ [quote(do: def(encode(<<c::utf8, rest::binary>>), do: <<c::utf8>> <> encode(rest))), quote(do: def(encode(""), do: ""))]
  end
end

defmodule Html do
  use Codec, name: "html"
  @rule {"<", "&lt;"}
  @rule {"&", "&amp;"}
  def name, do: String.upcase(super())
end

defmodule Tools do
  defguard is_even(n) when is_integer(n) and rem(n, 2) == 0
  def a <~> b, do: {b, a}
  def sigil_v(text, mods), do: text |> String.split() |> Enum.map(if(?i in mods, do: &String.to_integer/1, else: & &1))

  defmacro unless_nil(value, do: block), do: quote(do: if((it = unquote(value)) != nil, do: (var!(it) = it; unquote(block))))
  defmacro show(expression) do
    text = Macro.to_string(expression)
    quote do: IO.puts("#{unquote(text)} = #{inspect(unquote(expression))}")
  end

  def kind(n) when is_even(n) and n > 100, do: :large_even
  def kind(n) when is_even(n), do: :even
  def kind(n) when is_number(n), do: :number
  def kind(<<"id-", id::binary-size(3), _::binary>>), do: {:id, id}
  def kind(%name{}), do: name
  def kind(%{} = map) when map_size(map) == 0, do: :empty
  def kind(_), do: :other
end

defmodule Main do
  require Rect
  import Tools, only: [<~>: 2, sigil_v: 2, kind: 1, show: 1, unless_nil: 2]

  def run do
    shapes = [%Circle{radius: 2}, %Rect{width: 3, height: 4}, :nothing, Rect.square(5)]
    show(Shape.area(shapes))
    show(shapes |> Shape.scale(2) |> Enum.map(&Shape.area/1))
    IO.puts("#{hd(shapes)}, #{inspect(Enum.at(shapes, 1))}")
    bag = Bag.new(~w(b a c a b a)a)
    show(bag)
    show({Bag.size(bag), :c in bag, :z in bag, Enum.frequencies(bag), Enum.zip(bag, 1..3)})
    show(for(x <- [1, 2, 1], into: bag, do: x) |> Enum.take(4))
    IO.puts("#{Html.name()}: #{Html.encode("1 < 2 && ü > é")}")
    show(1 <~> 2 <~> 3)
    show({~v(1 2 3)i, ~v(a b), ~w(x y)c, ~s(a "b"), ~r/(?<year>\d+)/ |> Regex.named_captures("in 1986")})
    show(Enum.map([102, 4, 3, 2.5, "id-42x-rest", hd(shapes), %{}, nil], &kind/1))
    unless_nil Map.get(%{a: 7}, :a) do
      IO.puts("it is #{it}")
    end
    ast = quote do: 1 + 2 * unquote(3)
    show(ast)
    show({Macro.to_string(ast), ast |> Macro.prewalk(fn {:*, m, a} -> {:+, m, a}; other -> other end) |> Code.eval_quoted() |> elem(0)})
    show(try do struct!(Circle, []) rescue e in ArgumentError -> e.message end)
    show({Shape.impl_for(1) == Shape.Any, function_exported?(Html, :encode, 1), Html.__info__(:functions)})
  end
end

Main.run()
