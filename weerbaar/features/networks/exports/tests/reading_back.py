"""What is in a file that came out, by kind of file: the uuids or refs of its rows."""

import json
from typing import Any

from weerbaar.features.networks.capabilities.exchange import COLUMNS
from weerbaar.foundation.kit import sheets

TABLES = ("csv", "xlsx", "ods")
ALL = (*TABLES, "hsds", "geojson")


def body(response: Any) -> bytes:
    assert response.status_code == 200, response.status_code
    return b"".join(response.streaming_content)


def rows(name: str, data: bytes) -> list[str]:
    """A text that tells each row from the others, in order."""
    if name in TABLES:
        sheet = sheets.read("kaart", data, COLUMNS)
        return [row.cells[0] for row in sheet.rows]
    told = json.loads(data)
    if name == "hsds":
        assert told["total_items"] == len(told["contents"])
        return [one["id"] for one in told["contents"]]
    return [one["id"] for one in told["features"]]
