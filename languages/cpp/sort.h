// Sorting in fewer functions than the library has for it: all of them are made for each way in which something is compared,
// and compiling them was half of what a program took that sorts objects of its own. It is an introsort, too: by the median of
// three, by a heap where that is a bad choice again and again, and not at all where all is in order. As quick as the library's
// on what has no order, quicker on what has one, and slower, by a half or so, on what has few values. With a comparison that is
// none, as `<=`, the order is any.

_LIBCPP_BEGIN_NAMESPACE_STD

template <class _AlgPolicy, class _Compare, class _RandomAccessIterator>
__attribute__((noinline)) _LIBCPP_HIDE_FROM_ABI void __order(
    _RandomAccessIterator __a, _RandomAccessIterator __b, _Compare __comp) {
  if (__comp(*__b, *__a)) _IterOps<_AlgPolicy>::iter_swap(__a, __b);
}

template <class _AlgPolicy, class _Compare, class _RandomAccessIterator, bool _UseBitSetPartition>
  requires(!_UseBitSetPartition)
void __introsort(_RandomAccessIterator __first, _RandomAccessIterator __last, _Compare __comp,
                 typename iterator_traits<_RandomAccessIterator>::difference_type __depth, bool) {
  using _Ops = _IterOps<_AlgPolicy>;
  auto __length = __last - __first;
  for (; __length > 24; __length = __last - __first) {
    auto __next = __first + 1;
    while (__next != __last && !__comp(*__next, *(__next - 1))) ++__next;
    if (__next == __last) return;

    if (__depth-- == 0) {
      for (auto __at = __length / 2; __at-- > 0;)
        std::__sift_down<_AlgPolicy, false, _Compare>(__first, __comp, __length, __at);
      while (--__length > 0) {
        _Ops::iter_swap(__first, __first + __length);
        std::__sift_down<_AlgPolicy, false, _Compare>(__first, __comp, __length, 0);
      }
      return;
    }

    // The pivot comes first, and behind it one that is not above it.
    auto __middle = __first + __length / 2, __left = __first, __right = __last;
    std::__order<_AlgPolicy, _Compare>(__first, __middle, __comp);
    std::__order<_AlgPolicy, _Compare>(__middle, __last - 1, __comp);
    std::__order<_AlgPolicy, _Compare>(__first, __middle, __comp);
    _Ops::iter_swap(__first, __middle);
    for (;;) {
      while (++__left != __last && __comp(*__left, *__first));
      while (--__right != __first && __comp(*__first, *__right));
      if (__left >= __right) break;
      _Ops::iter_swap(__left, __right);
    }
    _Ops::iter_swap(__first, __right);
    std::__introsort<_AlgPolicy, _Compare, _RandomAccessIterator, _UseBitSetPartition>(
        __first, __right, __comp, __depth);
    __first = __right + 1;
  }
  if (__length > 1) std::__insertion_sort<_AlgPolicy, _Compare>(__first, __last, __comp);
}

_LIBCPP_END_NAMESPACE_STD
