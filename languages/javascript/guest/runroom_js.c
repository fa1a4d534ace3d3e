/*
 * The JavaScript guest: QuickJS-ng as a WASI reactor that is started once, stored as a snapshot, and run from there.
 *
 *   _initialize()            C start-up
 *   prepare(text, length)    an engine is made and the prelude is evaluated in it; the snapshot is taken after this
 *   run() -> exit code       once in each copy of the snapshot: the program at /main.js
 *
 * The guest is thin. It gives the prelude an object `host` with what JavaScript cannot do for itself (host_io.h talks
 * to WASI, host_engine.h to the engine), and the prelude answers with the hooks below. All that a program sees of
 * Node's manners, from `console` to the event loop, is in the prelude.
 *
 * The engine's source is included rather than linked: its random state, its stack limit and the contents of iterators
 * have no public interface.
 */

#include "quickjs.c"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wasi/api.h>

/* What the prelude does when it is called back; set once by host.hooks(). */
static struct {
    JSValue main;      /* () -> exit code: runs the program and its event loop */
    JSValue resolve;   /* (specifier, importer) -> module name, or throws */
    JSValue load;      /* (name) -> source as a string, or the exports of a module that has none as an object */
    JSValue meta;      /* (import.meta, name): fills it in */
    JSValue rejection; /* (promise, reason, handled): a promise was rejected unhandled, or handled late */
} hooks;

static JSContext *context;
/* Monotonic nanoseconds at the start of the run: the origin of performance.now(). */
static uint64_t origin;

static uint64_t monotonic(void)
{
    __wasi_timestamp_t now = 0;
    (void)__wasi_clock_time_get(__WASI_CLOCKID_MONOTONIC, 1000, &now);
    return now;
}

#include "host_io.h"
#include "host_engine.h"

/* ---- the stack ---- */

/*
 * Recursion ends in a RangeError long before either stack of WebAssembly does: the one in linear memory, which this
 * limit is about, has STACK_SIZE bytes (see `build`), and the one of the host grows in proportion to it.
 */
#define STACK_FOR_SCRIPTS (STACK_SIZE - (256 << 10))

static void limit_stack(JSRuntime *runtime)
{
    JS_UpdateStackTop(runtime);
    /* The engine sets no limit of its own on WASI. */
    runtime->stack_limit = runtime->stack_top - STACK_FOR_SCRIPTS;
}

/* ---- modules ---- */

static char *normalize_module(JSContext *ctx, const char *importer, const char *specifier, void *opaque)
{
    JSValue args[] = { JS_NewString(ctx, specifier), JS_NewString(ctx, importer) };
    JSValue name = JS_Call(ctx, hooks.resolve, JS_UNDEFINED, 2, vc(args));
    JS_FreeValue(ctx, args[0]);
    JS_FreeValue(ctx, args[1]);
    if (JS_IsException(name))
        return NULL;
    const char *text = JS_ToCString(ctx, name);
    JS_FreeValue(ctx, name);
    if (!text)
        return NULL;
    char *copy = js_strdup(ctx, text);
    JS_FreeCString(ctx, text);
    return copy;
}

static int fill_exports(JSContext *ctx, JSModuleDef *module)
{
    JSPropertyEnum *names;
    uint32_t count;
    JSValue exports = JS_GetModulePrivateValue(ctx, module);
    if (JS_GetOwnPropertyNames(ctx, &names, &count, exports, JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY) < 0) {
        JS_FreeValue(ctx, exports);
        return -1;
    }
    int result = 0;
    for (uint32_t i = 0; i < count && result == 0; i++) {
        const char *name = JS_AtomToCString(ctx, names[i].atom);
        JSValue value = JS_GetProperty(ctx, exports, names[i].atom);
        if (!name || JS_IsException(value))
            result = -1;
        else
            result = JS_SetModuleExport(ctx, module, name, value);
        JS_FreeCString(ctx, name);
    }
    JS_FreePropertyEnum(ctx, names, count);
    JS_FreeValue(ctx, exports);
    return result;
}

