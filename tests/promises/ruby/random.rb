puts rand == rand ? 'same' : 'ok'
