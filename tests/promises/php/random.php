<?php
echo random_int(0, PHP_INT_MAX) !== random_int(0, PHP_INT_MAX) ? "ok\n" : "same\n";
