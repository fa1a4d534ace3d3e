/*
 * The part of `host` that talks to the engine: compiling, microtasks, and what `console.log` shows of a value but the
 * language does not tell.
 */

/*
 * Compiles source as the body of a function with these parameters, in sloppy mode. Lines and columns in errors are the
 * body's own, since the function's head is on a line zero.
 */
static JSValue compile_function(JSContext *ctx, const char *body, size_t length, const char *name,
                                const char *parameters)
{
    DynBuf source;
    js_dbuf_init(ctx, &source);
    dbuf_printf(&source, "(function (%s) {\n", parameters);
    dbuf_put(&source, (const uint8_t *)body, length);
    dbuf_putstr(&source, "\n})");
    dbuf_putc(&source, '\0');
    JSValue function = JS_EXCEPTION;
    if (dbuf_error(&source))
        JS_ThrowOutOfMemory(ctx);
    else
        /* The public functions take line 0 to mean line 1. */
        function = JS_EvalInternal(ctx, ctx->global_obj, (const char *)source.buf, source.size - 1, name, 0,
                                   JS_EVAL_TYPE_GLOBAL, -1);
    dbuf_free(&source);
    return function;
}

/* host.compileFunction(body, name, parameters) -> function */
static JSValue host_compile_function(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    size_t length;
    const char *body = JS_ToCStringLen(ctx, &length, argv[0]);
    const char *name = JS_ToCString(ctx, argv[1]), *parameters = JS_ToCString(ctx, argv[2]);
    JSValue function = JS_EXCEPTION;
    if (body && name && parameters)
        function = compile_function(ctx, body, length, name, parameters);
    JS_FreeCString(ctx, body);
    JS_FreeCString(ctx, name);
    JS_FreeCString(ctx, parameters);
    return function;
}

/* host.checkScript(source, name): throws the SyntaxError that a script with this text has, if any */
static JSValue host_check_script(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    size_t length;
    const char *source = JS_ToCStringLen(ctx, &length, argv[0]), *name = JS_ToCString(ctx, argv[1]);
    JSValue script = JS_EXCEPTION;
    if (source && name)
        script = JS_Eval(ctx, source, length, name, JS_EVAL_TYPE_GLOBAL | JS_EVAL_FLAG_COMPILE_ONLY);
    JS_FreeCString(ctx, source);
    JS_FreeCString(ctx, name);
    if (JS_IsException(script))
        return script;
    JS_FreeValue(ctx, script);
    return JS_UNDEFINED;
}

/* host.runJobs(): microtasks until there are none; throws what one of queueMicrotask() threw */
static JSValue host_run_jobs(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSContext *job_context;
    int result;
    while ((result = JS_ExecutePendingJob(JS_GetRuntime(ctx), &job_context)) > 0)
        ;
    return result < 0 ? JS_EXCEPTION : JS_UNDEFINED;
}

/* host.className(value) -> the engine's own name for what an object is, whatever its prototype says */
static JSValue host_class_name(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    /* The namespace of a module is called an Object. */
    if (JS_GetClassID(argv[0]) == JS_CLASS_MODULE_NS)
        return JS_NewString(ctx, "Module");
    JSAtom name = JS_GetClassName(JS_GetRuntime(ctx), JS_GetClassID(argv[0]));
    if (name == JS_ATOM_NULL)
        return JS_NewString(ctx, "");
    JSValue text = JS_AtomToString(ctx, name);
    JS_FreeAtom(ctx, name);
    return text;
}

/* host.proxy(value) -> [target, handler] where it is a proxy, nulls where it is revoked; undefined otherwise */
static JSValue host_proxy(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    if (!JS_IsProxy(argv[0]))
        return JS_UNDEFINED;
    JSValue parts[2] = { JS_NULL, JS_NULL };
    if (!((JSProxyData *)JS_GetOpaque(argv[0], JS_CLASS_PROXY))->is_revoked) {
        parts[0] = JS_GetProxyTarget(ctx, argv[0]);
        parts[1] = JS_GetProxyHandler(ctx, argv[0]);
    }
    return JS_NewArrayFrom(ctx, 2, parts);
}

/* host.promise(promise) -> [state, result] with state 0 pending, 1 fulfilled, 2 rejected */
static JSValue host_promise(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSValue parts[] = {
        JS_NewInt32(ctx, JS_PromiseState(ctx, argv[0])),
        JS_PromiseResult(ctx, argv[0]),
    };
    return JS_NewArrayFrom(ctx, 2, parts);
}