/* A module whose exports are an object's properties: Node's built-in ones, CommonJS and JSON files. Takes `exports`. */
static JSModuleDef *module_of_exports(JSContext *ctx, const char *name, JSValue exports)
{
    JSPropertyEnum *names;
    uint32_t count;
    JSModuleDef *module = JS_NewCModule(ctx, name, fill_exports);
    if (!module || JS_GetOwnPropertyNames(ctx, &names, &count, exports, JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY) < 0) {
        JS_FreeValue(ctx, exports);
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        const char *export = JS_AtomToCString(ctx, names[i].atom);
        if (!export || JS_AddModuleExport(ctx, module, export) < 0)
            module = NULL;
        JS_FreeCString(ctx, export);
        if (!module)
            break;
    }
    JS_FreePropertyEnum(ctx, names, count);
    if (!module)
        JS_FreeValue(ctx, exports);
    else
        JS_SetModulePrivateValue(ctx, module, exports);
    return module;
}

/* Compiles a module and links it with what it imports. The value owns nothing: modules live as long as the engine. */
static JSValue compile_module(JSContext *ctx, const char *source, size_t length, const char *name)
{
    JSValue module = JS_Eval(ctx, source, length, name, JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);
    if (JS_IsException(module))
        return module;
    JSValue args[] = { JS_GetImportMeta(ctx, JS_VALUE_GET_PTR(module)), JS_NewString(ctx, name) };
    JSValue filled = JS_Call(ctx, hooks.meta, JS_UNDEFINED, 2, vc(args));
    JS_FreeValue(ctx, args[0]);
    JS_FreeValue(ctx, args[1]);
    if (JS_IsException(filled)) {
        JS_FreeValue(ctx, module);
        return filled;
    }
    JS_FreeValue(ctx, filled);
    return module;
}

static JSModuleDef *load_module(JSContext *ctx, const char *name, void *opaque, JSValueConst attributes)
{
    JSValue arg = JS_NewString(ctx, name);
    JSValue loaded = JS_Call(ctx, hooks.load, JS_UNDEFINED, 1, vc(&arg));
    JS_FreeValue(ctx, arg);
    if (JS_IsException(loaded))
        return NULL;
    if (!JS_IsString(loaded))
        return module_of_exports(ctx, name, loaded);
    size_t length;
    const char *source = JS_ToCStringLen(ctx, &length, loaded);
    JS_FreeValue(ctx, loaded);
    if (!source)
        return NULL;
    JSValue module = compile_module(ctx, source, length, name);
    JS_FreeCString(ctx, source);
    if (JS_IsException(module))
        return NULL;
    JSModuleDef *definition = JS_VALUE_GET_PTR(module);
    JS_FreeValue(ctx, module);
    return definition;
}

/* host.runModule(source, name) -> promise of its evaluation; throws where it does not compile or link. */
static JSValue host_run_module(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    size_t length;
    const char *source = JS_ToCStringLen(ctx, &length, argv[0]);
    const char *name = JS_ToCString(ctx, argv[1]);
    JSValue module = source && name ? compile_module(ctx, source, length, name) : JS_EXCEPTION;
    JS_FreeCString(ctx, source);
    JS_FreeCString(ctx, name);
    return JS_IsException(module) ? module : JS_EvalFunction(ctx, module);
}

/* ---- hooks ---- */

static void track_rejection(JSContext *ctx, JSValueConst promise, JSValueConst reason, bool handled, void *opaque)
{
    JSValueConst args[] = { promise, reason, JS_NewBool(ctx, handled) };
    JSValue result = JS_Call(ctx, hooks.rejection, JS_UNDEFINED, 3, args);
    /* It only takes notes. Where memory is too short even for that, the program goes on and fails elsewhere. */
    if (JS_IsException(result))
        JS_FreeValue(ctx, JS_GetException(ctx));
    JS_FreeValue(ctx, result);
}

