# `Timeout` where there is one thread: what waits ends in time, and what computes is looked at line by line.
module Timeout
  VERSION = "0.6.0"

  class ExitException < Exception
    def exception(*) = self
  end

  class Error < RuntimeError
    def self.handle_timeout(message) = raise(self, message)
  end

  def timeout(seconds, error = nil, message = nil)
    return yield(seconds) if seconds.nil? || seconds.zero?
    raise ArgumentError, "Timeout sec must be a non-negative number" if seconds.negative?

    thread = Thread.current
    at = RubyVM::Turns.now + seconds
    late = (error || Error).exception(message || "execution expired")
    deadlines = thread.deadlines
    deadlines.push(deadline = [at, late])
    watch = TracePoint.new(:line, :b_call, :call) do
      raise late if RubyVM::Turns.now >= at && Thread.current.equal?(thread) && deadlines.delete(deadline)
    end
    watch.enable
    yield(seconds)
  ensure
    watch&.disable
    deadlines&.delete(deadline)
  end
  module_function :timeout
  public :timeout
end
