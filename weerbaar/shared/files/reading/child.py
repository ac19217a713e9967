"""The process that opens files of strangers.

`python -m weerbaar.shared.files.reading.child look|read|table KIND PATH MOST SECONDS`

It has little memory and little time, knows no database, and writes one line of JSON for each part. What it says at the
end of its life: 0 done, 3 locked with a password, 4 no table (the last line says why), anything else: it could not.
"""

import contextlib
import json
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict

from weerbaar.shared.files.reading.parts import Part

MEMORY = 1 << 30  # bytes
LOCKED = 3
NO_TABLE = 4


def limit(seconds: int) -> None:
    """From here on this process can have no more, whatever the file asks."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in limits.items():
        with contextlib.suppress(ValueError, OSError):  # systems that know no such limit still have the clock
            resource.setrlimit(what, (most, most))
    os.nice(10)


def parts_of(kind: str, path: str, most: int) -> Iterator[Part]:
    if kind == "pdf":
        from weerbaar.shared.files.reading import pdf

        return pdf.parts(path, most)
    from weerbaar.shared.files.reading import packed, plain

    readers = {"docx": packed.docx, "odt": packed.odt, "pptx": packed.pptx, "html": plain.html, "txt": plain.txt}
    return readers[kind](path)


def tables_of(kind: str, path: str, most: int) -> int:
    """Writes the rows of every sheet, at most so many; what no table holds becomes a sentence."""
    from weerbaar.foundation.kit.tables import NotATable
    from weerbaar.shared.files.reading import tables

    try:
        tables.read(kind, path, most, lambda stretch: print(json.dumps(asdict(stretch)), flush=True))  # noqa: T201
    except NotATable as error:
        print(json.dumps({"problem": str(error)}))  # noqa: T201
        return NO_TABLE
    return 0


def main(task: str, kind: str, path: str, most: int, seconds: int) -> int:
    limit(seconds)
    if task == "table":
        return tables_of(kind, path, most)
    if kind == "pdf":
        from weerbaar.shared.files.reading import pdf

        try:
            pages = pdf.count(path)
        except pdf.Locked:
            return LOCKED
        if task == "look":
            print(json.dumps({"pages": pages}))  # noqa: T201
            return 0
    for place, part in enumerate(parts_of(kind, path, most)):
        if place >= most:
            break
        print(json.dumps(asdict(part)), flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])))
