import time

start = time.monotonic()
time.sleep(0.02)
print(time.monotonic() - start >= 0.02)
