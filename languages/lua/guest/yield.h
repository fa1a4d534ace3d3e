/*
 * A quick way for coroutine.yield(). Lua's own throws an exception, through which the host searches its stack, and of
 * which it keeps something for the rest of the run. That is needed only where C functions of ours are in between: most
 * coroutines are Lua functions all the way down, and there the interpreter's loop can just return.
 *
 * `build` makes lua_resume() and unroll() look at the state, where they would take a return for an end.
 */

static int luaB_yield(lua_State *L);

/* Does what luaD_precall() and lua_yield() do together, where no C calls are between lua_resume() and the loop. */
static bool yield_quickly(lua_State *L, StkId func, int nresults)
{
    if (!ttislcf(s2v(func)) || fvalue(s2v(func)) != luaB_yield || L->nCcalls != calls_at_resume(L) || L->hookmask)
        return false;
    checkstackGCp(L, LUA_MINSTACK, func);
    CallInfo *ci = prepCallInfo(L, func, nresults, CIST_C, L->top.p + LUA_MINSTACK);
    ci->u.c.k = NULL;
    ci->u2.nyield = cast_int(L->top.p - (func + 1));
    L->ci = ci;
    L->status = LUA_YIELD;
    return true;
}

/* As luaV_execute() calls it. */
#define luaD_precall(L, func, nresults)                                                                                \
    ({                                                                                                                 \
        if (yield_quickly(L, func, nresults))                                                                          \
            return;                                                                                                    \
        (luaD_precall)(L, func, nresults);                                                                             \
    })
