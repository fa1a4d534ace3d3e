<?php
$start = hrtime(true);
usleep(20_000);
var_dump(hrtime(true) - $start >= 20_000_000);
