/*
 * The PHP guest: the Zend engine as a WASI reactor that is started once, stored as a snapshot, and run from there.
 *
 *   _initialize()            C start-up
 *   prepare()                the engine and its extensions are started; the snapshot is taken after this
 *   run() -> exit code       once in each copy of the snapshot: the program that the arguments begin with
 *
 * It is a server API of its own that behaves, and calls itself, as the command line's: see sapi/cli in PHP's sources.
 * What WASI lacks of the system is in host.h.
 */

#include "php.h"
#include "php_main.h"
#include "php_variables.h"
#include "SAPI.h"
#include "zend_extensions.h"
#include "ext/standard/php_standard.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <wasi/api.h>

#include "host.h"

/* What longjmp throws. The C library leaves it to us to define. */
__asm__(".globl __c_longjmp\n.tagtype __c_longjmp i32\n__c_longjmp:\n");

/*
 * The command line's own settings, and what `php -d display_errors=1 -d log_errors=0` says: errors are shown once, in
 * order with the output. The memory is the job's to limit, and so is the time.
 */
static const char settings[] =
    "html_errors=0\n"
    "register_argc_argv=1\n"
    "implicit_flush=1\n"
    "output_buffering=0\n"
    "max_execution_time=0\n"
    "max_input_time=-1\n"
    "memory_limit=-1\n"
    "display_errors=1\n"
    "log_errors=0\n"
    "short_open_tag=0\n"
    "zend.assertions=-1\n"
    "zend.exception_ignore_args=1\n"
    "variables_order=GPCS\n";

/* ---- output and variables ---- */

static size_t write_output(const char *text, size_t length)
{
    for (size_t written = 0; written < length;) {
        ssize_t now = write(STDOUT_FILENO, text + written, length - written);
        if (now < 0)
            php_handle_aborted_connection();
        written += now;
    }
    return length;
}

static void flush_output(void *context)
{
}

static void log_line(const char *message, int severity)
{
    dprintf(STDERR_FILENO, "%s\n", message);
}

static char *read_cookies(void)
{
    return NULL;
}

static int send_headers(sapi_headers_struct *headers)
{
    return SAPI_HEADER_SENT_SUCCESSFULLY;
}

static void send_header(sapi_header_struct *header, void *context)
{
}

static void register_variables(zval *variables)
{
    const char *script = SG(request_info).argv[0];
    php_import_environment_variables(variables);
    php_register_variable("PHP_SELF", script, variables);
    php_register_variable("SCRIPT_NAME", script, variables);
    php_register_variable("SCRIPT_FILENAME", script, variables);
    php_register_variable("PATH_TRANSLATED", script, variables);
    php_register_variable("DOCUMENT_ROOT", "", variables);
}

static int start_modules(sapi_module_struct *sapi);

static sapi_module_struct sapi = {
    .name = "cli",
    .pretty_name = "Command Line Interface",
    .startup = start_modules,
    .shutdown = php_module_shutdown_wrapper,
    .ub_write = write_output,
    .flush = flush_output,
    .sapi_error = php_error,
    .send_headers = send_headers,
    .send_header = send_header,
    .read_cookies = read_cookies,
    .register_server_variables = register_variables,
    .log_message = log_line,
    .php_ini_ignore = 1,
    .php_ini_ignore_cwd = 1,
    .phpinfo_as_text = 1,
};

/* ---- standard streams ---- */

static php_stream *standard_input;

static php_stream *define_stream(const char *name, const char *path, const char *mode)
{
    zend_constant constant;
    php_stream *stream = php_stream_open_wrapper(path, mode, 0, NULL);
    if (!stream)
        return NULL;
    /* The descriptor outlives what the program does to the stream's resource. */
    stream->flags |= PHP_STREAM_FLAG_NO_RSCR_DTOR_CLOSE;
    php_stream_to_zval(stream, &constant.value);
    ZEND_CONSTANT_SET_FLAGS(&constant, CONST_CS, 0);
    constant.name = zend_string_init(name, strlen(name), 0);
    zend_register_constant(&constant);
    return stream;
}

