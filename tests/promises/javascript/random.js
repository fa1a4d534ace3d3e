console.log(Math.random() !== Math.random() ? 'ok' : 'same');
