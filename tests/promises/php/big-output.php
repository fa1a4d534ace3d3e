<?php
for ($i = 0; $i < 20_000; $i++) {
    echo str_repeat('x', 49), "\n";
}
