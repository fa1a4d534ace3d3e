start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
sleep 0.02
puts Process.clock_gettime(Process::CLOCK_MONOTONIC) - start >= 0.02
