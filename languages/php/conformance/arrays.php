<?php
// Arrays: sorting and its stability, sets, slices, structures.

$people = [];
foreach (['Ann:30', 'Bob:25', 'Cid:30', 'Dee:25', 'Eve:35', 'Fay:30'] as $entry) {
    [$name, $age] = explode(':', $entry);
    $people[] = ['name' => $name, 'age' => (int) $age];
}
usort($people, fn ($a, $b) => $b['age'] <=> $a['age']);
echo implode(' ', array_map(fn ($p) => "$p[name]$p[age]", $people)), "\n";
$grouped = [];
foreach ($people as $person) {
    $grouped[$person['age']][] = $person['name'];
}
ksort($grouped);
echo json_encode($grouped), ' ', json_encode(array_column($people, 'age', 'name')), "\n";

$mixed = ['10', 9, '9a', 1.5, true, null, 'abc', '1e1', [], -1];
sort($mixed);
echo json_encode($mixed), "\n";
$files = ['img12.png', 'img10.png', 'IMG2.png', 'img1.png'];
sort($files); echo implode(' ', $files), "\n";
natcasesort($files); echo implode(' ', $files), "\n";
rsort($files, SORT_STRING | SORT_FLAG_CASE); echo implode(' ', $files), "\n";
$keyed = ['b' => 2, 'a' => 3, 'c' => 1];
asort($keyed); echo json_encode($keyed); arsort($keyed); echo json_encode($keyed); ksort($keyed); echo json_encode($keyed); krsort($keyed); echo json_encode($keyed), "\n";
uksort($keyed, fn ($x, $y) => strcmp($x, $y)); echo key($keyed), "\n";
$one = [3, 1, 2]; $two = ['c', 'a', 'b'];
array_multisort($one, SORT_DESC, $two); echo implode($one), implode($two), "\n";

$a = ['x' => 1, 'y' => 2, 3, 4];
$b = ['y' => 5, 6, 'z' => 7];
echo json_encode([$a + $b, array_merge($a, $b), array_replace($a, $b), array_diff_key($a, $b), array_intersect_key($a, $b)]), "\n";
echo json_encode([array_diff([1, 2, 3, 4], [2, 4]), array_intersect(['a', 'b', 'c'], ['c', 'a']), array_unique([1, '1', 2, 2.0, 'a', 'A'])]), "\n";
echo json_encode([array_slice([1, 2, 3, 4, 5], 1, -1), array_slice(['a' => 1, 5 => 2, 6 => 3], 1, 2, true), array_chunk([1, 2, 3], 2), array_pad([1], -3, 0), array_fill(5, 2, 'x'), range('a', 'e', 2), range(10, 0, -5)]), "\n";
$list = [1, 2, 3, 4, 5];
$removed = array_splice($list, 1, 2, ['two', 'three', 'more']);
echo json_encode([$list, $removed, array_shift($list), array_pop($list), array_unshift($list, 0), array_push($list, 9), $list]), "\n";
echo json_encode([array_search('2', [1, 2, 3]), in_array('abc', [0]), in_array(null, [0]), in_array('1e1', ['10']), array_key_first(['q' => 1]), array_key_last([1, 2]), array_flip(['a', 'b']), array_reverse(['x' => 1, 2, 3], true)]), "\n";
$nested = ['a' => [1, 2], 'b' => 3];
array_walk_recursive($nested, function ($value, $key) { echo "$key=>$value "; });
echo json_encode(array_merge_recursive(['k' => ['a'], 'n' => 1], ['k' => ['b'], 'n' => 2])), ' ', json_encode(compact('one') + ['e' => extract(['new' => 5])]), $new, "\n";
echo json_encode(array_map(fn ($x) => $x * 2, ['a' => 1, 'b' => 2])), json_encode(array_filter([1, 0, 2, null, '', 'a', false, []])), json_encode(array_filter(['a' => 1, 'b' => 2], fn ($v, $k) => $k !== 'a', ARRAY_FILTER_USE_BOTH)), array_reduce([1, 2, 3], fn ($c, $i) => $c + $i, 10), "\n";
$keys = [1 => 'a', '1' => 'b', true => 'd', '01' => 'e', null => 'f', -5 => 'g'];
$keys[] = 'next';
var_dump($keys);
[0 => [, $second], 'k' => $third] = [[1, 2], 'k' => 3];
echo $second, $third, ' ', implode(',', [...[1, 2], ...['a' => 3], ...(function () { yield 4; })()]), ' ', count([1, [2, 3]], COUNT_RECURSIVE), "\n";
$heap = new SplMinHeap(); foreach ([5, 1, 3] as $n) { $heap->insert($n); } echo $heap->extract(), $heap->top(), ' ';
$stack = new SplStack(); $stack->push(1); $stack->push(2); echo $stack->pop(), ' ';
$queue = new SplQueue(); $queue[] = 'a'; $queue[] = 'b'; echo $queue->dequeue(), ' ';
$fixed = SplFixedArray::fromArray([1, 2, 3]); echo $fixed->getSize(), ' ';
$storage = new SplObjectStorage(); $key = new stdClass(); $storage[$key] = 'data'; echo $storage[$key], count($storage), ' ';
$list = new SplDoublyLinkedList(); $list->push(1); $list->add(0, 'zero'); foreach ($list as $i => $v) { echo "$i:$v "; }
echo "\n", max('apple', 5), max([1, 2], [1, 3])[1], min(0, 'hello'), max('10', 9.5), array_sum([1, '2', 3.5]), ' ', json_encode(array_fill_keys(['a', 'b'], 0)), "\n";
