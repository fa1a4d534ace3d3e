# When output is written. A program's first lines go out one by one, as a terminal shows them. That is slow, so that one
# that writes many has them gathered: until it waits, reads, writes to stderr, ends, or some time has passed.

module RubyVM::Output
  # Writes that go out one by one.
  PROMPT = 500
  # Milliseconds for which output may wait.
  LATE = 20

  @writes = 0
  @flushed = 0

  class << self
    # Called after each write to stdout.
    def written
      if @writes < PROMPT
        @writes += 1
        gather if @writes == PROMPT
      elsif now - @flushed >= LATE
        flush
      end
    end

    def flush
      return if @writes < PROMPT

      @flushed = now
      STDOUT.flush unless STDOUT.closed?
    end

    private

    def now = Process.clock_gettime(Process::CLOCK_MONOTONIC, :millisecond)

    def gather
      STDOUT.sync = false
      @flushed = now
      reads = %i[each_byte each_char each_line eof? getbyte getc gets read readbyte readchar readline readlines readpartial]
      before(STDIN.singleton_class, IO, reads + %i[read_nonblock sysread])
      before(ARGF.singleton_class, ARGF.class, reads)
      before(Kernel, Kernel, %i[gets readline readlines select])
    end

    # Puts a flush before methods.
    def before(place, owner, names)
      names.each do |name|
        original = owner.instance_method(name)
        place.define_method(name) do |*arguments, **options, &block|
          RubyVM::Output.flush
          original.bind_call(self, *arguments, **options, &block)
        end
      end
      place.send(:private, *names) if place == Kernel
    end
  end
end

write = IO.instance_method(:write)
STDOUT.define_singleton_method(:write) do |*texts|
  length = write.bind_call(self, *texts)
  RubyVM::Output.written
  length
end
STDERR.define_singleton_method(:write) do |*texts|
  RubyVM::Output.flush
  write.bind_call(self, *texts)
end

[Kernel.singleton_class, Kernel, Process.singleton_class].each do |place|
  leave = place.instance_method(:exit!)
  place.define_method(:exit!) do |*arguments|
    RubyVM::Output.flush
    leave.bind_call(self, *arguments)
  end
end
Kernel.send(:private, :exit!)
