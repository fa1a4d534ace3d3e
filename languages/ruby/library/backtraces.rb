# Backtraces end where the program's do: without the frames that called it.

module RubyVM::Backtraces
  # The call of `RubyVM::Program.run`, the text that holds the call, and what evaluates such a text.
  MAIN = 3
  TEXT = "eval:1:in '<main>'"
  # What calls a thread's block.
  THREAD = "<internal:runroom/"
  private_constant :MAIN, :TEXT, :THREAD

  # Takes our frames off the end.
  def self.trim(frames)
    return frames if frames.nil? || frames.frozen?

    if frames[-2].to_s == TEXT
      frames.pop(MAIN)
    elsif frames.last.to_s.start_with?(THREAD)
      frames.pop
    end
    frames
  end

  # What `caller` and `caller_locations` answer, of all frames from their caller on.
  def self.part(frames, arguments)
    start, length = arguments
    return frames[start] if start.is_a?(Range)

    length ? frames[start, length] : frames[start..]
  end
end

class Exception
  original, locations = instance_method(:backtrace), instance_method(:backtrace_locations)

  define_method(:backtrace) { RubyVM::Backtraces.trim(original.bind_call(self)) }
  define_method(:backtrace_locations) { RubyVM::Backtraces.trim(locations.bind_call(self)) }
end

module Kernel
  %i[caller caller_locations].each do |name|
    original = instance_method(name)

    define_method(name) do |start = 1, length = nil|
      # The usual question is for a frame or two, and there may be thousands.
      few = original.bind_call(self, start + 2, length) if length && start.is_a?(Integer) && start >= 0
      next few if few && few.size == length && few.none? { |frame| frame.to_s.start_with?("eval:1:") }

      frames = RubyVM::Backtraces.trim(original.bind_call(self, 2))
      RubyVM::Backtraces.part(frames, [start, length])
    end
    module_function name
  end
end
