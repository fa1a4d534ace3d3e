"""Runs once, before the snapshot is taken: what is imported here costs a program nothing.

Leaves behind the module `_runroom`, whose `run` is called for each program in a fresh copy of the snapshot.
"""

import gc
import sys
import types


def _make():
    import atexit
    import builtins
    import linecache
    import os
    import random
    import traceback

    def fresh():
        """What must differ between two runs of one snapshot: all that was drawn before it was taken."""
        random.seed()
        modules = sys.modules
        if "numpy.random" in modules:
            modules["numpy.random"].seed()
        if "tempfile" in modules:
            modules["tempfile"]._name_sequence = None
        if "uuid" in modules:
            modules["uuid"]._last_timestamp = modules["uuid"]._node = None

    def exit_code(error):
        """What `sys.exit(argument)` means."""
        code = error.code
        if code is None:
            return 0
        if isinstance(code, int):
            return code & 0xFF
        print(code, file=sys.stderr)
        return 1

    def report(error, name, source):
        """Tells of an uncaught exception as the interpreter does, without the frames that are ours."""
        trace = error.__traceback__
        while trace is not None and trace.tb_frame.f_code.co_filename != name:
            inner = trace.tb_next
            if trace.tb_frame.f_globals is not globals_of_run:
                break
            trace = inner
        error.__traceback__ = trace
        # The program may have changed its folder, or its file.
        lines = source.decode("utf-8", "replace").splitlines(keepends=True)
        linecache.cache[name] = (len(source), None, lines, name)
        sys.last_exc = error
        try:
            sys.excepthook(type(error), error, trace)
        except BaseException as second:
            print("Error in sys.excepthook:", file=sys.stderr)
            traceback.print_exception(second)
            print("\nOriginal exception was:", file=sys.stderr)
            traceback.print_exception(error)

    def flush():
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass

    def run(argv):
        name = argv[0]
        sys.argv[:] = argv
        main = types.ModuleType("__main__")
        main.__builtins__ = builtins
        main.__file__ = name
        sys.modules["__main__"] = main
        fresh()
        code, source = 0, b""
        try:
            with open(name, "rb") as file:
                source = file.read()
            program = compile(source, name, "exec", dont_inherit=True)
            exec(program, main.__dict__)
        except SystemExit as error:
            code = exit_code(error)
        except BaseException as error:
            code = 1
            report(error, name, source)
        try:
            atexit._run_exitfuncs()
        except SystemExit as error:
            code = exit_code(error)
        except BaseException:
            pass
        flush()
        # Without finalisation, which walks the whole heap for nobody.
        os._exit(code)

    globals_of_run = run.__globals__
    module = types.ModuleType("_runroom")
    module.run = run
    sys.modules["_runroom"] = module


def _warm_up():
    """Imports what programs often import, and draws once: fonts and caches are then in the snapshot."""
    import abc, argparse, array, ast, base64, bisect, calendar, cmath, collections.abc, contextlib, copy, csv  # noqa: E401
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

    frame = pd.DataFrame({"a": [1, 2, 3], "b": [1.5, 2.5, np.nan], "c": list("xyz")})
    str(frame), str(frame.describe()), str(frame.groupby("c").sum(numeric_only=True))
    pd.read_csv(io.StringIO(frame.to_csv(index=False)))
    str(np.linspace(0, 1, 5)), np.random.default_rng(0).normal(size=3), np.linalg.inv(np.eye(2))


def _settle():
    import os

    os.chdir("/work")
    sys.path.insert(0, "/work")
    # As a terminal shows it: a line at once, and in order with what goes to stderr.
    sys.stdout.reconfigure(line_buffering=True)


_warm_up()
_make()
_settle()
for _name in ("_warm_up", "_make", "_settle"):
    del globals()[_name]
gc.collect()
gc.freeze()
