.output note.txt
SELECT 'written and read back';
.output stdout
CREATE TABLE note (line TEXT);
.import note.txt note
SELECT line FROM note;