static void define_streams(void)
{
    standard_input = define_stream("STDIN", "php://stdin", "rb");
    define_stream("STDOUT", "php://stdout", "wb");
    define_stream("STDERR", "php://stderr", "wb");
}

/* ---- readline ---- */

/* What the extension does where nobody can edit: the prompt is written, a line is read. */
PHP_FUNCTION(readline)
{
    char *prompt = NULL;
    size_t prompt_length = 0, length;
    ZEND_PARSE_PARAMETERS_START(0, 1)
        Z_PARAM_OPTIONAL
        Z_PARAM_STRING_OR_NULL(prompt, prompt_length)
    ZEND_PARSE_PARAMETERS_END();

    php_output_flush_all();
    if (prompt)
        write_output(prompt, prompt_length);
    char *line = standard_input ? php_stream_get_line(standard_input, NULL, 0, &length) : NULL;
    if (!line)
        RETURN_FALSE;
    if (length > 0 && line[length - 1] == '\n')
        length--;
    RETVAL_STRINGL(line, length);
    efree(line);
}

PHP_FUNCTION(readline_add_history)
{
    zend_string *line;
    ZEND_PARSE_PARAMETERS_START(1, 1)
        Z_PARAM_STR(line)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_TRUE;
}

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_MASK_EX(arginfo_readline, 0, 0, MAY_BE_STRING | MAY_BE_FALSE)
    ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, prompt, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_readline_add_history, 0, 1, _IS_BOOL, 0)
    ZEND_ARG_TYPE_INFO(0, prompt, IS_STRING, 0)
ZEND_END_ARG_INFO()

static const zend_function_entry readline_functions[] = {
    PHP_FE(readline, arginfo_readline)
    PHP_FE(readline_add_history, arginfo_readline_add_history)
    PHP_FE_END
};

static zend_module_entry readline_module = {
    STANDARD_MODULE_HEADER,
    "readline",
    readline_functions,
    NULL, NULL, NULL, NULL, NULL,
    PHP_VERSION,
    STANDARD_MODULE_PROPERTIES
};

static int start_modules(sapi_module_struct *sapi)
{
    return php_module_startup(sapi, &readline_module);
}

/* ---- exports ---- */

static void die(const char *message)
{
    dprintf(STDERR_FILENO, "%s\n", message);
    __wasi_proc_exit(255);
}

__attribute__((export_name("prepare"))) void prepare(void)
{
    if (chdir("/work") < 0)
        die("there is no folder /work");
    sapi_startup(&sapi);
    sapi.ini_entries = strdup(settings);
    if (sapi.startup(&sapi) == FAILURE)
        die("PHP does not start");
}

/* The arguments of this run, not those of the snapshot's start. */
static char **arguments(int *count)
{
    __wasi_size_t number, bytes;
    if (__wasi_args_sizes_get(&number, &bytes) != 0 || number == 0)
        die("there is no program to run");
    char **vector = calloc(number + 1, sizeof *vector);
    char *text = malloc(bytes);
    if (!vector || !text || __wasi_args_get((uint8_t **)vector, (uint8_t *)text) != 0)
        die("the arguments cannot be read");
    *count = (int)number;
    return vector;
}

__attribute__((export_name("run"))) int run(void)
{
    char **argv = arguments(&SG(request_info).argc);
    SG(request_info).argv = argv;

    FILE *file = fopen(argv[0], "rb");
    if (!file) {
        printf("Could not open input file: %s\n", argv[0]);
        fflush(stdout);
        return 1;
    }
    zend_file_handle program;
    zend_stream_init_fp(&program, file, argv[0]);
    program.primary_script = 1;

    int started = 0;
    zend_first_try {
        SG(headers_sent) = 1;
        SG(request_info).no_headers = 1;
        SG(request_info).path_translated = realpath(argv[0], NULL);
        if (php_request_startup() == FAILURE)
            die("PHP does not start");
        started = 1;
        CG(skip_shebang) = 1;
        zend_is_auto_global(ZSTR_KNOWN(ZEND_STR_AUTOGLOBAL_SERVER));
        PG(during_request_startup) = 0;
        define_streams();
        php_execute_script(&program);
    } zend_end_try();
    int code = EG(exit_status);
    if (started)
        php_request_shutdown(NULL);
    return code;
}
