! Characters of any length: words, ciphers, numbers to text and back, edit descriptors and UTF-8.
module strings
  implicit none
  type :: string
    character(:), allocatable :: s
  end type string
  character(*), parameter :: lower = 'abcdefghijklmnopqrstuvwxyz', upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
contains

  pure function split(text, separators) result(parts)
    character(*), intent(in) :: text, separators
    type(string), allocatable :: parts(:)
    integer :: from, to
    allocate (parts(0))
    from = 1
    do
      to = verify(text(from:), separators)
      if (to == 0) return
      from = from + to - 1
      to = scan(text(from:), separators)
      if (to == 0) to = len(text) - from + 2
      parts = [parts, string(text(from:from+to-2))]
      from = from + to - 1
      if (from > len(text)) return
    end do
  end function split

  pure function join(parts, glue) result(text)
    type(string), intent(in) :: parts(:)
    character(*), intent(in) :: glue
    character(:), allocatable :: text
    integer :: i
    text = ''
    do i = 1, size(parts)
      if (i > 1) text = text // glue
      text = text // parts(i)%s
    end do
  end function join

  elemental function to_upper(text) result(changed)
    character(*), intent(in) :: text
    character(len(text)) :: changed
    integer :: i, at
    do i = 1, len(text)
      at = index(lower, text(i:i))
      changed(i:i) = text(i:i)
      if (at > 0) changed(i:i) = upper(at:at)
    end do
  end function to_upper

  elemental function rotate(text, by) result(changed)
    character(*), intent(in) :: text
    integer, intent(in) :: by
    character(len(text)) :: changed
    integer :: i
    do i = 1, len(text)
      select case (text(i:i))
      case ('a':'z')
        changed(i:i) = achar(iachar('a') + modulo(iachar(text(i:i)) - iachar('a') + by, 26))
      case ('A':'Z')
        changed(i:i) = achar(iachar('A') + modulo(iachar(text(i:i)) - iachar('A') + by, 26))
      case default
        changed(i:i) = text(i:i)
      end select
    end do
  end function rotate

  pure function reverse(text) result(backwards)
    character(*), intent(in) :: text
    character(len(text)) :: backwards
    integer :: i
    backwards = ''
    forall (i = 1:len(text)) backwards(i:i) = text(len(text)-i+1:len(text)-i+1)
  end function reverse

  pure logical function palindrome(text)
    character(*), intent(in) :: text
    character(:), allocatable :: letters
    letters = join(split(to_upper(text), " ,.'!?-"), '')
    palindrome = letters == reverse(letters)
  end function palindrome

  pure function roman(n) result(text)
    integer, intent(in) :: n
    character(:), allocatable :: text
    integer, parameter :: values(13) = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1]
    character(2), parameter :: letters(13) = ['M ', 'CM', 'D ', 'CD', 'C ', 'XC', 'L ', 'XL', 'X ', 'IX', 'V ', 'IV', 'I ']
    integer :: rest, i
    rest = n
    text = ''
    do i = 1, 13
      text = text // repeat(trim(letters(i)), rest / values(i))
      rest = mod(rest, values(i))
    end do
  end function roman

  pure integer function distance(a, b)
    character(*), intent(in) :: a, b
    integer :: row(0:len(b)), i, j, diagonal, up
    row = [(j, j = 0, len(b))]
    do i = 1, len(a)
      diagonal = row(0)
      row(0) = i
      do j = 1, len(b)
        up = row(j)
        row(j) = min(up + 1, row(j-1) + 1, diagonal + merge(0, 1, a(i:i) == b(j:j)))
        diagonal = up
      end do
    end do
    distance = row(len(b))
  end function distance

  ! Letters, and not bytes: those that go on a letter begin with 10.
  pure integer function letters_of(text)
    character(*), intent(in) :: text
    integer :: i
    letters_of = count([(iand(ichar(text(i:i)), 192) /= 128, i = 1, len(text))])
  end function letters_of

end module strings

program text
  use strings
  implicit none
  character(*), parameter :: poem = 'The quick brown fox, the lazy dog; THE END.'
  type(string), allocatable :: words(:)
  character(40) :: buffer
  character(:), allocatable :: accented
  integer, parameter :: ucs4 = selected_char_kind('ISO_10646')
  character(kind=ucs4, len=5) :: wide
  integer :: i, n, status
  real :: x
  words = split(poem, ' ,;.')
  print '(i0, 2a)', size(words), ' ', join(words, '|')
  print '(*(i0, :, " "))', (len(words(i)%s), i = 1, size(words)), count([(to_upper(words(i)%s) == 'THE', i = 1, size(words))])
  print '(a)', to_upper(poem), rotate(poem, 13), rotate(rotate(poem, 3), -3), reverse(poem)
  print '(3l2)', palindrome("Madam, I'm Adam"), palindrome('A man, a plan, a canal - Panama!'), palindrome('not one')
  print '(*(a, :, " "))', roman(4), roman(9), roman(1994), roman(3999)
  print '(*(i0, :, " "))', distance('kitten', 'sitting'), distance('', 'abc'), distance('flaw', 'lawn')
  print '(*(i0, :, " "))', index(poem, 'the'), index(poem, 'o', back=.true.), scan(poem, 'xyz'), verify('  x', ' '), &
    len_trim('ab   '), len(poem)
  print '(5a)', '[', adjustl('  left '), '][', adjustr('right   '), ']'
  print '(4l2)', 'abc' < 'abd', lge('b', 'a'), 'same' == 'same   ', any(['x', 'y'] == 'y')

  write (buffer, '(i5.3, f8.3, es10.2, l3, a4)') 42, 3.14159, 12345.678, .true., 'abcdef'
  print '(3a)', '[', trim(buffer), ']'
  read (buffer, *, iostat=status) n, x
  print '(i0, 1x, f0.2, 1x, i0)', n, x, status
  print '(2(i3, ":", f5.1, "; "))', 1, 1.5, 2, 2.5, 3, 3.5
  print '(sp, i4, ss, i4, 1x, bz, e11.4, 1x, en12.3, t40, "|", tl5, "<", 2x, g0)', 5, 5, 0.00012345, 123456.789, 'g'
  print '(*(g0, :, ","))', 1, 2.5, 'three', .false., (1., -2.)
  print '(a, 3(/, "  ", a))', 'lines', 'one', 'two', 'three'
  print '(i3, f6.2)', 12345, -123456.7
  buffer = '0x1F 77 -12'
  read (buffer, '(2x, z2, 1x, o2, 1x, i3)') i, n, status
  print '(3(i0, 1x))', i, n, status

  accented = 'Straße, été, 日本'
  print '(a, 2(1x, i0))', accented, len(accented), letters_of(accented)
  wide = char(int(z'65E5'), ucs4) // char(int(z'672C'), ucs4) // char(int(z'1F600'), ucs4)
  open (unit=10, file='wide.txt', encoding='utf-8', action='readwrite', status='replace')
  write (10, '(a)') trim(wide)
  rewind (10)
  wide = ucs4_'?????'
  read (10, '(a)') wide
  inquire (unit=10, size=n)
  close (10, status='delete')
  print '(3(z0, " "), i0, " letters in ", i0, " bytes")', (ichar(wide(i:i)), i = 1, 3), len_trim(wide), n
end program text
