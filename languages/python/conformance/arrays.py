"""numpy: shapes, broadcasting, indexing, reductions, linear algebra, statistics, images."""
import io

import numpy as np

np.set_printoptions(precision=4, suppress=True)

a = np.arange(12).reshape(3, 4)
print(a, a.shape, a.ndim, a.size, a.T.shape, a.dtype == np.int64 or a.dtype == np.int32, sep="\n")
print(a[1], a[:, 2], a[1:, ::2], a[-1, -1], a[a % 3 == 0], a[[0, 2], [1, 3]], a[..., 0], sep="\n")
print(a + 10, a * a, a @ a.T, a + np.array([100, 200, 300])[:, None], sep="\n")
view, copied = a[0], a[0].copy()
view[0] = 99
print(a[0, 0], copied[0], a.sum(), a.sum(axis=0), a.mean(axis=1), a.max(axis=1), a.argmax(), a.cumsum()[-3:])
a[0, 0] = 0

print(np.zeros((2, 2)), np.ones(3, dtype=int), np.eye(2), np.full((1, 2), 7), np.linspace(0, 1, 5), np.arange(1, 2, 0.25), sep="\n")
print(np.vstack([[1, 2], [3, 4]]), np.hstack([[1], [2, 3]]), np.concatenate([a[:1], a[:1]]).shape, np.stack([a, a]).shape)
print(np.split(np.arange(6), 3), np.tile([1, 2], 2), np.repeat([1, 2], 2), np.flip([1, 2, 3]), np.roll([1, 2, 3], 1), np.diff([1, 4, 9]))
print(np.where(np.array([1, -2, 3]) > 0, "plus", "minus"), np.clip([-5, 5, 15], 0, 10), np.unique([3, 1, 3, 2]), np.nonzero([0, 3, 0, 4])[0])
values, counts = np.unique(list("banana"), return_counts=True)
print(dict(zip(values.tolist(), counts.tolist())), np.sort([3, 1, 2])[::-1], np.argsort([30, 10, 20]), np.searchsorted([1, 3, 5], 4), np.bincount([0, 1, 1, 3]))

x = np.linspace(0, np.pi, 5)
print(np.sin(x), np.sqrt([1, 4, 9]), np.exp([0, 1]), np.log([1, np.e]), np.round([1.25, 2.5, -1.5]), np.floor([-1.5, 1.5]), np.hypot(3, 4))
print(np.isnan([1, np.nan]), np.nanmean([1, np.nan, 3]), np.isclose(0.1 + 0.2, 0.3), np.allclose([1, 2], [1, 2 + 1e-9]), np.any([0, 1]), np.all([0, 1]))
with np.errstate(divide="ignore", invalid="ignore"):
    print(np.array([1.0, -1.0, 0.0]) / 0)

m = np.array([[4.0, 2.0], [1.0, 3.0]])
print(np.linalg.inv(m), np.round(np.linalg.det(m), 6), np.sort(np.linalg.eigvals(m).real), np.linalg.solve(m, [10, 5]), np.trace(m), np.linalg.matrix_rank(m), sep="\n")
print(np.linalg.norm([3, 4]), np.dot([1, 2], [3, 4]), np.cross([1, 0, 0], [0, 1, 0]), np.outer([1, 2], [3, 4]), np.linalg.matrix_power(np.array([[1, 1], [1, 0]]), 10), sep="\n")
slope, intercept = np.polyfit([0, 1, 2, 3], [1, 3, 5, 7], 1)
print(round(slope, 6), round(intercept, 6), np.polyval([1, 0, -1], 3), np.sort(np.roots([1, -3, 2])), np.interp(1.5, [1, 2], [10, 20]))
u, s, vt = np.linalg.svd(np.array([[3.0, 0], [0, 4], [0, 0]]))
print(s, np.allclose(u[:, :2] * s @ vt, [[3, 0], [0, 4], [0, 0]]), np.abs(np.fft.fft([1, 0, -1, 0])), np.convolve([1, 2, 3], [1, 1]), np.einsum("ij,jk->ik", m, np.eye(2)).tolist())

scores = np.array([88, 92, 79, 93, 85, 91, 60])
print(scores.mean().round(3), np.median(scores), scores.std().round(4), scores.var(ddof=1).round(3), np.percentile(scores, [25, 50, 75]), np.ptp(scores))
print(np.corrcoef([1, 2, 3, 4], [2, 4, 6, 9]).round(4), np.histogram(scores, bins=[60, 70, 80, 90, 100])[0], np.average([1, 2, 3], weights=[3, 2, 1]))
rng = np.random.default_rng(12345)
draws = rng.integers(1, 7, size=6000)
print(draws.min(), draws.max(), bool(np.all(np.abs(np.bincount(draws)[1:] - 1000) < 150)), abs(rng.normal(size=10_000).mean()) < 0.05, sorted(rng.permutation(5).tolist()))
points = np.random.default_rng(1).random((20_000, 2))
print(abs(4 * np.mean((points**2).sum(axis=1) < 1) - np.pi) < 0.05)

people = np.array([("Ada", 36, 1.7), ("Bob", 25, 1.8)], dtype=[("name", "U10"), ("age", "i4"), ("height", "f8")])
print(people["name"], people[people["age"] > 30]["name"][0], np.sort(people, order="age")["name"], people["age"].mean())
print(np.uint8(250) + np.uint8(3), np.array([250], dtype=np.uint8) + np.array([10], dtype=np.uint8), np.int8(-1).view(np.uint8), np.float32(0.1).astype(float).round(9), np.array([1.7, -1.7]).astype(int))
for wrong in (lambda: np.zeros((2, 3)) + np.zeros((2, 2)), lambda: np.zeros(3)[5], lambda: np.linalg.inv(np.zeros((2, 2))), lambda: np.arange(6).reshape(4, 2)):
    try:
        wrong()
    except (ValueError, IndexError, np.linalg.LinAlgError) as error:
        print(type(error).__name__, error)

glider = np.zeros((6, 6), dtype=int)
glider[[0, 1, 2, 2, 2], [1, 2, 0, 1, 2]] = 1
for _ in range(4):
    neighbours = sum(np.roll(glider, (dy, dx), (0, 1)) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx)
    glider = ((neighbours == 3) | ((glider == 1) & (neighbours == 2))).astype(int)
print("\n".join("".join(".#"[cell] for cell in row) for row in glider))
y, x = np.mgrid[-1.2:1.2:13j, -2.1:0.7:29j]
c, z, escape = x + 1j * y, np.zeros_like(x, dtype=complex), np.full(x.shape, 9)
for step in range(9):
    inside = np.abs(z) <= 2
    escape[~inside & (escape == 9)] = step
    z[inside] = z[inside] ** 2 + c[inside]
print("\n".join("".join(" .:-=+*%@#"[n] for n in row) for row in escape))
table = np.loadtxt(io.StringIO("# x,y\n1,2\n3,4.5\n"), delimiter=",")
stream = io.BytesIO()
np.save(stream, table)
print(table, np.load(io.BytesIO(stream.getvalue())).sum(), np.array2string(table, separator=", "))
np.savetxt(text := io.StringIO(), table, fmt="%.2f", delimiter=";")
print(text.getvalue(), end="")
