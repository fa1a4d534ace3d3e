! Recursion, procedures as arguments, stable sorting, sieves, dynamic programming and a factorial of many digits.
module sorting
  implicit none
  type :: person
    character(8) :: name
    integer :: age
  end type person
  abstract interface
    pure logical function before(a, b)
      import :: person
      type(person), intent(in) :: a, b
    end function before
    pure real(8) function curve(x)
      real(8), intent(in) :: x
    end function curve
  end interface
contains

  ! Merge sort: equals stay in their order.
  recursive subroutine sort(people, precedes)
    type(person), intent(inout) :: people(:)
    procedure(before) :: precedes
    type(person), allocatable :: left(:)
    integer :: half, i, j, k
    if (size(people) < 2) return
    half = size(people) / 2
    call sort(people(:half), precedes)
    call sort(people(half+1:), precedes)
    left = people(:half)
    i = 1; j = half + 1
    do k = 1, size(people)
      if (i > half) exit
      if (j > size(people)) then
        people(k) = left(i); i = i + 1
      else if (precedes(people(j), left(i))) then
        people(k) = people(j); j = j + 1
      else
        people(k) = left(i); i = i + 1
      end if
    end do
  end subroutine sort

  pure logical function younger(a, b)
    type(person), intent(in) :: a, b
    younger = a%age < b%age
  end function younger

  pure logical function by_name(a, b)
    type(person), intent(in) :: a, b
    by_name = llt(a%name, b%name)
  end function by_name

  ! Simpson's rule, in halves until two of them agree.
  pure recursive function integral(f, a, b, eps) result(area)
    procedure(curve) :: f
    real(8), intent(in) :: a, b, eps
    real(8) :: area, middle, one, two
    middle = (a + b) / 2
    one = simpson(a, b)
    two = simpson(a, middle) + simpson(middle, b)
    if (abs(two - one) < 15 * eps) then
      area = two + (two - one) / 15
    else
      area = integral(f, a, middle, eps / 2) + integral(f, middle, b, eps / 2)
    end if
  contains
    pure real(8) function simpson(l, r)
      real(8), intent(in) :: l, r
      simpson = (r - l) / 6 * (f(l) + 4 * f((l + r) / 2) + f(r))
    end function simpson
  end function integral

  pure real(8) function bell(x)
    real(8), intent(in) :: x
    bell = exp(-x * x)
  end function bell

end module sorting

program algorithms
  use sorting
  implicit none
  type(person) :: people(6)
  integer :: i, moves, counts(8)

  people = [person('Mia', 31), person('Ben', 25), person('Eve', 31), person('Tom', 25), person('Zoe', 40), person('Ann', 31)]
  call sort(people, younger)
  print '(*(a, i0, :, ", "))', (trim(people(i)%name) // ' ', people(i)%age, i = 1, 6)
  call sort(people, by_name)
  print '(*(a, :, " "))', people%name

  print '(f12.9, f13.9)', integral(bell, -5d0, 5d0, 1d-10), sqrt(acos(-1d0))
  call primes(100000)
  moves = 0
  call hanoi(10, 'A', 'C', 'B')
  print '(a, i0)', 'moves ', moves
  counts = [(queens(i, [integer ::]), i = 1, 8)]
  print '(a, *(1x, i0))', 'queens', counts
  print '(a, *(1x, i0))', 'ackermann', (ackermann(2, i), i = 0, 6)
  print '(a, 1x, i0)', 'gcd', gcd(1071, 462)
  print '(a)', common('conformance programs', 'functional performance')
  print '(a)', factorial(60)
  print '(a, i0)', 'knapsack ', knapsack([12, 2, 1, 4, 1], [4, 2, 1, 10, 2], 15)
  print '(*(b8.8, :, " "))', (ieor(i, ishft(i, -1)), i = 4, 9)
  print '(*(i0, :, " "))', popcnt(255), leadz(1), trailz(8), ibset(0, 5), ibits(1717, 4, 5), shiftr(-1, 28), not(7)
  print '(z8.8, 1x, o0, 1x, b0)', 48879, 511, 10

contains

  subroutine primes(n)
    integer, intent(in) :: n
    logical :: prime(2:n)
    integer :: p
    integer, allocatable :: found(:)
    prime = .true.
    do p = 2, int(sqrt(real(n)))
      if (prime(p)) prime(p*p::p) = .false.
    end do
    found = pack([(p, p = 2, n)], prime)
    print '(*(i0, :, " "))', found(:10), size(found), found(size(found)), maxval(found(2:) - found(:size(found)-1))
  end subroutine primes

  recursive subroutine hanoi(n, from, to, via)
    integer, intent(in) :: n
    character, intent(in) :: from, to, via
    if (n == 0) return
    call hanoi(n - 1, from, via, to)
    moves = moves + 1
    if (n > 8) print '("disk ", i0, ": ", a, " to ", a)', n, from, to
    call hanoi(n - 1, via, to, from)
  end subroutine hanoi

  recursive integer function queens(n, placed) result(found)
    integer, intent(in) :: n, placed(:)
    integer :: column, k, row
    row = size(placed)
    found = merge(1, 0, row == n)
    if (row == n) return
    do column = 1, n
      if (any(placed == column) .or. any(abs(placed - column) == [(row + 1 - k, k = 1, row)])) cycle
      found = found + queens(n, [placed, column])
    end do
  end function queens

  pure recursive integer function ackermann(m, n) result(a)
    integer, intent(in) :: m, n
    if (m == 0) then
      a = n + 1
    else if (n == 0) then
      a = ackermann(m - 1, 1)
    else
      a = ackermann(m - 1, ackermann(m, n - 1))
    end if
  end function ackermann

  pure recursive integer function gcd(a, b) result(g)
    integer, intent(in) :: a, b
    if (b == 0) then; g = a; else; g = gcd(b, mod(a, b)); end if
  end function gcd

  pure function common(a, b) result(longest)
    character(*), intent(in) :: a, b
    character(:), allocatable :: longest
    integer :: length(0:len(a), 0:len(b)), i, j
    length = 0
    do j = 1, len(b)
      do i = 1, len(a)
        length(i, j) = merge(length(i-1, j-1) + 1, max(length(i-1, j), length(i, j-1)), a(i:i) == b(j:j))
      end do
    end do
    longest = ''
    i = len(a); j = len(b)
    do while (i > 0 .and. j > 0)
      if (a(i:i) == b(j:j)) then
        longest = a(i:i) // longest; i = i - 1; j = j - 1
      else if (length(i-1, j) >= length(i, j-1)) then
        i = i - 1
      else
        j = j - 1
      end if
    end do
  end function common

  pure function factorial(n) result(text)
    integer, intent(in) :: n
    character(:), allocatable :: text
    integer, allocatable :: digits(:)
    character(4) :: part
    integer :: k, d, carry
    digits = [1]
    do k = 2, n
      carry = 0
      do d = 1, size(digits)
        carry = carry + digits(d) * k
        digits(d) = mod(carry, 10000)
        carry = carry / 10000
      end do
      if (carry > 0) digits = [digits, carry]
    end do
    text = ''
    do d = 1, size(digits)
      write (part, '(i4.4)') digits(d)
      text = part // text
    end do
    text = text(verify(text, '0'):)
  end function factorial

  pure integer function knapsack(weights, values, room)
    integer, intent(in) :: weights(:), values(:), room
    integer :: best(0:room), i, w
    best = 0
    do i = 1, size(weights)
      do w = room, weights(i), -1
        best(w) = max(best(w), best(w - weights(i)) + values(i))
      end do
    end do
    knapsack = best(room)
  end function knapsack

end program algorithms
