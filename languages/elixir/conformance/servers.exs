# Processes: a server, supervision, agents, tasks, a registry, monitors and state machines; what is printed depends on no clock.
defmodule Counter do
  use GenServer

  def start_link(opts), do: GenServer.start_link(__MODULE__, opts[:start] || 0, name: opts[:name])
  def hit(name, by \\ 1), do: GenServer.cast(name, {:hit, by})
  def value(name), do: GenServer.call(name, :value)

  @impl true
  def init(start), do: {:ok, %{value: start, start: start}, {:continue, :ready}}

  @impl true
  def handle_continue(:ready, state), do: {:noreply, Map.put(state, :ready, true)}

  @impl true
  def handle_call(:value, _from, state), do: {:reply, {state.value, state.ready}, state}
  def handle_call({:after, n}, from, state), do: {:noreply, Map.put(state, :waiting, {n, from})}

  @impl true
  def handle_cast({:hit, 0}, state), do: {:stop, {:shutdown, :zero}, state}
  def handle_cast({:hit, by}, %{value: value} = state) do
    state = %{state | value: value + by}

    case state do
      %{waiting: {n, from}} when state.value >= n ->
        GenServer.reply(from, {:reached, state.value})
        {:noreply, Map.delete(state, :waiting)}

      _ ->
        {:noreply, state}
    end
  end

  @impl true
  def handle_info({:tell, pid, tag}, state) do
    send(pid, {tag, state.value})
    {:noreply, state}
  end
end

defmodule Turnstile do
  @behaviour :gen_statem
  def callback_mode, do: :state_functions
  def init(_), do: {:ok, :locked, %{coins: 0, passed: 0}}
  def locked({:call, from}, :coin, data), do: {:next_state, :unlocked, %{data | coins: data.coins + 1}, {:reply, from, :thanks}}
  def locked({:call, from}, :push, _), do: {:keep_state_and_data, {:reply, from, :pay_first}}
  def locked({:call, from}, :count, data), do: {:keep_state_and_data, {:reply, from, data}}
  def unlocked({:call, from}, :push, data), do: {:next_state, :locked, %{data | passed: data.passed + 1}, {:reply, from, :go}}
  def unlocked({:call, _}, _, _), do: {:keep_state_and_data, :postpone}
end

Logger.configure(level: :none)
{:ok, a} = Counter.start_link(name: :a, start: 10)
Counter.hit(:a)
Counter.hit(:a, 5)
IO.inspect(Counter.value(:a))
waiting = Task.async(fn -> GenServer.call(:a, {:after, 20}) end)
spin = fn spin -> if Map.has_key?(:sys.get_state(a), :waiting), do: :ok, else: spin.(spin) end
spin.(spin)
Enum.each(1..4, fn _ -> Counter.hit(:a) end)
IO.inspect(Task.await(waiting))
send(a, {:tell, self(), :told})
receive do: ({:told, n} -> IO.puts("told #{n}"))

# Each starts anew what has ended, alone or with those that were started after it.
for strategy <- [:one_for_one, :rest_for_one, :one_for_all] do
  children = for name <- [:x, :y, :z], do: Supervisor.child_spec({Counter, name: name, start: 1000}, id: name)
  {:ok, supervisor} = Supervisor.start_link(children, strategy: strategy)
  Enum.each([:x, :y, :z], &Counter.hit/1)
  before = for name <- [:x, :y, :z], do: Process.whereis(name)
  ref = Process.monitor(Process.whereis(:y))
  Counter.hit(:y, 0)
  receive do: ({:DOWN, ^ref, :process, _, reason} -> IO.inspect(reason, label: "y ended"))
  renewed = fn renewed -> if Process.whereis(:y) in [nil | before], do: renewed.(renewed), else: Supervisor.count_children(supervisor) end
  renewed.(renewed)
  again = for {name, old} <- Enum.zip([:x, :y, :z], before), Process.whereis(name) != old, do: name
  IO.inspect({strategy, again, Enum.map([:x, :y, :z], &elem(Counter.value(&1), 0))})
  Supervisor.stop(supervisor)
end

{:ok, agent} = Agent.start_link(fn -> %{} end)
1..20 |> Enum.map(&Task.async(fn -> Agent.update(agent, fn map -> Map.update(map, rem(&1, 3), [&1], fn l -> [&1 | l] end) end) end)) |> Task.await_many()
IO.inspect(Agent.get(agent, &Map.new(&1, fn {k, v} -> {k, Enum.sum(v)} end)))

IO.inspect(1..6 |> Task.async_stream(&(&1 * &1), max_concurrency: 2) |> Enum.map(fn {:ok, n} -> n end))
{:ok, tasks} = Task.Supervisor.start_link()
bad = Task.Supervisor.async_nolink(tasks, fn -> exit(:bored) end)
good = Task.Supervisor.async_nolink(tasks, fn -> :fine end)
IO.inspect([Task.yield(good, 5000), Task.yield(bad, 5000)])

{:ok, _} = Registry.start_link(keys: :duplicate, name: Topics)
for topic <- [:news, :news, :sport], do: {:ok, _} = Registry.register(Topics, topic, byte_size("#{topic}"))
Registry.dispatch(Topics, :news, fn entries -> for {pid, value} <- entries, do: send(pid, {:got, value}) end)
IO.inspect({for(_ <- 1..2, do: receive(do: ({:got, v} -> v))), Registry.count(Topics), Registry.keys(Topics, self()) |> Enum.sort()})

{:ok, turnstile} = :gen_statem.start_link(Turnstile, [], [])
IO.inspect(for event <- [:push, :coin, :push, :push, :coin], do: :gen_statem.call(turnstile, event))
later = Task.async(fn -> :gen_statem.call(turnstile, :count) end)
IO.inspect({:gen_statem.call(turnstile, :push), Task.await(later)})

Process.flag(:trap_exit, true)
pid = spawn_link(fn -> receive do: (:die -> raise ArgumentError, "as told") end)
send(pid, :die)
receive do: ({:EXIT, ^pid, {error, [_ | _]}} -> IO.inspect(error))
IO.inspect(catch_exit = try do GenServer.call(:nobody, :hello) catch :exit, {reason, {GenServer, :call, _}} -> reason end)
ring = Enum.reduce(1..100, self(), fn _, next -> spawn(fn -> receive do: (n -> send(next, n + 1)) end) end)
send(ring, 0)
receive do: (100 -> IO.puts("around the ring"))
parent = self()
order = for n <- [3, 1, 2], do: spawn(fn -> receive do: (:go -> send(parent, n)) end)
Enum.each(order, &send(&1, :go))
IO.inspect({for(n <- 1..3, do: receive(do: (^n -> n))), catch_exit, receive do _ -> :more after 0 -> :nothing end})
