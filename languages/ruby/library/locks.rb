# What threads wait for, when threads take turns.

class Thread::Mutex
  def lock
    until try_lock
      raise ThreadError, "deadlock; recursive locking" if owned?

      RubyVM::Turns.wait { !locked? }
    end
    self
  end

  def synchronize
    raise ThreadError, "must be called with a block" unless block_given?

    lock
    begin
      yield
    ensure
      unlock if owned?
    end
  end

  def sleep(seconds = nil)
    unlock
    began = RubyVM::Turns.now
    begin
      took = RubyVM::Turns.sleep(seconds)
      seconds && RubyVM::Turns.now - began >= seconds ? nil : took
    ensure
      lock
    end
  end
end

class Thread::ConditionVariable
  def wait(mutex, seconds = nil)
    waiters = (@waiters ||= [])
    waiters << (ticket = Object.new)
    mutex.unlock
    begin
      signalled = RubyVM::Turns.wait(seconds) { !waiters.include?(ticket) }
    ensure
      waiters.delete(ticket)
      mutex.lock
    end
    signalled ? self : nil
  end

  def signal
    @waiters&.shift
    self
  end

  def broadcast
    @waiters&.clear
    self
  end
end

# A monitor belongs to a thread, which the interpreter takes all of ours to be.
class Monitor
  def try_enter
    @owner, @count = Thread.current, 0 unless @owner
    return false unless @owner.equal?(Thread.current)

    @count += 1
    true
  end

  def enter
    RubyVM::Turns.wait { !@owner&.alive? || mon_owned? } until try_enter
    nil
  end

  def exit
    mon_check_owner
    @count -= 1
    @owner = nil if @count.zero?
    nil
  end

  def synchronize
    enter
    begin
      yield
    ensure
      self.exit
    end
  end

  def mon_locked? = !@owner.nil?
  def mon_owned? = !@owner.nil? && @owner.equal?(Thread.current)
  def mon_check_owner = mon_owned? ? nil : raise(ThreadError, "current thread not owner")

  def wait_for_cond(condition, seconds)
    count, @owner = @count, nil
    # The condition gives this back and takes it again.
    condition.wait(Released, seconds) || true
  ensure
    RubyVM::Turns.wait { !@owner } while @owner
    @owner, @count = Thread.current, count
  end

  # A lock that is open.
  module Released
    def self.lock = self
    def self.unlock = self
  end
  private_constant :Released

  alias try_mon_enter try_enter
  alias mon_try_enter try_enter
  alias mon_enter enter
  alias mon_exit exit
  alias mon_synchronize synchronize
end

class Thread::Queue
  def num_waiting = @waiting.to_i

  # Counts who waits.
  def wait_for(seconds, &ready)
    @waiting = num_waiting + 1
    RubyVM::Turns.wait(seconds, &ready)
  ensure
    @waiting -= 1
  end
  private :wait_for
end

[Thread::Queue, Thread::SizedQueue].each do |queue|
  queue.class_eval do
    pop = instance_method(:pop)

    define_method(:pop) do |non_block = false, timeout: nil|
      raise ArgumentError, "can't set a timeout if non_block is enabled" if non_block && timeout

      unless non_block
        wait_for(timeout) { !empty? || closed? } or next nil if empty?
        next nil if empty?
      end
      pop.bind_call(self, true)
    end
    alias_method :deq, :pop
    alias_method :shift, :pop
  end
end

class Thread::SizedQueue
  remove_method :num_waiting
  push = instance_method(:push)

  define_method(:push) do |object, non_block = false, timeout: nil|
    raise ArgumentError, "can't set a timeout if non_block is enabled" if non_block && timeout

    wait_for(timeout) { size < max || closed? } or next nil unless non_block || size < max
    push.bind_call(self, object, true)
  end
  alias_method :<<, :push
  alias_method :enq, :push
end
