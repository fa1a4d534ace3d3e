! Whole arrays: equations by elimination with pivots, determinants, powers, sections, masks and reductions.
module linear
  use, intrinsic :: iso_fortran_env, only: real64, int64
  implicit none
  private
  public :: real64, int64, lu_type, factorize, identity, operator(.pow.), trace, show

  type :: lu_type
    real(real64), allocatable :: a(:, :)
    integer, allocatable :: rows(:)
    integer :: sign = 1
    logical :: singular = .false.
  contains
    procedure :: solve
    procedure :: determinant
  end type lu_type

  interface operator(.pow.)
    module procedure power
  end interface

contains

  pure function identity(n) result(unit)
    integer, intent(in) :: n
    integer(int64) :: unit(n, n)
    integer :: i
    unit = 0
    do concurrent (i = 1:n)
      unit(i, i) = 1
    end do
  end function identity

  pure function factorize(matrix) result(lu)
    real(real64), intent(in) :: matrix(:, :)
    type(lu_type) :: lu
    integer :: n, k, p
    n = size(matrix, 1)
    lu%a = matrix
    lu%rows = [(k, k = 1, n)]
    do k = 1, n
      p = k - 1 + maxloc(abs(lu%a(k:, k)), dim=1)
      if (abs(lu%a(p, k)) < 1e-12_real64) then
        lu%singular = .true.
        return
      end if
      if (p /= k) then
        lu%a([k, p], :) = lu%a([p, k], :)
        lu%rows([k, p]) = lu%rows([p, k])
        lu%sign = -lu%sign
      end if
      lu%a(k+1:, k) = lu%a(k+1:, k) / lu%a(k, k)
      lu%a(k+1:, k+1:) = lu%a(k+1:, k+1:) - spread(lu%a(k+1:, k), 2, n - k) * spread(lu%a(k, k+1:), 1, n - k)
    end do
  end function factorize

  pure function solve(self, b) result(x)
    class(lu_type), intent(in) :: self
    real(real64), intent(in) :: b(:)
    real(real64) :: x(size(b))
    integer :: i, n
    n = size(b)
    x = b(self%rows)
    do i = 2, n
      x(i) = x(i) - dot_product(self%a(i, :i-1), x(:i-1))
    end do
    do i = n, 1, -1
      x(i) = (x(i) - dot_product(self%a(i, i+1:), x(i+1:))) / self%a(i, i)
    end do
  end function solve

  pure real(real64) function determinant(self)
    class(lu_type), intent(in) :: self
    integer :: i
    determinant = merge(0._real64, self%sign * product([(self%a(i, i), i = 1, size(self%a, 1))]), self%singular)
  end function determinant

  pure recursive function power(m, n) result(p)
    integer(int64), intent(in) :: m(:, :)
    integer, intent(in) :: n
    integer(int64) :: p(size(m, 1), size(m, 2))
    if (n == 0) then
      p = identity(size(m, 1))
    else
      p = power(m, n / 2)
      p = matmul(p, p)
      if (mod(n, 2) == 1) p = matmul(p, m)
    end if
  end function power

  pure real(real64) function trace(m)
    real(real64), intent(in) :: m(:, :)
    integer :: i
    trace = sum([(m(i, i), i = 1, size(m, 1))])
  end function trace

  subroutine show(title, m)
    character(*), intent(in) :: title
    real(real64), intent(in) :: m(:, :)
    integer :: i
    print '(a)', title // ':'
    do i = 1, size(m, 1)
      print '(*(f9.3))', m(i, :)
    end do
  end subroutine show

end module linear

