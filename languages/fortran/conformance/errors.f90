! What goes wrong and is noticed: in input and output, in memory, in arithmetic; and an end that is an error.
module checked
  use, intrinsic :: iso_fortran_env, only: error_unit, int32, int64, iostat_end
  use, intrinsic :: ieee_arithmetic
  use, intrinsic :: ieee_exceptions
  implicit none

  enum, bind(c)
    enumerator :: fine = 0, empty, not_a_number, out_of_range
  end enum

  type :: outcome
    integer :: code = fine
    integer :: value = 0
    character(:), allocatable :: message
  end type outcome

  type :: stack
    integer, allocatable, private :: items(:)
    integer :: limit = 3
  contains
    procedure :: push
    procedure :: pop
  end type stack

contains

  function parse(text, low, high) result(got)
    character(*), intent(in) :: text
    integer, intent(in), optional :: low, high
    type(outcome) :: got
    integer :: status
    if (len_trim(text) == 0) then
      got = outcome(empty, message='nothing there')
      return
    end if
    read (text, '(i20)', iostat=status) got%value
    if (status /= 0) then
      got = outcome(not_a_number, message='"' // text // '" is no whole number')
      return
    end if
    got%message = 'good'
    if (present(low)) then
      if (got%value < low) got = outcome(out_of_range, got%value, 'too low')
    end if
    if (present(high)) then
      if (got%value > high) got = outcome(out_of_range, got%value, 'too high')
    end if
  end function parse

  subroutine push(self, item, stat, errmsg)
    class(stack), intent(inout) :: self
    integer, intent(in) :: item
    integer, intent(out), optional :: stat
    character(:), allocatable, intent(out), optional :: errmsg
    if (present(stat)) stat = 0
    if (.not. allocated(self%items)) allocate (self%items(0))
    if (size(self%items) == self%limit) then
      if (.not. present(stat)) error stop 'the stack is full'
      stat = 1
      if (present(errmsg)) errmsg = 'full'
      return
    end if
    self%items = [self%items, item]
  end subroutine push

  subroutine pop(self, item, stat)
    class(stack), intent(inout) :: self
    integer, intent(out) :: item, stat
    item = -1
    stat = merge(1, 0, .not. allocated(self%items))
    if (stat == 0) stat = merge(1, 0, size(self%items) == 0)
    if (stat /= 0) return
    associate (n => size(self%items))
      item = self%items(n)
      self%items = self%items(:n-1)
    end associate
  end subroutine pop

  ! Sums are made in twice as many bits, so that what does not fit is seen before it is lost.
  elemental subroutine add(a, b, sum, overflow)
    integer(int32), intent(in) :: a, b
    integer(int32), intent(out) :: sum
    logical, intent(out) :: overflow
    integer(int64) :: wide
    wide = int(a, int64) + int(b, int64)
    overflow = abs(wide) > huge(a)
    sum = merge(0, int(merge(0_int64, wide, overflow), int32), overflow)
  end subroutine add

end module checked

program errors
  use checked
  implicit none
  character(12), parameter :: inputs(6) = [character(12) :: '42', '', 'forty', '-7', '1000', '99999999999']
  type(outcome) :: got
  type(stack) :: small
  character(:), allocatable :: message
  character(80) :: why
  integer, allocatable :: big(:)
  integer :: i, n, status, sums(3)
  logical :: overflow(3), flag
  real :: x, zero, values(3)

  do i = 1, size(inputs)
    got = parse(trim(inputs(i)), low=0, high=500)
    print '(i0, 1x, i0, 1x, a)', got%code, got%value, got%message
  end do
  do i = 1, 5
    call small%push(i * i, status, message)
    if (status /= 0) print '(i0, 2a)', i, ': ', message
  end do
  do i = 1, 4
    call small%pop(n, status)
    print '(2(i0, 1x))', n, status
  end do

  allocate (big(10), stat=status)
  print '(a, i0)', 'first ', status
  allocate (big(10), stat=status, errmsg=why)
  print '(a, l1)', 'again ', status /= 0
  deallocate (big)
  deallocate (big, stat=status)
  print '(a, l1, l2)', 'freed twice ', status /= 0, allocated(big)

  call add([1, huge(1), -huge(1)], [2, 1, -5], sums, overflow)
  print '(3(i0, l2, 1x))', (sums(i), overflow(i), i = 1, 3)

  call ieee_set_halting_mode(ieee_all, .false.)
  call ieee_set_flag(ieee_all, .false.)
  zero = 0
  x = 1 / zero
  call ieee_get_flag(ieee_divide_by_zero, flag)
  print '(g0, l2, l2)', x, flag, ieee_is_finite(x)
  x = sqrt(-1 + zero)
  call ieee_get_flag(ieee_invalid, flag)
  print '(l1, l2, l2)', flag, ieee_is_nan(x), x == x
  call ieee_set_flag(ieee_all, .false.)
  values = [ieee_value(x, ieee_positive_inf), -0., nearest(1., 1.) - 1.]
  print '(3(g0, 1x))', values
  print '(3l2)', ieee_is_negative(values), ieee_class(values(2)) == ieee_negative_zero, ieee_support_inf(x)

  open (newunit=n, file='numbers.txt', action='readwrite')
  write (n, '(a)') '1 2', 'three 4', '5'
  rewind (n)
  call read_all(n)
  close (n, status='delete')
  read (*, *, iostat=status) i
  print '(a, l1)', 'end of input: ', status == iostat_end
  open (file='nowhere/x.txt', newunit=n, status='old', iostat=status, iomsg=why)
  print '(l1, 1x, a)', status > 0, trim(why)
  write (error_unit, '(a)') 'now for one push too many'
  do i = 1, 5
    print '(a, i0)', 'push ', i
    call small%push(i)
  end do
  print '(a)', 'never'

contains

  subroutine read_all(unit)
    integer, intent(in) :: unit
    integer :: a, b, line
    line = 0
    do
      line = line + 1
      read (unit, *, err=10, end=20) a, b
      print '(a, i0, a, i0)', 'line ', line, ' sums to ', a + b
      cycle
10    print '(a, i0, a)', 'line ', line, ' is no pair'
    end do
20  print '(a, i0)', 'the end comes in line ', line
  end subroutine read_all

end program errors
