# Threads that wait for each other, so that the order is fixed.
require "timeout"
require "monitor"

puts [3, 1, 2].map { |n| Thread.new(n) { |number| number * 10 } }.map(&:value).inspect
results = []
threads = %w[a b c].map { |name| Thread.new { 3.times { |n| results << "#{name}#{n}" } } }
threads.each(&:join)
puts results.sort.join(" "), threads.none?(&:alive?), threads.first.status.inspect

queue = Queue.new
consumer = Thread.new do
  taken = []
  while (item = queue.pop) != :done
    taken << item * 2
  end
  taken
end
5.times { |n| queue << n }
queue << :done
puts consumer.value.inspect, queue.empty?, queue.size

bounded = SizedQueue.new(2)
log = []
producer = Thread.new { 6.times { |n| bounded.push(n) }; bounded.close }
reader = Thread.new { while (n = bounded.pop) do log << n end; :closed }
[producer, reader].each(&:join)
puts log.inspect, reader.value, bounded.closed?, bounded.max
begin
  bounded.push(1)
rescue ClosedQueueError => error
  puts error.class
end
begin
  Queue.new.pop(true)
rescue ThreadError => error
  puts error.message
end

mutex = Mutex.new
total = 0
10.times.map { Thread.new { 100.times { mutex.synchronize { total += 1 } } } }.each(&:join)
puts total, mutex.locked?, mutex.try_lock, mutex.owned?, mutex.unlock.locked?
begin
  mutex.synchronize { mutex.lock }
rescue ThreadError => error
  puts error.message
end

ready = ConditionVariable.new
box = nil
waiter = Thread.new { mutex.synchronize { ready.wait(mutex) until box; "got #{box}" } }
Thread.new { mutex.synchronize { box = "parcel"; ready.signal } }.join
puts waiter.value

failing = Thread.new { Thread.current.report_on_exception = false; raise ArgumentError, "in thread" }
begin
  failing.join
rescue ArgumentError => error
  puts error.message, failing.status.inspect, failing.alive?
end
local = Thread.new { Thread.current[:name] = "local"; Thread.current.thread_variable_set(:v, 1); [Thread.current[:name], Thread.current.key?(:name)] }
puts local.value.inspect, Thread.current[:name].inspect, local[:name], local.thread_variable_get(:v), Thread.main == Thread.current, Thread.current.alive?

sleeper = Thread.new { sleep; :woken }
Thread.pass until sleeper.status == "sleep"
puts sleeper.status, sleeper.stop?, sleeper.wakeup.value, Thread.new { sleep 60 }.join(0.01).inspect
killed = Thread.new { begin; sleep; ensure; puts "cleaned up"; end }
Thread.pass until killed.stop?
puts killed.kill.join.alive?, killed.value.inspect
slow = [0.05, 0.03, 0.01].map { |seconds| Thread.new { sleep seconds; results << seconds; seconds } }
puts slow.map(&:value).inspect, results.last(3).sort.inspect

begin
  Timeout.timeout(0.05) { sleep 5 }
rescue Timeout::Error => error
  puts error.class, error.message
end
puts Timeout.timeout(1) { :in_time }
begin
  Timeout.timeout(0.05) { loop { results.size } }
rescue Timeout::Error
  puts "loop ended"
end
begin
  Timeout.timeout(0.02) { Queue.new.pop }
rescue Timeout::Error
  puts "pop ended"
end

class Account
  include MonitorMixin
  attr_reader :balance

  def initialize = (super(); @balance = 0; @funds = new_cond)
  def deposit(amount) = synchronize { @balance += amount; @funds.broadcast }
  def withdraw(amount) = synchronize { @funds.wait_while { @balance < amount }; synchronize { @balance -= amount } }
end
account = Account.new
withdrawal = Thread.new { account.withdraw(70) }
3.times { Thread.new { account.deposit(30) }.join }
puts withdrawal.value, account.balance
ping, pong = Queue.new, Queue.new
player = Thread.new { 3.times { pong << "#{ping.pop}-pong" } }
puts 3.times.map { |n| ping << "ping#{n}"; pong.pop }.inspect, player.join.alive?
puts Thread.new { Thread.stop; 1 }.tap { |t| Thread.pass until t.stop? }.run.value, Thread.list.size, Thread.new { Thread.exit; 1 }.value.inspect
