/*
 * The part of `host` that talks to WASI: descriptors, files, time, chance, arguments.
 *
 * What can fail returns -errno as a number; the prelude makes errors of them. Strings are UTF-8 on the outside.
 */

/* The bytes of an ArrayBuffer or of a view of one. */
static uint8_t *bytes_of(JSContext *ctx, JSValueConst value, size_t *length)
{
    if (JS_IsArrayBuffer(value))
        return JS_GetArrayBuffer(ctx, length, value);
    size_t offset, size, whole;
    JSValue buffer = JS_GetTypedArrayBuffer(ctx, value, &offset, &size, NULL);
    if (JS_IsException(buffer))
        return NULL;
    uint8_t *bytes = JS_GetArrayBuffer(ctx, &whole, buffer);
    JS_FreeValue(ctx, buffer);
    *length = size;
    return bytes ? bytes + offset : NULL;
}

/* UTF-8 of a string in which each surrogate without its pair is U+FFFD, as encoders have it. */
static const char *utf8_of(JSContext *ctx, JSValueConst value, size_t *length)
{
    char *text = (char *)JS_ToCStringLen(ctx, length, value);
    /* The engine writes such a surrogate as ED A0..BF xx, which a copy of its own must hold: ASCII is not copied. */
    if (text)
        for (char *at = text, *end = text + *length; (at = memchr(at, 0xED, end - at)); at += 3)
            if ((uint8_t)at[1] >= 0xA0)
                memcpy(at, "\xEF\xBF\xBD", 3);
    return text;
}

static int write_all(int fd, const uint8_t *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0)
            return -errno;
        bytes += written;
        length -= written;
    }
    return 0;
}

/* host.write(fd, string or bytes) */
static JSValue host_write(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    int fd, result;
    size_t length;
    if (JS_ToInt32(ctx, &fd, argv[0]) < 0)
        return JS_EXCEPTION;
    if (JS_IsObject(argv[1])) {
        uint8_t *bytes = bytes_of(ctx, argv[1], &length);
        if (!bytes && length > 0)
            return JS_EXCEPTION;
        result = write_all(fd, bytes, length);
    } else {
        const char *text = utf8_of(ctx, argv[1], &length);
        if (!text)
            return JS_EXCEPTION;
        result = write_all(fd, (const uint8_t *)text, length);
        JS_FreeCString(ctx, text);
    }
    return JS_NewInt32(ctx, result);
}

/* host.read(fd, bytes) -> how many were read, as soon as there are any; 0 at the end */
static JSValue host_read(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    int fd;
    size_t length;
    if (JS_ToInt32(ctx, &fd, argv[0]) < 0)
        return JS_EXCEPTION;
    uint8_t *bytes = bytes_of(ctx, argv[1], &length);
    if (!bytes)
        return JS_EXCEPTION;
    ssize_t count = read(fd, bytes, length);
    return JS_NewInt32(ctx, count < 0 ? -errno : count);
}

/* host.seek(fd, offset, whence) -> the place from the start, or minus the error's number */
static JSValue host_seek(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    int fd, whence;
    int64_t offset;
    if (JS_ToInt32(ctx, &fd, argv[0]) < 0 || JS_ToInt64Ext(ctx, &offset, argv[1]) < 0 || JS_ToInt32(ctx, &whence, argv[2]) < 0)
        return JS_EXCEPTION;
    off_t at = lseek(fd, offset, whence);
    return JS_NewInt64(ctx, at < 0 ? -errno : at);
}

/*
 * host.wait(milliseconds, stdin): sleeps until the time has passed (for ever if negative) or, if asked, until stdin
 * can be read. -> whether stdin can be read
 */
