"""pandas: how frames and series look when they are printed, within the width of a terminal and beyond it."""
import numpy as np
import pandas as pd

print(pd.DataFrame({"a": [1, 2, 3], "b": [4.0, 5.0, 6.0]}))
print(pd.DataFrame({"a": [1, 2, 3], "b": [4.0, 5.0, 6.0]}).describe())
print(pd.DataFrame({"x": [1.50, 2.25, -3.0], "y": [100.0, 0.001, np.nan], "z": [np.inf, -np.inf, 1.0]}))
print(pd.DataFrame({"large": [1e10, 2.5e-7], "whole": [1e3, 2e6], "mixed": [1.0, "text"], "none": [None, 0.5]}))
print(pd.DataFrame({"zero": [0.0, 0.0], "cents": [10.10, 20.20], "long": [1 / 3, 2 / 3], "neg": [-0.5, -10.0]}))
print(pd.DataFrame({"c": [1 + 2j, 1.5 - 0.25j], "when": pd.to_datetime(["2024-02-29", "2024-03-01"]), "ok": [True, False]}))
print(pd.Series([1.0, 2.50, 3.125], name="s"))
print(pd.Series([0.1, 0.20, 30.0], index=[0.5, 1.0, 1.50]))
print(pd.Series(["1.00", "2.0", "x"]), pd.Series(pd.Categorical(["lo", "hi"])), pd.Series([], dtype=float), sep="\n")
print(pd.DataFrame(), pd.DataFrame(columns=["a", "b"]), pd.DataFrame(index=[1, 2]), sep="\n")
print(pd.DataFrame({"one": [1.0]}), pd.DataFrame([[1.5, 2.0]], index=["row"], columns=["a" * 30, "b" * 30]), sep="\n")

# Around the width of the terminal: the last that fits, and the first that does not.
for width in range(23, 29):
    print(width, pd.DataFrame([[1.25, 2.0, 3.5]], columns=[letter * width for letter in "abc"]), sep="\n")
print(pd.DataFrame({"text": ["long " * 30, "short"]}))
print(pd.DataFrame({"Name": ["æøå", "日本語", "한국어"], "ü": ["é", "ñ", "ß"]}))
print(pd.DataFrame(np.arange(60).reshape(2, 30) / 4))
print(pd.DataFrame(np.arange(400).reshape(100, 4) / 8))
print(pd.DataFrame(np.arange(2000.0).reshape(80, 25)))
print(pd.DataFrame([[1.0, 2.5], [3.0, 4.0]], columns=pd.MultiIndex.from_product([["k"], ["x", "y"]])))
print(pd.DataFrame({"v": [1.0, 2.0]}, index=pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["k", "n"])))
print(pd.DataFrame({"v": [1.0, 2.5]}, index=pd.Index([10, 20], name="id")))

decimals = pd.DataFrame({"a": [1.50, 2.0], "b": [1234.5, 0.0]})
print(decimals.to_string(decimal=","), decimals.to_string(index=False, header=False), sep="\n")
print(decimals.to_string(float_format="%.3f"), decimals.to_string(formatters={"a": "<{}>".format}), sep="\n")
print(decimals.to_html(), decimals.to_csv(), sep="\n")
with pd.option_context("display.precision", 2, "display.max_columns", 2):
    print(pd.DataFrame({"p": [1.005, 2.0], "q": [3.14159, 2.71828], "r": [1.0, 100.0]}))
with pd.option_context("display.width", 40):
    print(pd.DataFrame(np.eye(3), columns=["first column", "second column", "third column"]))
with pd.option_context("display.max_columns", 20):
    print(pd.DataFrame(np.eye(2, 15)))