/* host.hooks({main, resolve, load, meta, rejection}) */
static JSValue host_hooks(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    hooks.main = JS_GetPropertyStr(ctx, argv[0], "main");
    hooks.resolve = JS_GetPropertyStr(ctx, argv[0], "resolve");
    hooks.load = JS_GetPropertyStr(ctx, argv[0], "load");
    hooks.meta = JS_GetPropertyStr(ctx, argv[0], "meta");
    hooks.rejection = JS_GetPropertyStr(ctx, argv[0], "rejection");
    return JS_UNDEFINED;
}

static const JSCFunctionListEntry life_functions[] = {
    JS_CFUNC_DEF("hooks", 1, host_hooks),
    JS_CFUNC_DEF("runModule", 2, host_run_module),
};

/* ---- exports ---- */

/* The last words of an engine that could not even report its error. */
static void die(JSContext *ctx)
{
    JSValue error = JS_GetException(ctx);
    const char *text = JS_ToCString(ctx, error);
    dprintf(STDERR_FILENO, "%s\n", text ? text : "InternalError: out of memory");
    const char *stack = NULL;
    if (JS_IsError(error)) {
        JSValue value = JS_GetPropertyStr(ctx, error, "stack");
        stack = JS_ToCString(ctx, value);
        dprintf(STDERR_FILENO, "%s\n", stack ? stack : "");
    }
    __wasi_proc_exit(1);
}

/* Makes the engine and evaluates the prelude: the body of a function of `host`. */
__attribute__((export_name("prepare"))) void prepare(const char *text, size_t length)
{
    JSRuntime *runtime = JS_NewRuntime();
    JSContext *ctx = runtime ? JS_NewContext(runtime) : NULL;
    if (!ctx)
        __builtin_trap();
    context = ctx;
    limit_stack(runtime);
    JS_SetModuleLoaderFunc2(runtime, normalize_module, load_module, NULL, NULL);
    JS_SetHostPromiseRejectionTracker(runtime, track_rejection, NULL);

    JSValue host = JS_NewObject(ctx);
    JS_SetPropertyFunctionList(ctx, host, life_functions, countof(life_functions));
    JS_SetPropertyFunctionList(ctx, host, io_functions, countof(io_functions));
    JS_SetPropertyFunctionList(ctx, host, engine_functions, countof(engine_functions));
    JS_SetPropertyStr(ctx, host, "version", JS_NewString(ctx, JS_GetVersion()));

    JSValue prelude = compile_function(ctx, text, length, "node:prelude", "host");
    JSValue result = JS_IsException(prelude) ? prelude : JS_Call(ctx, prelude, JS_UNDEFINED, 1, vc(&host));
    if (JS_IsException(result))
        die(ctx);
    JS_FreeValue(ctx, result);
    JS_FreeValue(ctx, prelude);
    JS_FreeValue(ctx, host);

    /* A collection walks the whole heap and so copies every page of the snapshot: not in a short run. */
    JS_RunGC(runtime);
    JS_SetGCThreshold(runtime, 16 << 20);
}

__attribute__((export_name("run"))) int run(void)
{
    JSContext *ctx = context;
    limit_stack(JS_GetRuntime(ctx));
    origin = monotonic();
    /*
     * Nothing of Math.random() comes from the snapshot. The seed of Map's and Set's hashes stays, since collections of
     * the prelude are built on it; it guards against chosen keys, and here program and keys are the same person's.
     */
    (void)__wasi_random_get((uint8_t *)&ctx->random_state, sizeof ctx->random_state);
    ctx->random_state |= 1;

    JSValue code = JS_Call(ctx, hooks.main, JS_UNDEFINED, 0, NULL);
    if (JS_IsException(code))
        die(ctx);
    return JS_VALUE_GET_INT(code);
}
