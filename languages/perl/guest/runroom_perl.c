/*
 * The Perl guest: perl as a WASI reactor that is started once, stored as a snapshot, and run from there.
 *
 *   _initialize()            C start-up
 *   prepare(text, length)    an interpreter is made and a program in Perl is run in it; the snapshot is taken after this
 *   run() -> exit code       once in each copy of the snapshot: the program that the arguments begin with
 *
 * The program is not evaluated, but becomes the interpreter's main program: it is parsed as perl_parse() would parse it,
 * had it not parsed an empty one before the snapshot. So END blocks, DATA, caller() and the like are what they are
 * everywhere.
 */

#define PERL_IN_MINIPERLMAIN_C
#include "EXTERN.h"
#define PERL_IN_PERL_C
#include "perl.h"
#include "XSUB.h"
#include "perliol.h"

#include <wasi/api.h>

#include "host.h"

/* What longjmp throws. The C library leaves it to us to define. */
__asm__(".globl __c_longjmp\n.tagtype __c_longjmp i32\n__c_longjmp:\n");

static PerlInterpreter *my_perl;

#define SET_CURSTASH(stash) \
    do { \
        if (PL_curstash != (stash)) { \
            SvREFCNT_dec(PL_curstash); \
            PL_curstash = MUTABLE_HV(SvREFCNT_inc(stash)); \
        } \
    } while (0)

static void die_of(const char *message)
{
    dprintf(STDERR_FILENO, "%s\n", message);
    __wasi_proc_exit(255);
}

/* ---- extensions in C ---- */

#define EXTENSIONS(of) \
    of("attributes", attributes) \
    of("B", B) \
    of("Cwd", Cwd) \
    of("Data::Dumper", Data__Dumper) \
    of("Digest::MD5", Digest__MD5) \
    of("Digest::SHA", Digest__SHA) \
    of("Encode", Encode) \
    of("Encode::Unicode", Encode__Unicode) \
    of("Fcntl", Fcntl) \
    of("File::Glob", File__Glob) \
    of("Filter::Util::Call", Filter__Util__Call) \
    of("Hash::Util", Hash__Util) \
    of("Hash::Util::FieldHash", Hash__Util__FieldHash) \
    of("IO", IO) \
    of("List::Util", List__Util) \
    of("MIME::Base64", MIME__Base64) \
    of("Math::BigInt::FastCalc", Math__BigInt__FastCalc) \
    of("Opcode", Opcode) \
    of("POSIX", POSIX) \
    of("PerlIO::encoding", PerlIO__encoding) \
    of("PerlIO::scalar", PerlIO__scalar) \
    of("PerlIO::via", PerlIO__via) \
    of("Storable", Storable) \
    of("Time::HiRes", Time__HiRes) \
    of("Time::Piece", Time__Piece) \
    of("Unicode::Normalize", Unicode__Normalize) \
    of("mro", mro)

#define DECLARE(name, symbol) EXTERN_C void boot_##symbol(pTHX_ CV *cv);
EXTENSIONS(DECLARE)

static void boot_extensions(pTHX)
{
#define OFFER(name, symbol) newXS(name "::bootstrap", boot_##symbol, "perl");
    EXTENSIONS(OFFER)
}

/* ---- life ---- */

/*
 * A sum over the objects that want to hear of their end. Where it is what it was before the snapshot, none is left of the
 * program's, and sv_clean_objs() is not called, which goes through the whole heap several times.
 */
static UV objects(void)
{
    const HV *last = NULL;
    bool hears = FALSE;
    UV sum = 0;
    for (SV *arena = PL_sv_arenaroot; arena; arena = MUTABLE_SV(SvANY(arena))) {
        const SV *end = &arena[SvREFCNT(arena)];
        for (SV *sv = arena + 1; sv < end; sv++) {
            if (SvTYPE(sv) == (svtype)SVTYPEMASK || !SvREFCNT(sv) || !SvOBJECT(sv) || SvTYPE(sv) == SVt_PVIO)
                continue;
            if (SvSTASH(sv) != last) {
                last = SvSTASH(sv);
                hears = cBOOL(gv_fetchmethod_autoload(SvSTASH(sv), "DESTROY", TRUE));
            }
            if (hears)
                sum = (sum ^ PTR2UV(sv)) * 0x9E3779B97F4A7C15;
        }
    }
    return sum;
}

