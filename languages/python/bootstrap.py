"""Runs once, before the snapshot is taken: what is imported here costs a program nothing.

The reactor hands each later turn's text to its function `turn`, which would treat it as a session's next input: parse
it, run it in the same `__main__`, echo a last expression. A program is a script instead, so that the function gets
another body: the text is the program's arguments, as a JSON list, and the program is the file they begin with.
"""

import gc
import sys
import types


def _warm_up():
    """Imports what programs often import, and draws once: fonts and caches are then in the snapshot."""
    import abc, argparse, asyncio, array, ast, base64, bisect, calendar, cmath, collections.abc, contextlib, copy, csv  # noqa: E401
    import dataclasses, datetime, decimal, difflib, enum, fractions, functools, glob, hashlib, heapq, html, inspect  # noqa: E401
    import io, itertools, json, logging, math, numbers, operator, os, pathlib, pickle, pprint, random, re  # noqa: E401
    import shutil, statistics, string, struct, tempfile, textwrap, time, timeit, traceback, typing  # noqa: E401
    import unicodedata, unittest, urllib.parse, uuid, weakref, zlib, zoneinfo  # noqa: E401

    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt
    import numpy as np
    import pandas as pd

    figure, axes = plt.subplots()
    axes.plot([0, 1, 2], [1, 3, 2], label="a")
    axes.set_title("A title")
    axes.set_xlabel("x")
    axes.legend()
    figure.savefig(io.BytesIO(), format="png")
    plt.close("all")
    # A font keeps its file open, and a snapshot keeps no files.
    matplotlib.font_manager._get_font.cache_clear()

    frame = pd.DataFrame({"a": [1, 2, 3], "b": [1.5, 2.5, np.nan], "c": list("xyz")})
    str(frame), str(frame.describe()), str(frame.groupby("c").sum(numeric_only=True))
    pd.read_csv(io.StringIO(frame.to_csv(index=False)))
    str(np.linspace(0, 1, 5)), np.random.default_rng(0).normal(size=3), np.linalg.inv(np.eye(2))


def _complete():
    """What CPython has only with OpenSSL, and what matplotlib has only with a screen."""
    import hashlib
    import hmac
    import itertools

    from matplotlib._pylab_helpers import Gcf
    from matplotlib.backend_bases import FigureManagerBase
    from matplotlib.backends import backend_agg

    def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
        """Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."""
        if iterations < 1:
            raise ValueError("iteration value must be greater than 0.")
        if dklen is not None and dklen < 1:
            raise ValueError("key length must be greater than 0.")
        keyed = hmac.new(bytes(password), digestmod=hash_name)

        def digest(message):
            copy = keyed.copy()
            copy.update(message)
            return copy.digest()

        length = dklen or keyed.digest_size
        key = b""
        block = 1
        while len(key) < length:
            last = digest(bytes(salt) + block.to_bytes(4, "big"))
            mixed = int.from_bytes(last, "big")
            for _ in range(iterations - 1):
                last = digest(last)
                mixed ^= int.from_bytes(last, "big")
            key += mixed.to_bytes(keyed.digest_size, "big")
            block += 1
        return key[:length]

    if not hasattr(hashlib, "pbkdf2_hmac"):
        hashlib.pbkdf2_hmac = pbkdf2_hmac

    # A figure that is shown is a picture in the working folder.
    numbers = itertools.count(1)

    def show(manager):
        manager.canvas.figure.savefig(f"figure-{next(numbers)}.png")

    def show_all(*, block=None):
        for manager in Gcf.get_all_fig_managers():
            manager.show()
        # As where a window was closed.
        if block is not False:
            Gcf.destroy_all()

    FigureManagerBase.show = show
    # What `plt.show` calls.
    backend_agg.show = show_all


def _report_once():
    """Tells of an error where nobody reads it: what the interpreter imports for it is then there."""
    import io

    for source in ("prin('hello')", "def f(:", "(1).bit_coun", "{}['a']", "import jsno", "1/0"):
        stderr, sys.stderr = sys.stderr, io.StringIO()
        try:
            exec(compile(source, "main.py", "exec"), {})
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
        finally:
            sys.stderr = stderr


