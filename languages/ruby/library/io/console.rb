# `io/console` where there is no terminal.
class IO
  def self.console(*) = nil
  def self.default_console_size = [ENV["LINES"].to_i.nonzero? || 25, ENV["COLUMNS"].to_i.nonzero? || 80]
  def self.console_size = default_console_size

  %i[
    beep clear_screen console_mode console_mode= cooked cooked! cursor cursor= cursor_down cursor_left cursor_right
    cursor_up echo= echo? erase_line erase_screen getch getpass goto goto_column iflush ioflush noecho oflush
    pressed? raw raw! scroll_backward scroll_forward winsize winsize=
  ].each do |name|
    define_method(name) { |*, **| raise Errno::ENOTTY }
  end
end
