# Libraries as the compiler made them of their source, so that `require` only has to run them.
module RubyVM::Compiled
  # Files, and folders of files, of the common ones.
  NAMES = %w[
    abbrev base64 benchmark bigdecimal cgi csv date delegate digest English erb error_highlight expect fileutils
    find forwardable getoptlong io ipaddr json logger matrix minitest monitor mutex_m net observer open3
    optparse ostruct pathname power_assert pp prettyprint prime pstore psych random rexml ripper securerandom
    set shellwords singleton socket stringio strscan syntax_suggest tempfile test test-unit time timeout tmpdir
    tsort uri weakref yaml zlib
  ].freeze

  @by_path = {}

  def self.read
    $LOAD_PATH.each do |folder|
      NAMES.each do |name|
        ["#{folder}/#{name}.rb", *Dir["#{folder}/#{name}/**/*.rb"]].each do |path|
          next unless File.file?(path)

          @by_path[path] = RubyVM::InstructionSequence.compile_file_prism(path).to_binary
        rescue SyntaxError
          # A library that is no program here is found out when it is asked for.
        end
      end
    end
  end

  def self.of(path)
    binary = @by_path.delete(path) and RubyVM::InstructionSequence.load_from_binary(binary)
  end
end

# Asked by `require` for each file.
def (RubyVM::InstructionSequence).load_iseq(path) = RubyVM::Compiled.of(path)
