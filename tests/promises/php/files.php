<?php
file_put_contents('note.txt', "written and read back\n");
echo file_get_contents('note.txt');
