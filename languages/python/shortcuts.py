"""Runs before the bootstrap: what pandas, matplotlib and Pillow do more than once, or byte by byte, to the same result.

A program that prints a frame or saves a figure waits mostly for these. Each shortcut says what it stands in for, in the
versions that the manifest pins; what it does not know it leaves to the original.
"""

import functools


def _in_place_of(original):
    """Gives a function the name of another, and its place: by that, libraries know what lines are their own, and a program
    is warned of one of its lines."""

    def place(function):
        known = original.__code__
        function.__code__ = function.__code__.replace(
            co_filename=known.co_filename, co_firstlineno=known.co_firstlineno
        )
        return functools.wraps(original)(function)

    return place


def _print_frames():
    """pandas lays a frame out twice to print it, and cuts the zeros at the ends of numbers off one at a time."""
    import re
    from shutil import get_terminal_size

    from pandas.io.formats import format as formats
    from pandas.io.formats.string import StringFormatter

    shorten_to_fit = StringFormatter._fit_strcols_to_terminal_width

    @_in_place_of(shorten_to_fit)
    def fit(self, columns):
        if not self.fmt.is_truncated_horizontally:
            text = self.adj.adjoin(1, *columns)
            if max(map(len, text.split("\n"))) < get_terminal_size().columns:
                return text
        return shorten_to_fit(self, columns)

    StringFormatter._fit_strcols_to_terminal_width = fit

    def fraction(decimal):
        return re.compile(rf"^\s*[\+-]?[0-9]+\{decimal}[0-9]*$")

    with_point = fraction(".")

    @_in_place_of(formats._trim_zeros_float)
    def trim_zeros(texts, decimal="."):
        is_fraction = (with_point if decimal == "." else fraction(decimal)).match
        fractions = [is_fraction(text) is not None for text in texts]
        # As many of each as the one with the fewest has.
        zeros = min((len(text) - len(text.rstrip("0")) for text, has in zip(texts, fractions) if has), default=0)

        def trimmed(text):
            text = text[: len(text) - zeros]
            return text + "0" if text.endswith(decimal) else text

        return [trimmed(text) if has else text for text, has in zip(texts, fractions)]

    formats._trim_zeros_float = trim_zeros


def _draw_figures():
    """matplotlib draws a figure that was saved once more, for its window, and reads a font's tables for each text."""
    import matplotlib
    import matplotlib.pyplot as plt
    from matplotlib import text
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import get_font

    plain = {"dpi": "figure", "facecolor": "auto", "edgecolor": "auto", "bbox": None, "transparent": False}

    def is_drawn(figure, fname):
        """Whether to save it, without any wishes, has left all as drawing it again would: nobody else was told, and nothing
        was drawn or laid out otherwise for the file."""
        canvas = figure.canvas
        return (
            type(figure) is Figure
            and type(canvas) is FigureCanvasAgg
            and str(fname).lower().endswith(".png")
            and all(matplotlib.rcParams["savefig." + name] == value for name, value in plain.items())
            and canvas._lastKey == (*canvas.get_width_height(physical=True), figure.dpi)
            and figure.get_layout_engine() is None
            and not canvas.callbacks.callbacks.get("draw_event")
            and not any(artist.get_animated() for axes in figure.axes for artist in axes.get_children())
        )

    @_in_place_of(plt.savefig)
    def savefig(fname, **kwargs):
        figure = plt.gcf()
        result = figure.savefig(fname, **kwargs)
        if not kwargs and is_drawn(figure, fname):
            figure.stale = False
        else:
            figure.canvas.draw_idle()
        return result

    plt.savefig = savefig

    @functools.cache
    def table(paths, name):
        return get_font(paths).get_sfnt_table(name)

    class Tables:
        """Of a font, what the layout of a text asks for."""

        def __init__(self, paths):
            self.paths = tuple(paths)

        def get_sfnt_table(self, name):
            return table(self.paths, name)

    text.get_font = Tables

    # A function around this method, which a figure calls thousands of times.
    matplotlib.RcParams._get = dict.__getitem__


def _write_png():
    """Pillow tries five filters on each row of a PNG, byte by byte: numpy subtracts the row above, which is one of the five.

    A figure of lines and areas gets a tenth smaller by it; noise and photographs get as much larger. So it is done for
    pictures with transparency alone, as figures are.
    """
    import zlib

    import numpy as np
    from PIL import Image, ImageFile

    UP = 2
    BAND_BYTES = 1 << 18

    class UpEncoder(ImageFile.PyEncoder):
        def init(self, args):
            self.stream = zlib.compressobj(memLevel=9)
            self.done = 0
            self.above = 0

        def setimage(self, im, extents=None):
            if 0 in im.size:
                raise ValueError("cannot write empty image")
            super().setimage(im, extents)

        def encode(self, bufsize):
            left, top, right, bottom = self.state.extents()
            data = b""
            while len(data) < bufsize and self.done < bottom - top:
                data += self.stream.compress(self.band(left, top, right, bottom))
            if self.done < bottom - top:
                return len(data), 0, data
            data += self.stream.flush()
            return len(data), 1, data

        def band(self, left, top, right, bottom):
            """The next rows, each as it differs from the one above."""
            first = top + self.done
            last = min(bottom, first + max(1, BAND_BYTES // (4 * (right - left))))
            picture = Image.Image()._new(self.im.crop((left, first, right, last)))
            rows = np.frombuffer(picture.tobytes(), np.uint8).reshape(last - first, -1)
            filtered = np.empty((rows.shape[0], 1 + rows.shape[1]), np.uint8)
            filtered[:, 0] = UP
            np.subtract(rows[0], self.above, out=filtered[0, 1:])
            np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
            self.done = last - top
            self.above = rows[-1]
            return filtered

    def zip_encoder(mode, *args):
        # Nothing was asked for: neither to optimise nor a level nor a strategy nor a dictionary.
        if (mode, args) == ("RGBA", ("RGBA", False, -1, -1, b"")):
            return UpEncoder(mode)
        return Image.core.zip_encoder(mode, *args)

    Image.register_encoder("zip", zip_encoder)


_print_frames()
_draw_figures()
_write_png()
del _in_place_of, _print_frames, _draw_figures, _write_png
