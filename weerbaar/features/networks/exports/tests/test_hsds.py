"""Our schema of the JSON allows nothing that HSDS 3.1 does not: so what satisfies it is HSDS 3.1.

`hsds_3_1.csv` holds the fields of the objects we use, with their types, formats and which are required, as the JSON
schemas and the OpenAPI file of HSDS 3.1 give them (openreferral/specification, Open Referral, CC BY-SA 4.0).
"""

import csv
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from weerbaar.features.networks.exports.formats import hsds

SCHEMA = json.loads((Path(hsds.__file__).parent / "hsds.schema.json").read_text("utf-8"))
OBJECTS: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
with (Path(__file__).parent / "hsds_3_1.csv").open(encoding="utf-8", newline="") as _file:
    for _row in csv.DictReader(_file):
        OBJECTS[_row["object"]][_row["field"]] = _row
OURS = [("page", SCHEMA)] + [
    (name, variant) for name, one in SCHEMA["$defs"].items() for variant in one.get("oneOf", [one])
]


def kind_of(told: dict[str, Any]) -> str:
    """A property of our schema in the words of the table."""
    if "$ref" in told:
        return str(told["$ref"]).rsplit("/", 1)[-1]
    if told.get("type") == "array":
        return f"array of {kind_of(told['items'])}"
    for value in told.get("enum", [told["const"]] if "const" in told else []):
        return {bool: "boolean", int: "integer", str: "string"}[type(value)]
    return str(told["type"])


@pytest.mark.parametrize(("name", "ours"), OURS, ids=[name for name, _ in OURS])
def test_an_object_of_ours_is_one_of_theirs(name: str, ours: dict[str, Any]) -> None:
    theirs = OBJECTS[name]
    assert ours["additionalProperties"] is False
    assert {field for field, row in theirs.items() if row["required"]} <= set(ours["required"])
    for field, told in ours["properties"].items():
        row = theirs[field]
        if "|" in row["type"]:
            values = told.get("enum") or [told["const"]]
            assert set(values) <= set(row["type"].split("|")), field
        else:
            assert kind_of(told) == row["type"], field
        assert not row["format"] or told["format"] == row["format"], field


def test_every_object_is_compared() -> None:
    assert {name for name, _ in OURS} == set(OBJECTS)
