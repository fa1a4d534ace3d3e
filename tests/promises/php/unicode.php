<?php
$text = 'héllo wörld ✓ 🦀';
echo $text, PHP_EOL, preg_match_all('/./u', $text), PHP_EOL;
