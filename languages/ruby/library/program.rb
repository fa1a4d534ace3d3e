# Runs a program as `ruby FILE ARGUMENTS` does.
module RubyVM::Program
  # Lines of a program in which the reason of a syntax error is looked for.
  SUGGESTIONS = 300
  private_constant :SUGGESTIONS

  @exit_handlers = []
  @finalizers = {}

  class << self
    # What is called when the program ends, the last first.
    attr_reader :exit_handlers
    # What is called when objects go away, or when the program ends, by the ids of the objects.
    attr_reader :finalizers

    # The text is the program's file and its arguments, as a JSON list of strings. Never returns: an interpreter that is
    # thrown away need not be taken apart.
    def run(text)
      # Ruby and JSON write such a list alike, but for what Ruby puts into strings.
      name, *arguments = eval(text.gsub("#") { "\\#" })
      ARGV.replace(arguments.each(&:freeze))
      $0 = name
      # What was drawn before the snapshot is the same in all runs.
      srand
      Process.exit!(status(name))
    end

    # Meets, where nobody reads it, what is slow at its first time.
    def warm_up
      ["prin 1", "f", "[1].frist", "Strin", "1/0", "{a: 1}.fetch(:b)"].each do |source|
        File.write("main.rb", "def f = [1].each { nil.foo }\n#{source}\n")
        load_program("main.rb")
      rescue Exception => error
        message(error, "main.rb")
      end
      File.delete("main.rb")
    end

    # What `ruby` writes of an uncaught exception.
    def message(error, name)
      options = { highlight: false }
      options[:syntax_suggest] = suggestions?(name) if error.is_a?(SyntaxError)
      if error.backtrace&.any?
        return Exception.instance_method(:full_message).bind_call(error, order: :top, **options)
      end

      "#{name}: #{error.detailed_message(**options)}\n"
    end

    private

    # Runs the program; returns the exit code.
    def status(name)
      begin
        load_program(name)
      rescue Exception => error
        # Handlers see it in `$!`.
        last = run_exit_handlers(error, name)
        report(error, name)
      else
        last = run_exit_handlers(nil, name)
      end
      RubyVM::Turns.finish
      finalize
      flush
      code(last)
    end

    def load_program(name)
      Prologue.apply(name) { RubyVM::InstructionSequence.compile_file_prism(name) }.eval
    end

    # Returns the exception that the program ends with.
    def run_exit_handlers(error, name)
      last = error
      begin
        @exit_handlers.pop.call until @exit_handlers.empty?
      rescue Exception => last
        report(last, name)
        retry
      end
      last
    end

    def report(error, name)
      case error
      when SystemExit then return
      when SignalException then return if error.instance_of?(SignalException)
      end
      $stderr.write(message(error, name))
    rescue Exception
      # There is nobody left to tell.
    end

    # Whether what may be missing where is looked for, which takes long for long programs. They give it a second, and
    # what watches the time would take most of it.
    def suggestions?(name)
      return false if File.foreach(name).count > SUGGESTIONS

      ENV["SYNTAX_SUGGEST_TIMEOUT"] = "0"
      require "syntax_suggest/api"
      true
    ensure
      ENV.delete("SYNTAX_SUGGEST_TIMEOUT")
    end

    def code(error)
      case error
      when nil then 0
      when SystemExit then error.status
      when SignalException then 128 + error.signo
      else 1
      end
    end

    def finalize
      until @finalizers.empty?
        id, finalizers = @finalizers.shift
        finalizers.each { |finalizer| finalizer.call(id) rescue nil }
      end
    end

    # Writes what is still in buffers.
    def flush
      [$stdout, $stderr, STDOUT, STDERR].each { |stream| stream.flush rescue nil }
      ObjectSpace.each_object(File) { |file| file.flush unless file.closed? rescue nil }
    end
  end

  # What a program's text asks for besides being run.
  module Prologue
    class << self
      # Compiles the program, by the block.
      def apply(name)
        source = File.binread(name)
        data = source.match?(/^__END__\r?$/) && data_position(source)
        exits = source.match?(/\bEND\b/) ? post_executions(source) : []
        iseq = exits.empty? ? yield : compile_rewritten(name, source, exits) { yield }
        Object.const_set(:DATA, File.open(name).tap { |file| file.pos = data }) if data
        iseq
      end

      private

      # Where the text after `__END__` begins.
      def data_position(source)
        location = parse(source).data_loc
        location && location.start_offset + source.byteslice(location.start_offset..)[/\A.*\n?/].bytesize
      end

      # Where `END` is, to be `at_exit`: nothing but the interpreter's own end calls blocks that it keeps.
      def post_executions(source)
        found = []
        todo = [parse(source).value]
        until todo.empty?
          node = todo.pop
          found << node.keyword_loc.start_offset if node.is_a?(Prism::PostExecutionNode)
          todo.concat(node.compact_child_nodes)
        end
        found.sort.reverse
      end

      def parse(source)
        require "prism"
        Prism.parse(source)
      end

      # The compiler reads files only, where it has to give the code a program's labels.
      def compile_rewritten(name, source, exits)
        rewritten = source.dup
        exits.each { |at| rewritten[at, 3] = "at_exit" }
        File.binwrite(name, rewritten)
        yield
      ensure
        File.binwrite(name, source)
      end
    end
  end
end