def _program_runner():
    import _io
    import atexit
    import builtins
    import gc
    import io
    import json
    import linecache
    import logging
    import os
    import random
    import tempfile
    import time
    import traceback
    import uuid

    import numpy.random


    def fresh():
        """What must differ between two runs of one snapshot: all that was drawn before it was taken."""
        random.seed()
        # From an integer: numpy's own choice of a seed takes a millisecond.
        numpy.random.seed(int.from_bytes(os.urandom(4)))
        tempfile._name_sequence = None
        uuid._last_timestamp = uuid._node = None
        logging._startTime = time.time_ns()

    def exit_code(error):
        """What `sys.exit(argument)` means."""
        code = error.code
        if code is None:
            return 0
        if isinstance(code, int):
            return code & 0xFF
        print(code, file=sys.stderr)
        return 1

    def flush_all(code):
        """Writes what is still in buffers: the interpreter does so when it takes its heap apart, which we do not."""
        for stream in (sys.stdout, sys.stderr):
            try:
                if stream is not None and not stream.closed:
                    stream.flush()
            except Exception:
                code = code or 120  # as the interpreter says it
        # What was made since the snapshot, which is frozen; text before the bytes that it is written to.
        streams = [made for made in gc.get_objects() if isinstance(made, _io._IOBase)]
        for kind in (io.TextIOWrapper, (io.BufferedWriter, io.BufferedRandom)):
            for stream in (sys.__stdout__, sys.__stderr__, *streams):
                try:
                    if isinstance(stream, kind) and not stream.closed:
                        stream.flush()
                except Exception:
                    pass
        return code

    def report(error, name, source):
        """Tells of an uncaught exception as the interpreter does."""
        # The first frame is `run`.
        error.__traceback__ = error.__traceback__.tb_next
        # The program may have changed its folder, or its file.
        lines = source.decode("utf-8", "replace").splitlines(keepends=True)
        linecache.cache[name] = (len(source), None, lines, name)
        sys.last_exc = error
        try:
            sys.excepthook(type(error), error, error.__traceback__)
        except BaseException as second:
            print("Error in sys.excepthook:", file=sys.stderr)
            traceback.print_exception(second)
            print("\nOriginal exception was:", file=sys.stderr)
            traceback.print_exception(error)

    def run(text):
        text = str(text, "utf-8")
        # Without the decoder, where nothing is escaped: it costs more than a short program.
        argv = json.loads(text) if "\\" in text else text[2:-2].split('","')
        name = argv[0]
        sys.argv[:] = argv
        main = sys.modules["__main__"] = types.ModuleType("__main__")
        main.__builtins__ = builtins
        main.__file__ = name
        fresh()
        code, source = 0, b""
        try:
            with open(name, "rb") as file:
                source = file.read()
            exec(compile(source, name, "exec", dont_inherit=True), main.__dict__)
        except SystemExit as error:
            code = exit_code(error)
        except BaseException as error:
            code = 1
            report(error, name, source)
        try:
            atexit._run_exitfuncs()
        except BaseException as error:
            if isinstance(error, SystemExit):
                code = exit_code(error)
        code = flush_all(code)
        # Without finalisation, which walks the whole heap for nobody.
        os._exit(code)

    return run


def _settle():
    import asyncio
    import os

    # An event loop wakes itself up through a pair of sockets, for signals and other threads. There are none of the
    # three here.
    loop = asyncio.selector_events.BaseSelectorEventLoop
    loop._make_self_pipe = loop._close_self_pipe = lambda self: None

    os.chdir("/work")
    sys.path.insert(0, "/work")
    # As a terminal shows it: a line at once, and in order with what goes to stderr.
    sys.stdout.reconfigure(line_buffering=True)


def _at_exit():
    """Forgets what is to be done at the exit of the process that the snapshot is of."""
    import atexit
    import logging

    def shutdown():
        # Of the programs' handlers, should there be more than the one of last resort.
        if len(logging._handlerList) > 1:
            logging.shutdown()

    # matplotlib would look for its windows and for a folder of its own.
    atexit._clear()
    atexit.register(shutdown)


def _consolidate():
    """Has programs write to few pages of the snapshot, which guests share until they write to them.

    What a program writes to most is counts of references, in objects that lie everywhere, and what was free between
    these objects. So all objects live for ever, and nobody counts: `gc.freeze()` keeps the collector from them in the
    same way. And what is free between them is used up: what programs allocate then lies side by side, behind it all.
    """
    import numpy as np

    class Memory:
        __array_interface__ = {"version": 3, "typestr": "<i4", "shape": (1 << 28,), "data": (4, False)}

    # An object begins with its count, and a count is for ever from where `Include/refcount.h` says, on 32 bits.
    words = memoryview(np.asarray(Memory()))
    initially, at_least = 5 << 28, 1 << 30
    assert words[id(None) // 4 - 1] >= at_least and 0 < words[id(words) // 4 - 1] < 10

    def immortalise(found):
        while found:
            mortal = []
            for made in found:
                count = id(made) // 4 - 1
                # What runs now does end.
                if words[count] < at_least and not isinstance(made, (types.FrameType, types.GeneratorType)):
                    words[count] = initially
                    mortal.append(made)
            found = gc.get_referents(*mortal)
            for code in mortal:
                # The collector does not look into it.
                if isinstance(code, types.CodeType):
                    found += code.co_consts, code.co_names, code.co_name, code.co_qualname, code.co_filename

    immortalise(gc.get_objects())
    end = bytes(4 << 20)
    for size in sorted({1 << shift for shift in range(8, 20)} | {*range(8, 256, 8)}, reverse=True):
        while id(filler := bytes(size)) < id(end):
            words[id(filler) // 4 - 1] = initially


def _take_over():
    runner = types.ModuleType("_runroom")
    runner.run = _program_runner()
    sys.modules["_runroom"] = runner

    def turn(source, environ):
        return sys.modules["_runroom"].run(source)

    frame = sys._getframe()
    while frame.f_code.co_name != "turn":
        frame = frame.f_back
    frame.f_globals["turn"].__code__ = turn.__code__


_complete()
_warm_up()
_report_once()
_settle()
_at_exit()
_take_over()
gc.collect()
_consolidate()
del _warm_up, _complete, _report_once, _program_runner, _settle, _at_exit, _consolidate, _take_over
gc.freeze()
