! Derived types: exact fractions with operators of their own, shapes behind an abstract type, a list that cleans up.
module fractions
  implicit none
  private
  public :: fraction, operator(+), operator(-), operator(*), operator(/), operator(==), operator(<), assignment(=), sum

  type :: fraction
    private
    integer(8) :: n = 0, d = 1
  contains
    procedure, private :: write_fraction
    generic :: write(formatted) => write_fraction
    procedure :: real => to_real
  end type fraction

  interface fraction
    module procedure make
  end interface
  interface operator(+)
    module procedure add
  end interface
  interface operator(-)
    module procedure subtract, negate
  end interface
  interface operator(*)
    module procedure multiply
  end interface
  interface operator(/)
    module procedure divide
  end interface
  interface operator(==)
    module procedure equal
  end interface
  interface operator(<)
    module procedure less
  end interface
  interface assignment(=)
    module procedure from_integer
  end interface
  interface sum
    module procedure sum_fractions
  end interface

contains

  elemental type(fraction) function make(n, d)
    integer(8), intent(in) :: n, d
    integer(8) :: a, b, t
    a = abs(n); b = abs(d)
    do while (b /= 0)
      t = mod(a, b); a = b; b = t
    end do
    make%n = sign(1_8, d) * n / max(a, 1_8)
    make%d = abs(d) / max(a, 1_8)
  end function make

  elemental type(fraction) function add(a, b)
    type(fraction), intent(in) :: a, b
    add = make(a%n * b%d + b%n * a%d, a%d * b%d)
  end function add

  elemental type(fraction) function subtract(a, b)
    type(fraction), intent(in) :: a, b
    subtract = a + (-b)
  end function subtract

  elemental type(fraction) function negate(a)
    type(fraction), intent(in) :: a
    negate = fraction(-a%n, a%d)
  end function negate

  elemental type(fraction) function multiply(a, b)
    type(fraction), intent(in) :: a, b
    multiply = make(a%n * b%n, a%d * b%d)
  end function multiply

  elemental type(fraction) function divide(a, b)
    type(fraction), intent(in) :: a, b
    divide = make(a%n * b%d, a%d * b%n)
  end function divide

  elemental logical function equal(a, b)
    type(fraction), intent(in) :: a, b
    equal = a%n == b%n .and. a%d == b%d
  end function equal

  elemental logical function less(a, b)
    type(fraction), intent(in) :: a, b
    less = a%n * b%d < b%n * a%d
  end function less

  elemental subroutine from_integer(left, right)
    type(fraction), intent(out) :: left
    integer, intent(in) :: right
    left%n = right
    left%d = 1
  end subroutine from_integer

  pure type(fraction) function sum_fractions(all) result(total)
    type(fraction), intent(in) :: all(:)
    integer :: i
    do i = 1, size(all)
      total = total + all(i)
    end do
  end function sum_fractions

  elemental real(8) function to_real(self)
    class(fraction), intent(in) :: self
    to_real = real(self%n, 8) / self%d
  end function to_real

  subroutine write_fraction(dtv, unit, iotype, v_list, iostat, iomsg)
    class(fraction), intent(in) :: dtv
    integer, intent(in) :: unit, v_list(:)
    character(*), intent(in) :: iotype
    integer, intent(out) :: iostat
    character(*), intent(inout) :: iomsg
    if (dtv%d == 1) then
      write (unit, '(i0)', iostat=iostat, iomsg=iomsg) dtv%n
    else
      write (unit, '(i0, "/", i0)', iostat=iostat, iomsg=iomsg) dtv%n, dtv%d
    end if
  end subroutine write_fraction

end module fractions

module shapes
  implicit none
  type, abstract :: shape
    character(:), allocatable :: name
  contains
    procedure(area_of), deferred :: area
    procedure :: describe
  end type shape
  abstract interface
    pure real function area_of(self)
      import :: shape
      class(shape), intent(in) :: self
    end function area_of
  end interface
  type, extends(shape) :: circle
    real :: r = 1
  contains
    procedure :: area => circle_area
  end type circle
  type, extends(shape) :: box
    real :: w = 1, h = 1
  contains
    procedure :: area => box_area
    procedure :: describe => describe_box
  end type box
  type :: link
    class(shape), allocatable :: item
    type(link), pointer :: next => null()
  end type link
  type :: list
    type(link), pointer :: head => null()
    integer :: length = 0
  contains
    procedure :: push
    procedure :: total
    final :: clear
  end type list
contains
  pure real function circle_area(self) result(a)
    class(circle), intent(in) :: self
    a = acos(-1.) * self%r**2
  end function circle_area
  pure real function box_area(self) result(a)
    class(box), intent(in) :: self
    a = self%w * self%h
  end function box_area
  subroutine describe(self)
    class(shape), intent(in) :: self
    print '(a, " of ", f0.2)', self%name, self%area()
  end subroutine describe
  subroutine describe_box(self)
    class(box), intent(in) :: self
    print '(a, " of ", f0.1, " by ", f0.1)', self%name, self%w, self%h
  end subroutine describe_box
  subroutine push(self, item)
    class(list), intent(inout) :: self
    class(shape), intent(in) :: item
    type(link), pointer :: new
    allocate (new)
    allocate (new%item, source=item)
    new%next => self%head
    self%head => new
    self%length = self%length + 1
  end subroutine push
  real function total(self)
    class(list), intent(in) :: self
    type(link), pointer :: at
    total = 0
    at => self%head
    do while (associated(at))
      call at%item%describe()
      select type (item => at%item)
      type is (circle)
        print '(a, f0.1)', '  round, r = ', item%r
      class is (box)
        if (item%w == item%h) print '(a)', '  a square'
      end select
      total = total + at%item%area()
      at => at%next
    end do
  end function total
  impure elemental subroutine clear(self)
    type(list), intent(inout) :: self
    type(link), pointer :: next
    print '(a, i0)', 'clearing ', self%length
    do while (associated(self%head))
      next => self%head%next
      deallocate (self%head)
      self%head => next
    end do
  end subroutine clear
end module shapes

program types
  use fractions
  use shapes
  implicit none
  type(fraction) :: half, third, row(4), whole
  integer(8) :: i
  half = fraction(1_8, 2_8)
  third = fraction(-2_8, -6_8)
  print '(*(dt, :, " "))', half + third, half - third, half * third, half / third, -half
  whole = 7
  row = [(fraction(i, i + 1), i = 1_8, 4_8)]
  print '(*(dt, :, " "))', whole, row * whole, sum(row), sum(row * row)
  print '(*(l2))', half == fraction(50_8, 100_8), third < half, row < row(2)
  print '(f9.6, *(f6.2))', third%real(), row%real()
  call draw()
  print '(a)', 'after'
contains
  subroutine draw()
    type(list) :: all
    real :: total
    call all%push(circle(name='circle', r=2.))
    call all%push(box(name='box', w=2., h=3.5))
    call all%push(box(name='tile', w=3., h=3.))
    total = all%total()
    print '(a, f0.3)', 'total ', total
    print '(2l2)', same_type_as(all%head%item, all%head%next%item), extends_type_of(all%head%item, circle())
  end subroutine draw
end program types
