# Files and folders: in the work folder and in the one for temporary files.
require "fileutils"
require "tempfile"
require "tmpdir"

File.write("notes.txt", "first\nsecond\nthird\n")
puts File.read("notes.txt"), File.size("notes.txt"), File.exist?("notes.txt"), File.file?("notes.txt"), File.directory?("."), File.zero?("notes.txt")
File.open("notes.txt", "a") { |file| file.puts "fourth", 5, [6, 7] }
puts File.readlines("notes.txt", chomp: true).inspect, File.foreach("notes.txt").map(&:size).inspect, File.read("notes.txt", 5, 6)
File.open("notes.txt") do |file|
  puts file.gets, file.lineno, file.pos, file.getc, file.readchar, file.eof?, file.readline, file.read(4), file.readlines.size, file.eof?, file.gets.inspect
  file.rewind
  file.seek(-2, IO::SEEK_END)
  puts file.read.inspect, file.path, file.closed?
end
begin
  File.open("notes.txt") { |file| file.write("no") }
rescue IOError => error
  puts error.message
end
begin
  File.open("missing/file.txt", "w")
rescue Errno::ENOENT => error
  puts error.class, error.message
end
begin
  File.open("notes.txt", File::WRONLY | File::CREAT | File::EXCL)
rescue Errno::EEXIST => error
  puts error.class
end

File.open("data.bin", "wb") { |file| file.write([1, 2, 255, 0, 10, 13].pack("C*")) }
puts File.binread("data.bin").bytes.inspect, File.open("data.bin", "rb") { |file| file.each_byte.sum }, File.size?("data.bin")
File.open("data.bin", "r+b") do |file|
  file.seek(2)
  file.write("A")
  file.truncate(4)
  file.rewind
  puts file.read.bytes.inspect, file.stat.size
end

FileUtils.mkdir_p("tree/a/b")
%w[tree/one.rb tree/a/two.rb tree/a/b/three.txt].each { |path| File.write(path, path) }
puts Dir.glob("tree/**/*").sort, Dir["tree/**/*.rb"].sort.inspect, Dir.children("tree").sort.inspect, Dir.entries("tree").sort.inspect, Dir.exist?("tree/a"), Dir.empty?("tree/a/b")
puts Dir.each_child("tree/a").sort.inspect, File.stat("tree").directory?, File.ftype("tree"), File.ftype("tree/one.rb")
File.rename("tree/one.rb", "tree/uno.rb")
FileUtils.cp("tree/uno.rb", "tree/copy.rb")
FileUtils.mv("tree/copy.rb", "tree/a/moved.rb")
puts File.read("tree/a/moved.rb"), File.exist?("tree/one.rb"), FileUtils.compare_file("tree/uno.rb", "tree/a/moved.rb")
begin
  Dir.rmdir("tree/a")
rescue SystemCallError => error
  puts error.class
end
FileUtils.rm_r("tree/a")
puts Dir.children("tree").inspect, File.delete("tree/uno.rb"), Dir.rmdir("tree"), Dir.exist?("tree")
Dir.mkdir("inner")
Dir.chdir("inner") { puts File.basename(Dir.pwd), File.write("x", "1") }
puts File.basename(Dir.pwd) == "inner", File.read("inner/x"), Dir.children("inner").inspect
FileUtils.rm_rf("inner")

puts File.basename("/a/b.tar.gz"), File.basename("/a/b.rb", ".rb"), File.extname("x.tar.gz"), File.dirname("/a/b/c"), File.join("a", "/b", "c"), File.split("/x/y").inspect, File.expand_path("../b", "/a/c"), File.absolute_path?("/a"), File.fnmatch("*.rb", "a.rb")
Tempfile.create("temp") do |file|
  file << "temporary"
  file.flush
  puts File.read(file.path), file.path.start_with?(Dir.tmpdir)
end
Dir.mktmpdir { |folder| puts File.write(File.join(folder, "a"), "abc"), Dir.children(folder).inspect, File.directory?(folder) }
$stdout.puts "to stdout"
reader, writer = "in memory\nlines\n".then { |text| require "stringio"; [StringIO.new(text), StringIO.new] }
reader.each_line { |line| writer << line.upcase }
puts writer.string, reader.eof?, StringIO.new("abc").read(2), StringIO.new("a b").gets(" ").inspect
before = $stdout
$stdout = StringIO.new
print "captured"
captured, $stdout = $stdout.string, before
puts captured.inspect, DATA.read, DATA.class
File.open("notes.txt", "w").write("never closed, but written") # is flushed at the end
File.delete("data.bin")
puts File.exist?("data.bin"), File.open("notes.txt", &:path), __FILE__ == $0, File.basename(__FILE__), $PROGRAM_NAME == $0, ARGV.inspect, __method__.inspect, __dir__ == Dir.pwd
File.delete("notes.txt")
__END__
the text after the end
of the program
