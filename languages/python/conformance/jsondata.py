"""JSON: reading, writing, own types, errors, queries over nested data."""
import json
from collections import OrderedDict
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

DOCUMENT = """
{
  "shop": "Corner \\u0026 Co",
  "open": true,
  "owner": null,
  "ratio": 1.50e2,
  "big": 123456789012345678901234567890,
  "items": [
    {"id": 3, "name": "pen", "price": 1.2, "tags": ["blue", "office"]},
    {"id": 1, "name": "caf\\u00e9 \\ud83c\\udf75", "price": 3.75, "tags": []},
    {"id": 2, "name": "quote \\" slash \\\\ tab\\t", "price": 10, "tags": ["odd"]}
  ]
}
"""

shop = json.loads(DOCUMENT)
print(shop["shop"], shop["open"], shop["owner"], shop["ratio"], shop["big"] + 1)
for item in sorted(shop["items"], key=lambda item: item["id"]):
    print(item["id"], item["name"], item["price"], ",".join(item["tags"]) or "-")
print(json.dumps(shop["items"][1]), json.dumps(shop["items"][1], ensure_ascii=False), sep="\n")
print(json.dumps(shop, indent=2, sort_keys=True))
print(json.dumps({"b": [1, 2, {}], "a": ()}, separators=(",", ":")), json.dumps([], indent=4), json.dumps({"k": [1]}, indent="\t"))
print(json.dumps({1: "int", None: "none", True: "bool", 2.5: "float"}), json.dumps("\x00\x1f\u2028/"))
print(json.dumps([float("nan"), float("inf"), -0.0, 1e100, 10**20]))
print(json.loads("[NaN, -Infinity, 1E3, -0]"), json.loads('{"a": 1, "a": 2}'))
print(json.loads("[1.10, 2]", parse_float=Decimal, parse_int=str))
print(list(json.loads('{"z": 1, "y": 2}', object_pairs_hook=OrderedDict).items()))

for broken in ("[1, 2", '{"a" 1}', "nul", '"tab\there"', "[1] extra", "", "{'a': 1}"):
    try:
        json.loads(broken)
        print("fine?", broken)
    except json.JSONDecodeError as error:
        print("invalid:", repr(broken), "line", error.lineno, "column", error.colno)


class Size(Enum):
    SMALL = "s"
    LARGE = "l"


@dataclass
class Order:
    number: int
    placed: date
    size: Size
    total: Decimal
    lines: list


class Encoder(json.JSONEncoder):
    def default(self, value):
        if is_dataclass(value):
            return {"__type__": type(value).__name__, **{name: getattr(value, name) for name in value.__dataclass_fields__}}
        if isinstance(value, date):
            return {"__type__": "date", "iso": value.isoformat()}
        if isinstance(value, Enum):
            return value.name
        if isinstance(value, (set, frozenset)):
            return sorted(value)
        if isinstance(value, Decimal):
            return str(value)
        return super().default(value)


def revive(data):
    kind = data.pop("__type__", None)
    if kind == "date":
        return date.fromisoformat(data["iso"])
    if kind == "Order":
        return Order(**{**data, "size": Size[data["size"]], "total": Decimal(data["total"])})
    return data


order = Order(7, date(2024, 2, 29), Size.LARGE, Decimal("19.90"), ["pen", {"gift": True}])
text = json.dumps({"order": order, "codes": {3, 1, 2}}, cls=Encoder)
print(text)
revived = json.loads(text, object_hook=revive)
print(revived["order"] == order, revived["order"].placed.year, revived["codes"], asdict(order)["total"])
for value in (object(), {(1, 2): 3}, b"bytes"):
    try:
        json.dumps(value)
    except TypeError as error:
        print("TypeError", "serializable" in str(error) or "keys must be" in str(error))
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)


def walk(value, path="$"):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, f"{path}[{index}]")
    else:
        yield path, value


for path, value in walk(shop):
    if isinstance(value, str) and len(value) < 9:
        print(path, "=", value)
decoder, stream, at = json.JSONDecoder(), '{"a":1} [2] "three" 4', 0
while at < len(stream):
    value, at = decoder.raw_decode(stream, at)
    print(value, end="; ")
    at += 1
print()