/* host.preview(iterator) -> [entries, pairs]: what is left in a Map's or Set's iterator, which does not move */
static JSValue host_preview(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    bool set = JS_GetClassID(argv[0]) == JS_CLASS_SET_ITERATOR;
    JSMapIteratorData *iterator = JS_GetOpaque(argv[0], set ? JS_CLASS_SET_ITERATOR : JS_CLASS_MAP_ITERATOR);
    JSValue entries = JS_NewArray(ctx);
    bool pairs = false;
    if (iterator && !JS_IsUndefined(iterator->obj)) {
        JSMapState *state = JS_GetOpaque(iterator->obj, set ? JS_CLASS_SET : JS_CLASS_MAP);
        struct list_head *link = iterator->cur_record ? &iterator->cur_record->link : &state->records;
        uint32_t count = 0;
        pairs = iterator->kind == JS_ITERATOR_KIND_KEY_AND_VALUE;
        while ((link = link->next) != &state->records) {
            JSMapRecord *record = list_entry(link, JSMapRecord, link);
            if (record->empty)
                continue;
            if (iterator->kind != JS_ITERATOR_KIND_VALUE || set)
                JS_SetPropertyUint32(ctx, entries, count++, js_dup(record->key));
            if (iterator->kind != JS_ITERATOR_KIND_KEY && (pairs || !set))
                JS_SetPropertyUint32(ctx, entries, count++, js_dup(set ? record->key : record->value));
        }
    }
    JSValue parts[] = { entries, JS_NewBool(ctx, pairs) };
    return JS_NewArrayFrom(ctx, 2, parts);
}

/* host.namedKeys(object, all) -> its keys that are strings but no indices; the enumerable ones or all */
static JSValue host_named_keys(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSPropertyEnum *names;
    uint32_t count, kept = 0;
    int flags = JS_GPN_STRING_MASK | (JS_ToBool(ctx, argv[1]) ? 0 : JS_GPN_ENUM_ONLY);
    if (JS_GetOwnPropertyNames(ctx, &names, &count, argv[0], flags) < 0)
        return JS_EXCEPTION;
    JSValue keys = JS_NewArray(ctx);
    for (uint32_t i = 0; i < count; i++)
        if (!__JS_AtomIsTaggedInt(names[i].atom))
            JS_SetPropertyUint32(ctx, keys, kept++, JS_AtomToString(ctx, names[i].atom));
    JS_FreePropertyEnum(ctx, names, count);
    return keys;
}

/* host.encode(string) -> Uint8Array of UTF-8 */
static JSValue host_encode(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    size_t length;
    const char *text = utf8_of(ctx, argv[0], &length);
    if (!text)
        return JS_EXCEPTION;
    JSValue bytes = JS_NewUint8ArrayCopy(ctx, (const uint8_t *)text, length);
    JS_FreeCString(ctx, text);
    return bytes;
}

/* host.decode(bytes) -> string; what is not UTF-8 becomes U+FFFD */
static JSValue host_decode(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    size_t length;
    uint8_t *bytes = bytes_of(ctx, argv[0], &length);
    if (!bytes && length > 0)
        return JS_EXCEPTION;
    return JS_NewStringLen(ctx, (const char *)bytes, length);
}

/* host.heapUsed() -> bytes that the engine holds */
static JSValue host_heap_used(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    return JS_NewInt64(ctx, JS_GetRuntime(ctx)->malloc_state.malloc_size);
}

/* host.collect(): what is not reachable any more is freed */
static JSValue host_collect(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JS_RunGC(JS_GetRuntime(ctx));
    return JS_UNDEFINED;
}

static const JSCFunctionListEntry engine_functions[] = {
    JS_CFUNC_DEF("compileFunction", 3, host_compile_function),
    JS_CFUNC_DEF("checkScript", 2, host_check_script),
    JS_CFUNC_DEF("runJobs", 0, host_run_jobs),
    JS_CFUNC_DEF("className", 1, host_class_name),
    JS_CFUNC_DEF("proxy", 1, host_proxy),
    JS_CFUNC_DEF("promise", 1, host_promise),
    JS_CFUNC_DEF("preview", 1, host_preview),
    JS_CFUNC_DEF("namedKeys", 2, host_named_keys),
    JS_CFUNC_DEF("encode", 1, host_encode),
    JS_CFUNC_DEF("decode", 1, host_decode),
    JS_CFUNC_DEF("heapUsed", 0, host_heap_used),
    JS_CFUNC_DEF("collect", 0, host_collect),
};
