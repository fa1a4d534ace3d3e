<?php
$numbers = null;
echo $numbers->count();
echo "never\n";
