"""Rows written as CSV (RFC 4180) and as JSON, in UTF-8, for programs: points before decimals, days as ISO 8601."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import IO

from weerbaar.features.content.datasets.analysing.measuring import Value
from weerbaar.foundation.kit.sheets import escape


class CsvWriter:
    """Text that a spreadsheet would take for a formula is made harmless; numbers stay numbers."""

    def __init__(self, file: IO[bytes], names: Sequence[str]) -> None:
        self._file = file
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._writer.writerow([escape(name) for name in names])
        self._flush()

    def write(self, values: Sequence[Value | None]) -> None:
        self._writer.writerow([_cell(value) for value in values])
        self._flush()

    def _flush(self) -> None:
        self._file.write(self._text.getvalue().encode())
        self._text.seek(0)
        self._text.truncate()


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else escape(value)


class JsonWriter:
    """A list of objects, one on a line; call `end` when all is written."""

    def __init__(self, file: IO[bytes], names: Sequence[str]) -> None:
        self._file, self._names = file, [json.dumps(name, ensure_ascii=False) for name in names]
        self._between = "[\n"

    def write(self, values: Sequence[Value | None]) -> None:
        cells = (f"{name}:{_json(value)}" for name, value in zip(self._names, values, strict=True))
        self._file.write(f"{self._between}{{{','.join(cells)}}}".encode())
        self._between = ",\n"

    def end(self) -> None:
        self._file.write(b"\n]\n" if self._between == ",\n" else b"[]\n")


def _json(value: Value | None) -> str:
    """Decimals as they stand, without the noise of binary fractions."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return json.dumps(value.isoformat() if isinstance(value, date) else value, ensure_ascii=False)