static JSValue host_wait(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    double milliseconds;
    if (JS_ToFloat64(ctx, &milliseconds, argv[0]) < 0)
        return JS_EXCEPTION;
    __wasi_subscription_t subscriptions[2];
    __wasi_event_t events[2];
    __wasi_size_t asked = 0, happened = 0;
    memset(subscriptions, 0, sizeof subscriptions);
    if (milliseconds >= 0) {
        subscriptions[asked].u.tag = __WASI_EVENTTYPE_CLOCK;
        subscriptions[asked].u.u.clock.id = __WASI_CLOCKID_MONOTONIC;
        subscriptions[asked].u.u.clock.timeout = (uint64_t)(milliseconds * 1e6);
        asked++;
    }
    if (JS_ToBool(ctx, argv[1])) {
        subscriptions[asked].userdata = 1;
        subscriptions[asked].u.tag = __WASI_EVENTTYPE_FD_READ;
        subscriptions[asked].u.u.fd_read.file_descriptor = STDIN_FILENO;
        asked++;
    }
    /* A host that cannot wait for stdin fails: the read that follows then does the waiting. */
    if (asked == 0 || __wasi_poll_oneoff(subscriptions, events, asked, &happened) != 0)
        return JS_TRUE;
    bool readable = false;
    for (__wasi_size_t i = 0; i < happened; i++)
        readable |= events[i].userdata == 1;
    return JS_NewBool(ctx, readable);
}

/* host.now() -> milliseconds since the start of the run, with their fraction */
static JSValue host_now(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    return JS_NewFloat64(ctx, (double)(monotonic() - origin) / 1e6);
}

/* host.random(bytes): fills them */
static JSValue host_random(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    size_t length;
    uint8_t *bytes = bytes_of(ctx, argv[0], &length);
    if (!bytes && length > 0)
        return JS_EXCEPTION;
    return JS_NewInt32(ctx, -(int)__wasi_random_get(bytes, length));
}

/* host.exit(code): at once */
static JSValue host_exit(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    uint32_t code;
    if (JS_ToUint32(ctx, &code, argv[0]) < 0)
        return JS_EXCEPTION;
    __wasi_proc_exit(code);
}

/* host.strings(which) -> the arguments (0) or the environment as NAME=VALUE (1), asked of the host at each call */
static JSValue host_strings(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    bool environment = JS_ToBool(ctx, argv[0]);
    __wasi_size_t count = 0, size = 0;
    if (environment ? __wasi_environ_sizes_get(&count, &size) : __wasi_args_sizes_get(&count, &size))
        return JS_NewArray(ctx);
    uint8_t **strings = js_malloc(ctx, (count + 1) * sizeof *strings + size + 1);
    if (!strings)
        return JS_EXCEPTION;
    uint8_t *text = (uint8_t *)(strings + count + 1);
    JSValue result = JS_NewArray(ctx);
    if ((environment ? __wasi_environ_get(strings, text) : __wasi_args_get(strings, text)) == 0)
        for (__wasi_size_t i = 0; i < count; i++)
            JS_SetPropertyUint32(ctx, result, i, JS_NewString(ctx, (char *)strings[i]));
    js_free(ctx, strings);
    return result;
}

/* ---- files ---- */

enum { OP_MKDIR, OP_UNLINK, OP_RMDIR };

/* host.mkdir(path), host.unlink(path), host.rmdir(path) */
static JSValue host_path_operation(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv, int operation)
{
    const char *path = JS_ToCString(ctx, argv[0]);
    if (!path)
        return JS_EXCEPTION;
    int result = operation == OP_MKDIR ? mkdir(path, 0777) : operation == OP_UNLINK ? unlink(path) : rmdir(path);
    result = result < 0 ? -errno : 0;
    JS_FreeCString(ctx, path);
    return JS_NewInt32(ctx, result);
}

/* host.rename(from, to) */
static JSValue host_rename(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    const char *from = JS_ToCString(ctx, argv[0]), *to = JS_ToCString(ctx, argv[1]);
    JSValue result = from && to ? JS_NewInt32(ctx, rename(from, to) < 0 ? -errno : 0) : JS_EXCEPTION;
    JS_FreeCString(ctx, from);
    JS_FreeCString(ctx, to);
    return result;
}

