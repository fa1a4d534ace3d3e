# Runs once, before the snapshot is taken, as `-r` of an interpreter that is started without a program: what is loaded
# here costs a program nothing. A program is run later, by `RubyVM::Program.run`.

begin
  Dir.chdir("/work")
  # Settings of the interpreter itself are none of the program's.
  ENV.delete_if { |name, _| name.start_with?("RUBY") }

  # What `ruby` loads at its start. RubyGems is the exception: see gems.rb.
  %w[rbconfig monitor error_highlight did_you_mean syntax_suggest/core_ext].each { |feature| require feature }

  # Ours goes without a name of its own in backtraces, as the interpreter's own parts do.
  library = __dir__
  %w[program output exits backtraces threads locks gems compiled].each do |part|
    source = File.read("#{library}/#{part}.rb")
    RubyVM::InstructionSequence.compile(source, "<internal:runroom/#{part}>").eval
  end
  $LOAD_PATH.unshift(library)
  $LOADED_FEATURES.delete(__FILE__)
  # They are part of others here.
  $LOADED_FEATURES.push("io/wait.rb", "io/console/size.rb")

  RubyVM::Program.warm_up
  RubyVM::Compiled.read
  # As a terminal shows it: at once, and in order with what goes to stderr.
  $stdout.sync = true
  Process.warmup
rescue Exception => error
  $stderr.puts error.full_message(highlight: false)
  exit!(1)
end