static UV objects_before;

/*
 * Has gv_check(), which looks for names that are used only once wherever warnings are on, pass over the packages that are
 * there: by the mark that it leaves on those that it is in.
 */
static void pass_over_packages(void)
{
    for (STRLEN bucket = 0; bucket <= HvMAX(PL_defstash); bucket++) {
        for (HE *entry = HvARRAY(PL_defstash)[bucket]; entry; entry = HeNEXT(entry)) {
            GV *gv = MUTABLE_GV(HeVAL(entry));
            bool names_package = HeKLEN(entry) > 2 && HeKEY(entry)[HeKLEN(entry) - 1] == ':';
            if (names_package && isGV(gv) && GvHV(gv) && GvHV(gv) != PL_defstash && SvOOK(GvHV(gv)))
                HvAUX(GvHV(gv))->xhv_aux_flags |= HvAUXf_SCAN_STASH;
        }
    }
}

/* Makes the interpreter and runs a program in it that loads what others will want. */
__attribute__((export_name("prepare"))) void prepare(const char *text, size_t length)
{
    static char *nothing[] = { "perl", "-e", "0", NULL };
    static char **argv = nothing;
    static char *no_environment[] = { NULL };
    static char **environment = no_environment;
    int argc = 3;
    if (chdir("/work") < 0)
        die_of("there is no folder /work");
    PERL_SYS_INIT3(&argc, &argv, &environment);
    my_perl = perl_alloc();
    perl_construct(my_perl);
    if (perl_parse(my_perl, boot_extensions, argc, argv, environ) != 0)
        die_of("perl does not start");
    /* Names that are made from here on are nobody's typing errors. */
    PERL_SET_PHASE(PERL_PHASE_RUN);
    SV *prelude = newSVpvn(text, length);
    eval_sv(prelude, G_VOID | G_DISCARD);
    SvREFCNT_dec(prelude);
    if (SvTRUE(ERRSV))
        die_of(SvPV_nolen(ERRSV));
    sv_setpvs(ERRSV, "");

    /* As on a terminal: a line is shown when it is whole, and a question before its answer is read. */
    PerlIOBase(PerlIO_stdout())->flags |= PERLIO_F_LINEBUF;
    PerlIOBase(PerlIO_stdin())->flags |= PERLIO_F_TTY;
    pass_over_packages();
    objects_before = objects();
}

/* The arguments of this run, not those of the snapshot's start. */
static char **arguments(int *count)
{
    __wasi_size_t number, bytes;
    if (__wasi_args_sizes_get(&number, &bytes) != 0 || number == 0)
        die_of("there is no program to run");
    char **vector = calloc(number + 1, sizeof *vector);
    char *text = malloc(bytes);
    if (!vector || !text || __wasi_args_get((uint8_t **)vector, (uint8_t *)text) != 0)
        die_of("the arguments cannot be read");
    *count = (int)number;
    return vector;
}

/* What must not be the same in two runs of one snapshot. */
static void freshen(void)
{
    U32 random[2];
    (void)__wasi_random_get((uint8_t *)random, sizeof random);
    seedDrand01((Rand_seed_t)random[0]);
    PL_srand_called = TRUE;
    /* The order of keys. Their hashes stay, since all of the interpreter's own tables are built on them. */
    PL_hash_rand_bits = random[1];
    time(&PL_basetime);
}

static void take_arguments(int argc, char **argv)
{
    PL_origargc = argc;
    PL_origargv = argv;
    PL_origfilename = savepv(argv[0]);
    sv_setpv(GvSV(gv_fetchpvs("0", GV_ADD, SVt_PV)), argv[0]);
    AV *list = GvAVn(PL_argvgv);
    av_clear(list);
    for (int i = 1; i < argc; i++)
        av_push(list, newSVpv(argv[i], 0));
}