/* host.open(path, mode) -> descriptor; the mode is fopen's: r, w, a, with + and x */
static JSValue host_open(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    const char *path = JS_ToCString(ctx, argv[0]), *mode = JS_ToCString(ctx, argv[1]);
    JSValue result = JS_EXCEPTION;
    if (path && mode) {
        bool both = strchr(mode, '+');
        int flags = both ? O_RDWR : mode[0] == 'r' ? O_RDONLY : O_WRONLY;
        if (mode[0] != 'r')
            flags |= O_CREAT | (mode[0] == 'a' ? O_APPEND : O_TRUNC) | (strchr(mode, 'x') ? O_EXCL : 0);
        int fd = open(path, flags, 0666);
        result = JS_NewInt32(ctx, fd < 0 ? -errno : fd);
    }
    JS_FreeCString(ctx, path);
    JS_FreeCString(ctx, mode);
    return result;
}

/* host.close(fd) */
static JSValue host_close(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    int fd;
    if (JS_ToInt32(ctx, &fd, argv[0]) < 0)
        return JS_EXCEPTION;
    return JS_NewInt32(ctx, close(fd) < 0 ? -errno : 0);
}

static JSValue milliseconds_of(JSContext *ctx, struct timespec time)
{
    return JS_NewFloat64(ctx, (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6);
}

/* host.stat(path, follow links) -> [kind, size, accessed, modified, changed] with kind one of f, d, l, ? */
static JSValue host_stat(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    struct stat found;
    const char *path = JS_ToCString(ctx, argv[0]);
    if (!path)
        return JS_EXCEPTION;
    int failed = JS_ToBool(ctx, argv[1]) ? stat(path, &found) : lstat(path, &found);
    int error = errno;
    JS_FreeCString(ctx, path);
    if (failed)
        return JS_NewInt32(ctx, -error);
    const char *kind = S_ISREG(found.st_mode) ? "f" : S_ISDIR(found.st_mode) ? "d" : S_ISLNK(found.st_mode) ? "l" : "?";
    JSValue values[] = {
        JS_NewString(ctx, kind),
        JS_NewInt64(ctx, found.st_size),
        milliseconds_of(ctx, found.st_atim),
        milliseconds_of(ctx, found.st_mtim),
        milliseconds_of(ctx, found.st_ctim),
    };
    return JS_NewArrayFrom(ctx, countof(values), values);
}

/* host.readdir(path) -> names and kinds, one after the other, without . and .. */
static JSValue host_readdir(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    const char *path = JS_ToCString(ctx, argv[0]);
    if (!path)
        return JS_EXCEPTION;
    DIR *folder = opendir(path);
    int error = errno;
    JS_FreeCString(ctx, path);
    if (!folder)
        return JS_NewInt32(ctx, -error);
    JSValue names = JS_NewArray(ctx);
    uint32_t count = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        const char *kind = entry->d_type == DT_DIR ? "d" : entry->d_type == DT_LNK ? "l" : "f";
        JS_SetPropertyUint32(ctx, names, count++, JS_NewString(ctx, entry->d_name));
        JS_SetPropertyUint32(ctx, names, count++, JS_NewString(ctx, kind));
    }
    closedir(folder);
    return names;
}

static const JSCFunctionListEntry io_functions[] = {
    JS_CFUNC_DEF("write", 2, host_write),
    JS_CFUNC_DEF("read", 2, host_read),
    JS_CFUNC_DEF("seek", 3, host_seek),
    JS_CFUNC_DEF("wait", 2, host_wait),
    JS_CFUNC_DEF("now", 0, host_now),
    JS_CFUNC_DEF("random", 1, host_random),
    JS_CFUNC_DEF("exit", 1, host_exit),
    JS_CFUNC_DEF("strings", 1, host_strings),
    JS_CFUNC_MAGIC_DEF("mkdir", 1, host_path_operation, OP_MKDIR),
    JS_CFUNC_MAGIC_DEF("unlink", 1, host_path_operation, OP_UNLINK),
    JS_CFUNC_MAGIC_DEF("rmdir", 1, host_path_operation, OP_RMDIR),
    JS_CFUNC_DEF("rename", 2, host_rename),
    JS_CFUNC_DEF("open", 2, host_open),
    JS_CFUNC_DEF("close", 1, host_close),
    JS_CFUNC_DEF("stat", 2, host_stat),
    JS_CFUNC_DEF("readdir", 1, host_readdir),
};
