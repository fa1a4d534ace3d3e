# Threads that take turns. The machine has one, so that a thread of a program is a fiber here: it runs when another
# waits (for it, for a queue, a lock, a moment), until it waits itself.

native = Thread
Object.send(:remove_const, :Thread)

# Who runs, and who is next.
module RubyVM::Turns
  # Those that have begun and not ended, but for the main thread.
  @threads = []
  @deadlock = ObjectSpace.each_object(Class).find { |type| type.name == "fatal" }
  @sleep = Kernel.instance_method(:sleep)

  class << self
    attr_reader :current, :main, :threads

    def begin(main)
      @main = @current = main
    end

    # Waits until the block is true. Returns false when the seconds are over before.
    def wait(seconds = nil, &ready)
      thread, limit = @current, seconds && (now + seconds)
      until thread.interrupted! || ready.call
        return false if limit && now >= limit

        thread.wait(ready, limit)
      end
      true
    end

    # Waits for a moment, or until the thread is woken up. Returns the seconds that it took.
    def sleep(seconds = nil)
      RubyVM::Output.flush
      began, thread = now, @current
      if seconds && @threads.empty? && thread.deadlines.empty?
        @sleep.bind_call(self, seconds)
      else
        thread.woken = false
        wait(seconds) { thread.woken }
      end
      (now - began).round
    end

    # Gives turns to others, one at least, until the thread may go on.
    def hand_out(waiting)
      loop do
        thread = @threads.find { |other| !other.resuming? && other.due? }
        turn(thread) if thread
        return if waiting.due?

        rest(waiting) unless thread
      end
    end

    # Ends all threads, as the end of the main thread does.
    def finish
      @threads.each(&:kill)
      @threads.reject(&:resuming?).each { |thread| turn(thread) }
    end

    def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)

    private

    def turn(thread)
      before, @current = @current, thread
      thread.resume
    ensure
      @current = before
      # The next turn is another's.
      @threads.delete(thread)
      @threads << thread if thread.alive?
    end

    # All wait.
    def rest(waiting)
      at = [waiting, *@threads].filter_map(&:wakes_at).min
      raise @deadlock.exception("No live threads left. Deadlock?") unless at

      RubyVM::Output.flush
      @sleep.bind_call(self, [at - now, 0].max)
    end
  end
end

