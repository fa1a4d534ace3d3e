<?php
// Files and streams.

$folder = sys_get_temp_dir() . '/conformance_' . getmypid();
@mkdir("$folder/sub/deep", 0777, true);
chdir($folder);
echo is_dir('sub/deep') ? 'made' : 'missing', "\n";

echo file_put_contents('notes.txt', "first\nsecond\nthird\n"), file_put_contents('notes.txt', "fourth\n", FILE_APPEND | LOCK_EX), "\n";
print_r(file('notes.txt', FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES));

$file = fopen('notes.txt', 'r+');
echo fgets($file), fgetc($file), ftell($file), ' ', fread($file, 5), "\n";
fseek($file, -7, SEEK_END);
fwrite($file, 'FOURTH');
rewind($file);
while (($line = fgets($file)) !== false) {
    echo '> ', rtrim($line), "\n";
}
var_dump(feof($file), fstat($file)['size'], ftruncate($file, 5), flock($file, LOCK_EX), fclose($file), filesize('notes.txt'));

$csv = fopen('data.csv', 'w+');
foreach ([['name', 'quote', 'n'], ['Ann', 'said "hi", twice', 3], ['Böb', "multi\nline", -1.5]] as $row) {
    fputcsv($csv, $row);
}
rewind($csv);
while ($row = fgetcsv($csv)) {
    echo json_encode($row), "\n";
}
fclose($csv);
print_r(array_map(fn ($line) => str_getcsv($line, ';'), ["a;b", "'x';\"y;z\""]));

rename('notes.txt', 'sub/moved.txt');
copy('sub/moved.txt', 'sub/copy.txt');
touch('sub/deep/empty');
print_r(scandir('sub'));
$found = [];
foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator('.', FilesystemIterator::SKIP_DOTS), RecursiveIteratorIterator::SELF_FIRST) as $path => $info) {
    $found[] = $path . ($info->isDir() ? '/' : ' ' . $info->getSize());
}
sort($found);
echo implode("\n", $found), "\n";
print_r(glob('sub/*.txt'));
print_r(pathinfo('/a/b.c/file.tar.gz'));
echo basename('/x/y.php', '.php'), ' ', dirname('/a/b/c', 2), ' ', realpath('sub/../sub/deep') === "$folder/sub/deep" ? 'real' : 'odd', "\n";

$memory = fopen('php://memory', 'w+');
fwrite($memory, "alpha\nbeta\n");
rewind($memory);
echo stream_get_contents($memory, -1, 6), stream_get_line(fopen('data://text/plain,one|two', 'r'), 100, '|'), "\n";
stream_filter_append($out = fopen('php://output', 'w'), 'string.toupper');
fwrite($out, "filtered\n");
fclose($out);
$object = new SplFileObject('data.csv');
$object->setFlags(SplFileObject::READ_CSV | SplFileObject::SKIP_EMPTY | SplFileObject::READ_AHEAD);
foreach ($object as $index => $row) {
    echo $index, ':', $row[0], ' ';
}
echo "\n";
$temporary = new SplTempFileObject();
$temporary->fwrite("x\ny\n");
$temporary->seek(1);
echo $temporary->current(), ini_get('memory_limit') ? "limit set\n" : "\n";
foreach (['sub/deep/empty', 'sub/moved.txt', 'sub/copy.txt', 'data.csv'] as $name) {
    unlink($name);
}
var_dump(file_exists('data.csv'), rmdir('sub/deep'), rmdir('sub'), chdir('/'), rmdir($folder), @fopen('/no/where', 'r'));
echo error_get_last()['message'], "\n";
