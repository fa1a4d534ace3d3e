N = 9


def fannkuch(n):
    permutation = list(range(n))
    count = [0] * n
    max_flips = 0
    checksum = 0
    even = True
    r = n
    while True:
        while r > 1:
            count[r - 1] = r
            r -= 1

        first = permutation[0]
        if first:
            work = permutation[:]
            flips = 0
            while first:
                work[:first + 1] = work[first::-1]
                first = work[0]
                flips += 1
            max_flips = max(max_flips, flips)
            checksum += flips if even else -flips

        while True:
            if r == n:
                return checksum, max_flips
            permutation.insert(r, permutation.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1
        even = not even


checksum, max_flips = fannkuch(N)
print(checksum)
print(f"Pfannkuchen({N}) = {max_flips}")
