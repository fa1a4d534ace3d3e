/*
 * What makes one module of all libraries, the trunk, which each program is a branch of: start.o starts it as it would a
 * program, and what it runs is the program's main.
 */

void _start(void);

static int (*program)(int count, char *arguments[]);

int __main_argc_argv(int count, char *arguments[]) { return program(count, arguments); }

void __runroom_start(int main(int count, char *arguments[]))
{
    program = main;
    _start();
}