class Thread
  # Ends a thread that is killed.
  killed = Class.new(Exception)
  define_method(:killed) { killed }
  private :killed

  @abort_on_exception = false
  @report_on_exception = true

  class << self
    attr_accessor :abort_on_exception, :report_on_exception

    alias start new
    alias fork new

    def current = RubyVM::Turns.current
    def main = RubyVM::Turns.main
    def list = [main, *RubyVM::Turns.threads]
    def exit = current.kill
    def kill(thread) = thread.kill
    def stop = RubyVM::Turns.sleep && nil
    def handle_interrupt(*) = yield
    def pending_interrupt?(*) = false

    def pass
      current.wait(-> { true }, nil)
      nil
    end
  end

  attr_accessor :name, :priority, :abort_on_exception, :report_on_exception
  # Whether it was woken up from its sleep.
  attr_accessor :woken
  # Pairs of a moment and an exception, which is raised when it comes.
  attr_reader :deadlines

  def initialize(*arguments, **options, &block)
    raise ThreadError, "must be called with a block" unless block

    set_up
    @place = block.source_location&.join(":")
    @fiber = Fiber.new(blocking: true) { run_block(block, arguments, options) }
    RubyVM::Turns.threads << self
  end

  def join(limit = nil)
    raise ThreadError, "Target thread must not be current thread" if equal?(Thread.current)
    raise ThreadError, "Target thread must not be main thread" if equal?(Thread.main)

    RubyVM::Turns.wait(limit) { @ended } or return nil
    Kernel.raise @error if @error
    self
  end

  def value
    join
    @value
  end

  def alive? = !@ended
  def stop? = @ended || status == "sleep"
  def group = @ended ? nil : ThreadGroup::Default
  def native_thread_id = 1
  def pending_interrupt?(*) = !@interrupt.nil?

  def status
    return @error ? nil : false if @ended

    equal?(Thread.current) || !@waits ? "run" : "sleep"
  end

  def wakeup
    raise ThreadError, "killed thread" if @ended

    @woken = true
    self
  end

  def run
    wakeup
    Thread.pass
    self
  end

  def raise(*arguments, **options)
    return Kernel.raise(*arguments, **options) if equal?(Thread.current)
    return if @ended

    type, message = arguments
    type, message = RuntimeError, type if type.nil? || type.is_a?(String)
    @interrupt = message ? type.exception(message) : type.exception
    nil
  end

  def kill
    return self if @ended

    equal?(Thread.main) ? Kernel.exit : Thread.current.equal?(self) ? Kernel.raise(killed) : @interrupt = killed.new
    self
  end
  alias exit kill
  alias terminate kill

  def [](name) = locals[name.to_sym]
  def []=(name, value)
    locals[name.to_sym] = value
  end

  def key?(name) = locals.key?(name.to_sym)
  def keys = locals.keys
  def fetch(name, *default, &block) = locals.fetch(name.to_sym, *default, &block)
  def thread_variable_get(name) = @variables[name.to_sym]
  def thread_variable_set(name, value) = @variables[name.to_sym] = value
  def thread_variable?(name) = @variables.key?(name.to_sym)
  def thread_variables = @variables.keys

  def backtrace(...) = equal?(Thread.current) ? caller(...) : @ended ? nil : @fiber.backtrace(...)

  def backtrace_locations(...)
    equal?(Thread.current) ? caller_locations(...) : @ended ? nil : @fiber.backtrace_locations(...)
  end

  def to_s
    address = Kernel.instance_method(:to_s).bind_call(self)[/0x\h+/]
    state = @ended ? "dead" : status
    ["#<#{self.class}:#{address}#{"@#{name}" if name}", @place, state].compact.join(" ") << ">"
  end
  alias inspect to_s

  # What follows is for those who hand out the turns.

  def wait(ready, limit)
    @waits, @limit = ready, limit
    Fiber.current.equal?(@fiber) ? Fiber.yield : RubyVM::Turns.hand_out(self)
  ensure
    @waits = @limit = nil
  end

  def due?
    now = RubyVM::Turns.now
    @interrupt || !@waits || @waits.call || (@limit && now >= @limit) || @deadlines.any? { |at,| now >= at }
  end

  def wakes_at = [@limit, *@deadlines.map(&:first)].compact.min

  # Raises what others sent it, or what it has not done in time.
  def interrupted!
    if @interrupt
      interrupt, @interrupt = @interrupt, nil
      Kernel.raise interrupt
    end
    return if @deadlines.empty?

    _, late = @deadlines.find { |at,| RubyVM::Turns.now >= at }
    Kernel.raise late if late
  end

  # Whether it has called a fiber of its own, or handed out turns.
  def resuming? = @running

  def resume
    if @interrupt && !@begun
      @ended = true
      return
    end
    @begun = @running = true
    @fiber.resume
  ensure
    @running = false
  end

  private

  def set_up
    @report_on_exception = Thread.report_on_exception
    @abort_on_exception = false
    @priority = 0
    @variables = {}
    @locals = ObjectSpace::WeakKeyMap.new
    @deadlines = []
  end

  # Variables of a thread are its fibers'.
  def locals
    fiber = equal?(Thread.current) ? Fiber.current : @fiber
    @locals[fiber || self] ||= {}
  end

  def run_block(block, arguments, options)
    @value = block.call(*arguments, **options)
  rescue killed
    @value = nil
  rescue SystemExit => error
    Thread.main.raise(error)
  rescue Exception => error
    @error = error
    report if @report_on_exception
    Thread.main.raise(error) if @abort_on_exception || Thread.abort_on_exception
  ensure
    @ended = true
  end

  def report
    told = "#{self} terminated with exception (report_on_exception is true):\n"
    $stderr.write(told, @error.full_message(highlight: false))
  end
end

main = Thread.allocate
main.send(:set_up)
RubyVM::Turns.begin(main)
(native.constants - Thread.constants(false)).each { |name| Thread.const_set(name, native.const_get(name)) }
Thread.define_singleton_method(:each_caller_location, &native.method(:each_caller_location))

module Kernel
  native_sleep = instance_method(:sleep)

  define_method(:sleep) do |seconds = nil|
    # It says what is wrong with a length of time.
    native_sleep.bind_call(self, seconds) unless seconds.nil? || (seconds.is_a?(Numeric) && seconds >= 0)
    RubyVM::Turns.sleep(seconds)
  end
  module_function :sleep
end
