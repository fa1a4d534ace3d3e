/*
 * What a C++ program has from us beside its libraries: an end for exceptions that nothing catches, in the words of the
 * C++ library that most systems have, and what neither libc nor compiler-rt for WASI defines.
 */

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <cxxabi.h>
#include <exception>
#include <typeinfo>

extern "C" {
void __wasm_call_ctors();
int __main_void();
int __cxa_atexit(void (*destroy)(void *), void *object, void *library) noexcept;
}

/* The tag of all that C++ throws. */
__asm__(".globl __cpp_exception\n"
        ".tagtype __cpp_exception i32\n"
        "__cpp_exception:\n");

/* ---- names ---- */

namespace {

void say(const char *text) { std::fputs(text, stderr); }

/* A name with its length before it, as in `13runtime_error`. Returns what follows, or null where there is none. */
const char *say_name(const char *at)
{
    char *name;
    unsigned long length = std::strtoul(at, &name, 10);
    if (name == at || length > std::strlen(name))
        return nullptr;
    if (std::strncmp(name, "_GLOBAL__N_", 11) == 0)
        say("(anonymous namespace)");
    else
        std::fwrite(name, 1, length, stderr);
    return name + length;
}

/*
 * The name of a type, for the kinds that are thrown: `i`, `St13runtime_error`, `7MyError`, `N2my5ErrorE`. The whole
 * language of such names takes a third of a small program; others are shown as they are.
 */
void say_type(const char *mangled)
{
    static const char builtins[] = "b\0bool\0c\0char\0i\0int\0j\0unsigned int\0l\0long\0m\0unsigned long\0"
                                   "x\0long long\0y\0unsigned long long\0f\0float\0d\0double\0PKc\0char const*\0"
                                   "NSt3__212basic_stringIcNS_11char_traitsIcEENS_9allocatorIcEEEE\0std::string\0";
    for (const char *known = builtins; *known;) {
        const char *name = known + std::strlen(known) + 1;
        if (std::strcmp(known, mangled) == 0)
            return say(name);
        known = name + std::strlen(name) + 1;
    }
    bool nested = *mangled == 'N';
    const char *at = mangled + nested;
    /* Only what is understood to its end is said. */
    const char *end = at;
    if (std::strncmp(end, "St", 2) == 0)
        end += 2;
    while (*end >= '1' && *end <= '9') {
        char *name;
        unsigned long length = std::strtoul(end, &name, 10);
        if (length > std::strlen(name))
            return say(mangled);
        end = name + length;
    }
    if (std::strcmp(end, nested ? "E" : "") != 0)
        return say(mangled);
    const char *between = "";
    if (std::strncmp(at, "St", 2) == 0) {
        say("std");
        between = "::";
        at += 2;
        /* The library's own namespace within std. */
        if (std::strncmp(at, "3__2", 4) == 0)
            at += 4;
    }
    for (; at && at < end; between = "::") {
        say(between);
        at = say_name(at);
    }
}

[[noreturn]] void tell_and_abort()
{
    std::fflush(stdout);
    const std::type_info *type = abi::__cxa_current_exception_type();
    if (!type) {
        say("terminate called without an active exception\n");
        std::abort();
    }
    say("terminate called after throwing an instance of '");
    say_type(type->name());
    say("'\n");
    try {
        throw;
    } catch (const std::exception &exception) {
        say("  what():  ");
        say(exception.what());
        say("\n");
    } catch (...) {
    }
    std::abort();
}

} // namespace

/* ---- start ---- */

extern "C" {

/* An exception that left `_start` would be a trap without a name. */
int run_program()
{
    std::set_terminate(tell_and_abort);
    try {
        __wasm_call_ctors();
        return __main_void();
    } catch (...) {
        std::terminate();
    }
}

/* There is one thread, which ends with the program. */
int __cxa_thread_atexit(void (*destroy)(void *), void *object, void *library) noexcept
{
    return __cxa_atexit(destroy, object, library);
}
}
