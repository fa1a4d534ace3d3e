// What C++ programs begin with, as a precompiled header: all of the standard library, with what most programs make of its
// templates made already. Nothing of it is in a program that does not use it.

#include <__config>
#pragma push_macro("_LIBCPP_EXPORTED_FROM_ABI")
#undef _LIBCPP_EXPORTED_FROM_ABI
#define _LIBCPP_EXPORTED_FROM_ABI __attribute__((noinline, __visibility__("default")))
#include <__fwd/string.h>
#include <__iterator/iterator_traits.h>
#include <iosfwd>

_LIBCPP_BEGIN_NAMESPACE_STD

// What is large becomes no part of those that call it, and where it is made already, nobody looks at it again.
template <class _AlgPolicy, class _RandomAccessIterator, class _Comp>
__attribute__((noinline)) _LIBCPP_HIDE_FROM_ABI _LIBCPP_CONSTEXPR_SINCE_CXX20 void __sort_dispatch(
    _RandomAccessIterator, _RandomAccessIterator, _Comp&);
template <class _AlgPolicy, class _Compare, class _RandomAccessIterator, class _Sentinel>
__attribute__((noinline)) _LIBCPP_HIDE_FROM_ABI _LIBCPP_CONSTEXPR_SINCE_CXX20 _RandomAccessIterator
__partial_sort_impl(_RandomAccessIterator, _RandomAccessIterator, _Sentinel, _Compare&&);
template <class _NodePtr>
__attribute__((noinline)) _LIBCPP_HIDE_FROM_ABI void __tree_balance_after_insert(_NodePtr, _NodePtr) _NOEXCEPT;
template <class _NodePtr>
__attribute__((noinline)) _LIBCPP_HIDE_FROM_ABI void __tree_remove(_NodePtr, _NodePtr) _NOEXCEPT;
template <class _CharT, class _Traits>
__attribute__((noinline)) _LIBCPP_HIDE_FROM_ABI basic_ostream<_CharT, _Traits>& __put_character_sequence(
    basic_ostream<_CharT, _Traits>&, const _CharT*, size_t);
namespace __format {
template <class _ParseCtx, class _Ctx>
__attribute__((noinline)) _LIBCPP_HIDE_FROM_ABI constexpr typename _Ctx::iterator __vformat_to(_ParseCtx&&, _Ctx&&);
}

// Ours, in sort.h: it goes before the library's own where that would not be branchless.
template <class _AlgPolicy, class _Compare, class _RandomAccessIterator, bool _UseBitSetPartition>
  requires(!_UseBitSetPartition)
void __introsort(_RandomAccessIterator, _RandomAccessIterator, _Compare,
                 typename iterator_traits<_RandomAccessIterator>::difference_type, bool = true);

_LIBCPP_END_NAMESPACE_STD

#include <bits/stdc++.h>
#pragma pop_macro("_LIBCPP_EXPORTED_FROM_ABI")

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Weverything"

#include "sort.h"

namespace __runroom {

#include "usual.h"

inline void less_usual(std::ostream& out) {
    std::function<int(int)> function = [](int number) { return number; };
    function(1);
    std::string text("x");
    out << std::format("{} {:>4} {:.2f} {} {}", text, 1, 1.0, 'x', std::string_view(text)) << std::format("{}", 1LL);
    std::print("{} {}", text, 1), std::println("{}", 1);
    std::regex pattern("x"), other("x", std::regex::icase);
    std::smatch match;
    std::regex_search(text, match, pattern), std::regex_match(text, match, pattern);
    std::regex_search(text, pattern), std::regex_match(text, pattern);
    out << std::regex_replace(text, pattern, "x") << match[0].str() << match.size() << match.position(1);
    for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) out << at->str();
    std::sregex_token_iterator token(text.begin(), text.end(), pattern, -1), end;
    std::vector<std::string> parts(token, end);
}

}  // namespace __runroom

#define KEPT extern template __attribute__((noinline))
#include "kept.h"
#undef KEPT

#pragma clang diagnostic pop
