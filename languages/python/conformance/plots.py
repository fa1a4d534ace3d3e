"""matplotlib: figures of several kinds, what they hold, and the files they become."""
import io
import struct
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import to_hex, to_rgb
from matplotlib.ticker import MultipleLocator

x = np.linspace(0, 2 * np.pi, 50)
figure, axes = plt.subplots(2, 3, figsize=(9, 6), dpi=50)
(line,) = axes[0, 0].plot(x, np.sin(x), "r--", label="sine", linewidth=2)
axes[0, 0].plot(x, np.cos(x), color="tab:blue", marker="o", label="cosine")
legend = axes[0, 0].legend(loc="upper right")
axes[0, 0].set(title="Waves", xlabel="angle", ylabel="value", xlim=(0, 7), ylim=(-1.5, 1.5))
axes[0, 0].grid(True)
print(line.get_color(), line.get_linestyle(), line.get_linewidth(), len(line.get_xdata()), axes[0, 0].get_title(), tuple(map(float, axes[0, 0].get_xlim())))
print([text.get_text() for text in legend.get_texts()], to_hex("tab:blue"), to_rgb("#ff8000"), axes.shape)

bars = axes[0, 1].bar(["pen", "ink", "pad"], [3, 7, 5], color=["red", "green", "blue"])
axes[0, 1].bar_label(bars)
print([float(bar.get_height()) for bar in bars], [text.get_text() for text in axes[0, 1].texts], [tick.get_text() for tick in axes[0, 1].get_xticklabels()])

counts, edges, _ = axes[0, 2].hist([1, 2, 2, 3, 3, 3, 4, 4, 5], bins=5, edgecolor="black")
print(counts.tolist(), [round(float(edge), 2) for edge in edges])

points = axes[1, 0].scatter([1, 2, 3], [4, 5, 6], c=[0.1, 0.5, 0.9], s=[20, 60, 100], cmap="viridis")
figure.colorbar(points, ax=axes[1, 0])
axes[1, 0].annotate("peak", xy=(3, 6), xytext=(1.5, 5.8), arrowprops={"arrowstyle": "->"})
axes[1, 0].axhline(5, linestyle=":")
axes[1, 0].xaxis.set_major_locator(MultipleLocator(1))
print(points.get_offsets().tolist(), points.get_sizes().tolist(), len(axes[1, 0].texts), len(figure.axes))

wedges, labels = axes[1, 1].pie([1, 2, 3], labels=["a", "b", "c"], startangle=90)
print([round(wedge.theta2 - wedge.theta1) for wedge in wedges], [label.get_text() for label in labels])
image = axes[1, 2].imshow(np.arange(16).reshape(4, 4), cmap="gray", interpolation="nearest")
axes[1, 2].set_xticks([0, 3], ["left", "right"])
print(image.get_array().shape, image.get_clim(), [text.get_text() for text in axes[1, 2].get_xticklabels()])
figure.suptitle("Six kinds $\\alpha^2 + \\frac{1}{2}$ – é ü ✓"[:24])
figure.tight_layout()

figure.savefig("chart.png")
data = Path("chart.png").read_bytes()
width, height = struct.unpack(">II", data[16:24])
print(data[:8], width, height, len(data) > 5000)
pixels = plt.imread("chart.png")
print(pixels.shape, pixels[0, 0].tolist(), 0 < float(pixels[..., :3].mean()) < 1)
for kind, magic in {"svg": b"<?xml", "pdf": b"%PDF-"}.items():
    out = io.BytesIO()
    figure.savefig(out, format=kind)
    print(kind, out.getvalue().startswith(magic))
plt.close(figure)

with plt.style.context("ggplot"):
    fig = plt.figure(figsize=(2, 1), dpi=100)
    plt.plot([1, 4, 9], label="squares")
    plt.fill_between([0, 1, 2], [0, 1, 2], alpha=0.3)
    plt.yscale("log")
    plt.xlabel("n")
    print(plt.gca().get_yscale(), plt.gca().get_xlabel(), fig.get_size_inches().tolist(), len(plt.gca().lines), len(plt.gca().collections))
    fig.canvas.draw()
    print(np.asarray(fig.canvas.buffer_rgba()).shape)
surface = plt.figure().add_subplot(projection="3d")
u, v = np.meshgrid(np.linspace(-1, 1, 5), np.linspace(-1, 1, 5))
surface.plot_surface(u, v, u * v)
polar = plt.figure().add_subplot(projection="polar")
polar.plot(x, np.abs(np.sin(2 * x)))
print(surface.name, polar.name, len(plt.get_fignums()))
plt.show()
plt.close("all")
print(plt.get_fignums())
