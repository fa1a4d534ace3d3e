/*
 * How a program starts whose libraries are a module of its own: they are made ready there, then what the program itself has
 * to make ready, then its main is called.
 */

void __runroom_start(int main(int count, char *arguments[]));
void __wasm_call_ctors(void);
int __main_argc_argv(int count, char *arguments[]);

static int argument_count;
static char **argument_list;

/* The main of a program that takes arguments. One that takes none has this name itself. */
__attribute__((weak)) int __main_void(void) { return __main_argc_argv(argument_count, argument_list); }

static int run(int count, char *arguments[])
{
    argument_count = count;
    argument_list = arguments;
    __wasm_call_ctors();
    return __main_void();
}

__attribute__((export_name("_start"))) void start(void) { __runroom_start(run); }
