SELECT iif(random() <> random(), 'ok', 'same');
