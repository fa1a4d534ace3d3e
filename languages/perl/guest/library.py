"""Lays out Perl's library as one zip: what is written in Perl, from the folders of the sources that it is spread over.

    library.py SOURCES CONFIG_SH ERRNO_TEXT OUT.zip

ERRNO_TEXT has lines of a name and an expression with its number, as the C preprocessor made them.
"""

import pathlib
import re
import sys
import zipfile

# Needs what is not here: other processes, sockets, threads, C that was left out, other systems; or is for building
# and shipping modules.
LEFT_OUT = re.compile(
    r"""^(Amiga|Archive|App|CPAN|Compress|DBM_Filter|DB_File|Devel|ExtUtils|Filter/Simple|GDBM|HTTP|I18N/Langinfo
    |IO/(Compress|Uncompress|Zlib|Socket)|IPC|Locale|Module|NDBM|Net|ODBM|Perl/OSType|Pod/(Perldoc|Html|Man|Checker)
    |SDBM|Socket|Sys|TAP|Term/(ReadLine|Complete)|Test/Harness|Thread|Unicode/Collate|User|VMS|Win32|XS
    |perl5db|dumpvar|threads|vmsish|Encode/(JP|KR|CN|TW|EBCDIC|Symbol|Byte|Supplement)|encoding/warnings
    |unicore/(lib|To|auxiliary|emoji|extracted|mktables|version)|Config|Errno|DynaLoader|XSLoader|Search/Dict
    |perlfaq|experimental/|blib|deprecate|diagnostics|meta_notation|AutoSplit|Params|Parse|File/Fetch|Digest/file
    |Demo|Descriptions|MakeUtil|MyClass)""",
    re.VERBOSE,
)
UNICORE = ("Name.pl", "Name.pm", "UCD.pl", "Decomposition.pl", "CombiningClass.pl")

XS_LOADER = """\
package XSLoader;
# All that there is in C is linked in: to load it is to call its start.
our $VERSION = "0.31";
sub load {
    my $module = @_ ? $_[0] : caller;
    my $start = "$module\\::bootstrap";
    goto &$start if defined &$start;
    require Carp;
    Carp::croak("Can't load module $module, dynamic loading not available in this perl.\\n"
        . "  (You may need to build a new perl executable which either supports\\n"
        . "  dynamic loading or has the $module module statically linked into it.)");
}
*bootstrap_inherit = sub { my $module = $_[0]; XSLoader::load($module) };
1;
"""

DYNA_LOADER = """\
package DynaLoader;
our $VERSION = "1.52";
require XSLoader;
sub bootstrap { goto &XSLoader::load }
*bootstrap_inherit = \\&bootstrap;
sub dl_load_flags { 0 }
1;
"""

ERRNO = """\
package Errno;
require Exporter;
our $VERSION = "1.36";
our @ISA = ("Exporter");
my %%number = (
%s);
our @EXPORT_OK = keys %%number;
our %%EXPORT_TAGS = (POSIX => [@EXPORT_OK]);
for my $name (@EXPORT_OK) {
    my $value = $number{$name};
    *$name = sub () { $value };
}
sub TIEHASH { bless \\%%number }
sub FETCH {
    my (undef, $name) = @_;
    my $value = $number{$name};
    return defined $value && $value == $! ? $value : 0;
}
sub STORE { require Carp; Carp::confess("ERRNO hash is read only!") }
*CLEAR = *DELETE = \\*STORE;
sub NEXTKEY { each %%number }
sub FIRSTKEY { my $reset = keys %%number; each %%number }
sub EXISTS { exists $number{$_[1]} }
sub _tie_it { tie %%{$_[0]}, __PACKAGE__ }
1;
"""

LIB = """\
package lib;
our $VERSION = "0.65";
our @ORIG_INC = @INC;
sub import {
    my (undef, @folders) = @_;
    for my $folder (reverse @folders) {
        require Carp;
        Carp::carp("Empty compile time value given to use lib") if $folder eq "";
        Carp::carp("Parameter to use lib must be directory, not file") if -e $folder && !-d _;
        unshift @INC, $folder;
    }
    my %seen;
    @INC = grep { ++$seen{$_} == 1 } @INC;
}
sub unimport {
    my (undef, @folders) = @_;
    my %out;
    @out{@folders} = ();
    @INC = grep { !exists $out{$_} } @INC;
}
1;
"""

CONFIG = """\
package Config;
our $VERSION = "5.036000";
sub import {
    my $caller = caller;
    *{"$caller\\::Config"} = \\our %%Config;
    for my $name (grep !/^%%/, @_[1 .. $#_]) {
        *{"$caller\\::$name"} = \\&$name;
    }
}
sub myconfig { "Summary of my perl5 (revision 5 version 36 subversion 0) configuration: WASI\\n" }
sub config_sh { join "", map "$_='$Config{$_}'\\n", sort keys %%Config }
sub config_vars { print map "$_='$Config{$_}';\\n", grep exists $Config{$_}, @_ }
sub non_bincompat_options { "" }
sub bincompat_options { "" }
sub compile_date { "" }
sub local_patches { }
our %%Config = (
%s);
1;
"""


def package_path(file):
    """Where a module that lies at the top of its folder goes: by the package that it begins with."""
    text = file.read_text("latin-1")
    named = re.search(r"^\s*package\s+([\w:]+)", text, re.MULTILINE)
    return named and named[1].replace("::", "/") + ".pm"


def modules(sources):
    for file in sorted((sources / "lib").rglob("*")):
        yield str(file.relative_to(sources / "lib")), file
    for group in ("cpan", "dist", "ext"):
        for extension in sorted(path for path in (sources / group).iterdir() if path.is_dir()):
            for file in sorted((extension / "lib").rglob("*")):
                yield str(file.relative_to(extension / "lib")), file
            for folder in (extension, *extension.iterdir()):
                if folder.is_dir() and folder.name not in ("lib", "t", "inc", "hints", "bin", "blib"):
                    for file in sorted(folder.glob("*.pm")):
                        yield package_path(file) or file.name, file


def main():
    sources, config, errno, out = map(pathlib.Path, sys.argv[1:])
    found = {}
    for path, file in modules(sources):
        if not file.is_file() or file.suffix not in (".pm", ".pl") or path in found:
            continue
        if path.startswith("unicore/"):
            if path[8:] not in UNICORE:
                continue
        elif LEFT_OUT.match(path) or "/t/" in f"/{path}":
            continue
        text = file.read_bytes()
        # What comes after it is documentation.
        found[path] = re.sub(rb"(?s)\n__END__\r?\n.*", b"\n__END__\n", text)
    found["XSLoader.pm"] = XS_LOADER.encode()
    found["DynaLoader.pm"] = DYNA_LOADER.encode()
    numbers = "".join(
        f"    {name} => {int(re.findall(r'[0-9]+', value)[-1])},\n"
        for name, value in re.findall(r"^ERRNO (E\w+) (.*)$", errno.read_text(), re.MULTILINE)
    )
    found["lib.pm"] = LIB.encode()
    found["Errno.pm"] = (ERRNO % numbers).encode()
    values = "".join(
        "    {} => '{}',\n".format(name, value.replace("\\", "\\\\").replace("'", "\\'"))
        for name, value in re.findall(r"^(\w+)='(.*)'$", config.read_text(), re.MULTILINE)
        if value != ""
    )
    found["Config.pm"] = (CONFIG % values).encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for path in sorted(found):
            entry = zipfile.ZipInfo(path)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, found[path])


main()