program matrices
  use linear
  implicit none
  real(real64) :: a(3, 3), inverse(3, 3), hilbert(5, 5), v(3), w(3), grid(0:5, 0:5)
  integer(int64) :: f(2, 2)
  integer :: magic(4, 4), i, j, steps
  type(lu_type) :: lu
  logical :: life(8, 8)

  a = reshape([2, 1, -1, -3, -1, 2, -2, 1, 2], [3, 3], order=[2, 1])
  lu = factorize(a)
  print '(a, 3f8.3, a, f8.3)', 'x =', lu%solve([8._real64, -11._real64, -3._real64]), ', det =', lu%determinant()
  do i = 1, 3
    inverse(:, i) = lu%solve(real(merge(1, 0, [(j == i, j = 1, 3)]), real64))
  end do
  call show('inverse', inverse)
  call show('distance of the product from one', abs(matmul(a, inverse) - identity(3)))
  lu = factorize(reshape([1._real64, 2._real64, 2._real64, 4._real64], [2, 2]))
  print *, lu%singular
  hilbert = reshape([((1 / real(i + j - 1, real64), i = 1, 5), j = 1, 5)], [5, 5])
  lu = factorize(hilbert)
  print '(a, es12.5, a, f8.5)', 'det of Hilbert 5 =', lu%determinant(), ', trace =', trace(hilbert)

  ! The largest eigenvalue, by turning a vector until it stays.
  a = reshape([4, 1, 0, 1, 3, 1, 0, 1, 2], [3, 3])
  v = 1
  steps = 0
  do
    w = matmul(a, v)
    w = w / norm2(w)
    steps = steps + 1
    if (maxval(abs(w - v)) < 1e-10_real64 .or. steps == 500) exit
    v = w
  end do
  print '(a, f12.8, a, l2)', 'eigenvalue', dot_product(w, matmul(a, w)), ', soon', steps < 100

  f = reshape([1, 1, 1, 0], [2, 2])
  f = f .pow. 90
  print '(a, i0)', 'fibonacci 90 = ', f(1, 2)

  magic = reshape([16, 5, 9, 4, 3, 10, 6, 15, 2, 11, 7, 14, 13, 8, 12, 1], [4, 4])
  print '(4i4)', transpose(magic)
  print *, all(sum(magic, 1) == 34), all(sum(magic, 2) == 34), sum([(magic(i, i), i = 1, 4)]) == 34
  print '(*(i4))', magic(2, :), magic(4:1:-2, 3), pack(magic, mod(magic, 5) == 0)
  print '(*(i4))', maxloc(magic), minloc(magic), findloc(magic, 7), count(magic > 8, 1), &
    cshift([1, 2, 3, 4], 1), eoshift([1, 2, 3], -1, 9)
  print '(*(i4))', unpack([-1, -2, -3, -4], magic(:, :) > 12, 0)
  print '(*(i4))', iand(magic(:, 1), 6), merge(magic(:, 2), -magic(:, 2), magic(:, 2) > 9), reshape([1, 2, 3], [5], pad=[0])

  ! Heat: the edges are given, what is within becomes the mean of its neighbours.
  grid = 0
  grid(0, :) = 100
  do i = 1, 400
    grid(1:4, 1:4) = (grid(0:3, 1:4) + grid(2:5, 1:4) + grid(1:4, 0:3) + grid(1:4, 2:5)) / 4
  end do
  call show('heat', grid(:, 1:4))
  where (grid > 50)
    grid = 1
  elsewhere (grid > 10)
    grid = 0.5
  elsewhere
    grid = 0
  end where
  print '(6f4.1)', transpose(grid)

  ! Life, on a torus.
  life = .false.
  life(1, 2) = .true.; life(2, 3) = .true.; life(3, 1:3) = .true.
  do i = 1, 10
    life = next(life)
  end do
  do i = 1, 8
    print '(8a1)', merge('#', '.', life(i, :))
  end do

contains

  pure function next(now) result(then)
    logical, intent(in) :: now(:, :)
    logical :: then(size(now, 1), size(now, 2))
    integer :: around(size(now, 1), size(now, 2)), dx, dy
    around = 0
    do dx = -1, 1
      do dy = -1, 1
        if (dx /= 0 .or. dy /= 0) around = around + merge(1, 0, cshift(cshift(now, dx, 1), dy, 2))
      end do
    end do
    then = around == 3 .or. (now .and. around == 2)
  end function next

end program matrices
