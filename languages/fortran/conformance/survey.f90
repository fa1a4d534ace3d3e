! Measurements from stdin: list-directed and formatted input, namelists, statistics; and files of all kinds.
module statistics
  use, intrinsic :: iso_fortran_env, only: real64
  use, intrinsic :: ieee_arithmetic, only: ieee_value, ieee_quiet_nan, ieee_is_nan
  implicit none
  type :: station
    character(12) :: name = ''
    real(real64), allocatable :: values(:)
  end type station
contains
  pure real(real64) function mean(x)
    real(real64), intent(in) :: x(:)
    mean = sum(x) / size(x)
  end function mean

  pure real(real64) function deviation(x)
    real(real64), intent(in) :: x(:)
    deviation = ieee_value(deviation, ieee_quiet_nan)
    if (size(x) > 1) deviation = sqrt(sum((x - mean(x))**2) / (size(x) - 1))
  end function deviation

  pure function sorted(x) result(y)
    real(real64), intent(in) :: x(:)
    real(real64) :: y(size(x))
    logical :: taken(size(x))
    integer :: i, at
    taken = .false.
    do i = 1, size(x)
      at = minloc(x, dim=1, mask=.not. taken)
      taken(at) = .true.
      y(i) = x(at)
    end do
  end function sorted

  pure real(real64) function median(x)
    real(real64), intent(in) :: x(:)
    real(real64) :: y(size(x))
    y = sorted(x)
    median = (y((size(x) + 1) / 2) + y(size(x) / 2 + 1)) / 2
  end function median

  ! The line that is nearest to the points.
  pure subroutine fit(x, y, slope, offset)
    real(real64), intent(in) :: x(:), y(:)
    real(real64), intent(out) :: slope, offset
    slope = dot_product(x - mean(x), y - mean(y)) / sum((x - mean(x))**2)
    offset = mean(y) - slope * mean(x)
  end subroutine fit
end module statistics

program survey
  use statistics
  implicit none
  type(station), allocatable :: stations(:)
  type(station) :: one
  character(200) :: line
  character(100) :: message
  character :: mark
  integer :: status, number, bad, n, i, places, record
  real(real64) :: slope, offset, scale, back(3), x
  logical :: there, verbose
  namelist /settings/ scale, verbose, places

  scale = 1; verbose = .false.; places = 1
  read (*, nml=settings)
  print '(a, f0.2, l2, i2)', 'settings ', scale, verbose, places
  allocate (stations(0))
  number = 0; bad = 0
  do
    read (*, '(a)', iostat=status) line
    if (is_iostat_end(status)) exit
    number = number + 1
    if (line == '' .or. line(1:1) == '!') cycle
    read (line, *, iostat=status, iomsg=message) one%name, n
    if (status == 0 .and. n > 0) then
      if (allocated(one%values)) deallocate (one%values)
      allocate (one%values(n))
      read (line, *, iostat=status, iomsg=message) one%name, n, one%values
    end if
    if (status /= 0) then
      bad = bad + 1
      print '(a, i0, 2a)', 'line ', number, ' is wrong: ', merge('too short  ', 'no number  ', is_iostat_end(status))
      cycle
    end if
    one%values = one%values * scale
    stations = [stations, one]
  end do

  print '(a12, *(a9))', 'station', 'n', 'mean', 'median', 'sd', 'least', 'most'
  do i = 1, size(stations)
    associate (s => stations(i)%values)
      if (ieee_is_nan(deviation(s))) then
        print '(a12, i9, 2f9.3, a9, 2f9.3)', stations(i)%name, size(s), mean(s), median(s), '-', minval(s), maxval(s)
      else
        print '(a12, i9, 5f9.3)', stations(i)%name, size(s), mean(s), median(s), deviation(s), minval(s), maxval(s)
      end if
    end associate
  end do
  call fit(real([(i, i = 1, size(stations(1)%values))], real64), stations(1)%values, slope, offset)
  print '(a, f0.4, sp, f8.4)', 'trend ', slope, offset
  call histogram([(stations(i)%values, i = 1, size(stations))])

  ! A file of text, one of records of equal length, and one that is a stream of bytes.
  open (newunit=n, file='survey.txt', status='new', action='write')
  write (n, '(a, 3f8.2)') (stations(i)%name, stations(i)%values(:3), i = 1, 2)
  close (n)
  open (newunit=n, file='survey.txt', status='old', action='read', position='rewind')
  read (n, '(/, a12, 3f8.2)') one%name, back
  print '(2a, 3f8.2)', 'back: ', trim(one%name), back
  close (n, status='delete')
  inquire (file='survey.txt', exist=there)
  print '(a, l2)', 'still there:', there

  inquire (iolength=record) x
  open (newunit=n, file='table.bin', access='direct', form='unformatted', recl=record, action='readwrite')
  do i = 5, 1, -1
    write (n, rec=i) sqrt(real(i, real64))
  end do
  read (n, rec=3) x
  print '(a, i0, f9.5)', 'record of ', record, x
  read (n, rec=9, iostat=status) x
  print '(a, l2)', 'a record that is not there:', status /= 0
  close (n, status='delete')

  open (newunit=n, file='stream.bin', access='stream', form='unformatted', action='readwrite')
  write (n) 'abcdefgh', 258
  inquire (unit=n, pos=i)
  read (n, pos=3) mark
  print '(a, i0, 2a)', 'at ', i, ' ', mark
  read (n, pos=9) mark
  print '(a, i0)', 'first byte of 258: ', ichar(mark)
  close (n, status='delete')

  open (newunit=n, file='missing.txt', status='old', iostat=status)
  print '(a, l2)', 'no such file:', status > 0
  if (bad > 0) then
    write (0, '(i0, a)') bad, ' lines were wrong'
    stop 3
  end if

contains

  subroutine histogram(x)
    real(real64), intent(in) :: x(:)
    integer :: bins(5), k
    bins = 0
    do k = 1, size(x)
      associate (bin => min(5, 1 + int(5 * (x(k) - minval(x)) / (maxval(x) - minval(x)))))
        bins(bin) = bins(bin) + 1
      end associate
    end do
    do k = 1, 5
      print '(f6.1, " ", a)', minval(x) + (k - 1) * (maxval(x) - minval(x)) / 5, repeat('*', bins(k))
    end do
  end subroutine histogram

end program survey