/* perl_parse() from where it opens the script. */
static void parse_program(PerlIO *file)
{
    if (PL_main_root)
        op_free(PL_main_root);
    PL_main_root = NULL;
    PL_main_start = NULL;
    SvREFCNT_dec(PL_main_cv);
    PL_main_cv = PL_compcv = MUTABLE_CV(newSV_type(SVt_PVCV));
    CvUNIQUE_on(PL_compcv);
    CvPADLIST_set(PL_compcv, pad_new(0));

    PL_curcop = &PL_compiling;
    SET_CURSTASH(PL_defstash);
    CopSTASH_set(PL_curcop, PL_defstash);
    CopFILE_free(PL_curcop);
    CopFILE_set(PL_curcop, PL_origfilename);
    CopLINE_set(PL_curcop, 0);
    PERL_SET_PHASE(PERL_PHASE_START);

    SV *line = newSV_type(SVt_PVIV);
    lex_start(line, file, 0);
    SvREFCNT_dec(line);
    PL_subname = newSVpvs("main");
    PL_evalseq = 0;
    SETERRNO(0, SS_NORMAL);
    if (yyparse(GRAMPROG) || PL_parser->error_count)
        Perl_croak(aTHX_ PL_minus_c ? "%s had compilation errors.\n" : "Execution of %s aborted due to compilation errors.\n",
                   PL_origfilename);
    CopLINE_set(PL_curcop, 0);
    SET_CURSTASH(PL_defstash);
    if (isWARN_ONCE) {
        SAVECOPFILE(PL_curcop);
        SAVECOPLINE(PL_curcop);
        gv_check(PL_defstash);
    }
    LEAVE;
    FREETMPS;
    ENTER;
    PL_restartjmpenv = NULL;
    PL_restartop = 0;
}

static void call_checks(I32 scope)
{
    if (PL_unitcheckav)
        call_list(scope, PL_unitcheckav);
    if (PL_checkav) {
        PERL_SET_PHASE(PERL_PHASE_CHECK);
        call_list(scope, PL_checkav);
    }
}

/* Parses the program. Says whether it is to be run: it may have failed, or ended, already. */
static bool parse(PerlIO *file)
{
    dJMPENV;
    int jump;
    I32 scope = PL_scopestack_ix;
    bool parsed = FALSE;
    JMPENV_PUSH(jump);
    switch (jump) {
    case 0:
        parse_program(file);
        call_checks(scope);
        parsed = TRUE;
        break;
    case 1:
        STATUS_ALL_FAILURE;
        /* FALLTHROUGH */
    case 2:
        while (PL_scopestack_ix > scope)
            LEAVE;
        FREETMPS;
        SET_CURSTASH(PL_defstash);
        call_checks(scope);
        break;
    default:
        die_of("panic: top_env");
    }
    JMPENV_POP;
    return parsed;
}

/* perl_destruct() as far as a program can tell: END blocks, objects that are left, and what is left in buffers. */
static void finish(void)
{
    dJMPENV;
    int jump;
    JMPENV_PUSH(jump);
    if (PL_endav) {
        PERL_SET_PHASE(PERL_PHASE_END);
        call_list(PL_scopestack_ix, PL_endav);
    }
    JMPENV_POP;
    PERL_SET_PHASE(PERL_PHASE_DESTRUCT);
    /* Layers that are objects have their say while these are there. */
    my_fflush_all();
    PerlIO_destruct(aTHX);
    if (objects() != objects_before) {
        sv_clean_objs();
        my_fflush_all();
    }
}

__attribute__((export_name("run"))) int run(void)
{
    int argc;
    char **argv = arguments(&argc);
    freshen();
    take_arguments(argc, argv);
    PerlIO *file = PerlIO_open(argv[0], PERL_SCRIPT_MODE);
    if (!file) {
        dprintf(STDERR_FILENO, "Can't open perl script \"%s\": %s\n", argv[0], strerror(errno));
        return 2;
    }
    if (parse(file))
        perl_run(my_perl);
    finish();
    return STATUS_EXIT;
}
