# Runs once, before the snapshot is taken: what is loaded here costs a program nothing. Nothing is imported into it.
package main;
require strict;
require warnings;
require $_
    for qw(
    B.pm Carp.pm Config.pm Cwd.pm Data/Dumper.pm Encode.pm Errno.pm Exporter.pm Exporter/Heavy.pm Fcntl.pm
    File/Basename.pm File/Path.pm File/Spec.pm Getopt/Long.pm IO/File.pm IO/Handle.pm JSON/PP.pm List/Util.pm
    MIME/Base64.pm Math/BigFloat.pm Math/BigInt.pm Math/BigInt/Calc.pm POSIX.pm PerlIO/encoding.pm PerlIO/scalar.pm
    Scalar/Util.pm Storable.pm Symbol.pm Term/ANSIColor.pm Text/Wrap.pm Tie/Array.pm Tie/Hash.pm Tie/Scalar.pm
    Time/HiRes.pm Time/Local.pm Time/Piece.pm base.pm builtin.pm bytes.pm constant.pm feature.pm fields.pm
    experimental.pm if.pm integer.pm lib.pm mro.pm open.pm overload.pm parent.pm re.pm sort.pm subs.pm utf8.pm
    vars.pm version.pm warnings/register.pm
    );
1;
__END__
