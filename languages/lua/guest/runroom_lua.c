/*
 * The Lua guest: Lua 5.4 as a WASI reactor that is started once, stored as a snapshot, and run from there.
 *
 *   _initialize()       C start-up
 *   prepare()           a state is made with the standard libraries in it; the snapshot is taken after this
 *   run() -> no return  once in each copy of the snapshot: the program that the arguments name, as `lua FILE ARGS` does
 *
 * The interpreter's source is included rather than linked: some of its macros are for a host to choose, and its hash
 * seed and its end without giving memory back have no public interface. wasi.h is what WASI lacks of C.
 */

#include "wasi.h"

#define LUA_CORE
#define LUA_LIB
#include "lprefix.h"

#include "lzio.c"
#include "lctype.c"
#include "lopcodes.c"
#include "lmem.c"
#include "lundump.c"
#include "ldump.c"
#include "lstate.c"
#include "lgc.c"
#include "llex.c"
#include "lcode.c"
#include "lparser.c"
#include "ldebug.c"
#include "lfunc.c"
#include "lobject.c"
#include "ltm.c"
#include "lstring.c"
#include "ltable.c"
#include "ldo.c"
#include "yield.h"
#include "lvm.c"
#include "lapi.c"

#define luaL_fileresult file_result_of_wasi
#include "lauxlib.c"
#undef luaL_fileresult

/* The error numbers that programs print are Linux's. */
LUALIB_API int luaL_fileresult(lua_State *L, int success, const char *file_name)
{
    int error = errno;
    int count = file_result_of_wasi(L, success, file_name);
    if (count == 3) {
        lua_pop(L, 1);
        lua_pushinteger(L, linux_errno(error));
    }
    return count;
}

#include "lbaselib.c"
#include "lcorolib.c"
#include "ldblib.c"
#include "liolib.c"
/* math.randomseed() without arguments begins with it. */
#define time(where) random_number()
#include "lmathlib.c"
#undef time
#include "loadlib.c"
#include "loslib.c"
#include "lstrlib.c"
#include "ltablib.c"
#include "lutf8lib.c"
#include "linit.c"

static lua_State *state;

/* ---- chance ---- */

/* Gives the state another hash seed: the strings and tables that it has already are hashed again. */
static void reseed(lua_State *L)
{
    global_State *g = G(L);
    g->seed = (unsigned int)random_number();
    for (int i = 0; i < g->strt.size; i++)
        for (TString *string = g->strt.hash[i]; string; string = string->u.hnext)
            string->hash = luaS_hash(getshrstr(string), string->shrlen, g->seed);
    tablerehash(g->strt.hash, g->strt.size, g->strt.size);
    /* A long string has the seed in place of its hash until that is asked for. */
    for (GCObject *object = g->allgc; object; object = object->next)
        if (object->tt == LUA_VLNGSTR) {
            gco2ts(object)->hash = g->seed;
            gco2ts(object)->extra = 0;
        }
    for (GCObject *object = g->allgc; object; object = object->next)
        if (object->tt == LUA_VTABLE && !isdummy(gco2t(object)))
            luaH_resize(L, gco2t(object), luaH_realasize(gco2t(object)), sizenode(gco2t(object)));
}

/* Gives math.random another seed. */
static void reseed_math(lua_State *L)
{
    lua_getglobal(L, LUA_MATHLIBNAME);
    lua_getfield(L, -1, "randomseed");
    lua_call(L, 0, 0);
    lua_pop(L, 1);
}

/* ---- the standalone interpreter ---- */

static char **argv;
static int argc;

static void read_arguments(void)
{
    __wasi_size_t count = 0, size = 0;
    static char *none[] = { "lua", NULL };
    argv = none;
    argc = 1;
    if (__wasi_args_sizes_get(&count, &size) != 0 || count == 0)
        return;
    char **strings = calloc(1, (count + 1) * sizeof *strings + size);
    if (strings && __wasi_args_get((uint8_t **)strings, (uint8_t *)(strings + count + 1)) == 0) {
        argv = strings;
        argc = (int)count;
    }
}

/* What is told of an error: its text with a traceback, or what its value makes of itself. */
static int describe_error(lua_State *L)
{
    const char *text = lua_tostring(L, 1);
    if (!text) {
        if (luaL_callmeta(L, 1, "__tostring") && lua_type(L, -1) == LUA_TSTRING)
            return 1;
        text = lua_pushfstring(L, "(error object is a %s value)", luaL_typename(L, 1));
    }
    luaL_traceback(L, L, text, 1);
    return 1;
}

/* Tells of the error on top of the stack, and takes it away. */
static void report(lua_State *L)
{
    const char *text = lua_tostring(L, -1);
    lua_writestringerror("%s: ", argv[0]);
    lua_writestringerror("%s\n", text ? text : "(error message not a string)");
    lua_pop(L, 1);
}

/* Runs the program: argument 1 and what follows are its own. Returns whether it came to its end. */
static int run_program(lua_State *L)
{
    lua_createtable(L, argc - 1, 2);
    for (int i = 0; i < argc; i++) {
        lua_pushstring(L, argv[i]);
        lua_rawseti(L, -2, i - 1);
    }
    lua_setglobal(L, "arg");

    lua_pushcfunction(L, describe_error);
    int status = luaL_loadfile(L, argc > 1 ? argv[1] : NULL);
    if (status == LUA_OK) {
        luaL_checkstack(L, argc, "too many arguments to script");
        for (int i = 2; i < argc; i++)
            lua_pushstring(L, argv[i]);
        status = lua_pcall(L, argc > 2 ? argc - 2 : 0, 0, 1);
    }
    if (status != LUA_OK)
        report(L);
    lua_pushboolean(L, status == LUA_OK);
    return 1;
}

/* What lua_close() does that a program can see: variables are closed, finalizers called. The memory is left as it is. */
static void finalize(lua_State *L)
{
    global_State *g = G(L);
    L->ci = &L->base_ci;
    L->errfunc = 0;
    luaD_closeprotected(L, 1, LUA_OK);
    L->top.p = L->stack.p + 1;
    g->gcstp = GCSTPCLS;
    separatetobefnz(g, 1);
    callallpendingfinalizers(L);
}

/* ---- exports ---- */

__attribute__((export_name("prepare"))) void prepare(void)
{
    if (chdir(WORK_FOLDER) != 0)
        __builtin_trap();
    /* As a terminal shows it: a line at once. */
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    lua_State *L = luaL_newstate();
    if (!L)
        __builtin_trap();
    state = L;
    luaL_openlibs(L);
    lua_gc(L, LUA_GCGEN, 0, 0);
}

__attribute__((export_name("run"))) void run(void)
{
    lua_State *L = state;
    read_arguments();
    reseed(L);
    reseed_math(L);
    lua_pushcfunction(L, run_program);
    int status = lua_pcall(L, 0, 1, 0);
    bool succeeded = lua_toboolean(L, -1);
    if (status != LUA_OK)
        report(L);
    finalize(L);
    exit(succeeded && status == LUA_OK ? EXIT_SUCCESS : EXIT_FAILURE);
}
