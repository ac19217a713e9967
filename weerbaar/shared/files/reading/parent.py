"""Has a file read by a process of its own, and hands on what that says. A file that hangs, swells or crashes takes only
that process with it."""

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator

from django.conf import settings

from weerbaar.shared.files.limits import most_pages
from weerbaar.shared.files.reading.child import LOCKED
from weerbaar.shared.files.reading.parts import Part, Stretch, Told
from weerbaar.shared.files.unwanted import DAMAGED, PASSWORD, UnwantedFile

LOOK_SECONDS = 20
TOO_LONG = "Het lezen van dit bestand duurt te lang. Verdeel het in kleinere stukken, of bewaar het opnieuw als PDF."


def pages_in(path: str) -> int:
    """How many pages a PDF has. Raises UnwantedFile for one with a password, or that cannot be opened."""
    with _running("look", "pdf", path, LOOK_SECONDS) as lines:
        return int(json.loads(next(lines, "{}")).get("pages", 0))


def parts_in(kind: str, path: str) -> Iterator[Part]:
    """The text of a file, part by part, as it is read. Raises UnwantedFile when it cannot be, also halfway."""
    with _running("read", kind, path, settings.FILES_READ_SECONDS) as lines:
        for line in lines:
            yield Part(**json.loads(line))


def tables_in(kind: str, path: str, most: int) -> Iterator[Stretch]:
    """The rows of a table file, sheet by sheet, at most so many rows. Raises UnwantedFile, also halfway."""
    with _running("table", kind, path, settings.FILES_READ_SECONDS, most) as lines:
        for line in lines:
            stretch = json.loads(line)
            if "problem" in stretch:
                raise UnwantedFile(stretch["problem"])
            told = stretch.pop("told")
            yield Stretch(**stretch, told=Told(**told) if told else None)


@contextlib.contextmanager
def _running(task: str, kind: str, path: str, seconds: int, most: int | None = None) -> Iterator[Iterator[str]]:
    command = [sys.executable, "-m", "weerbaar.shared.files.reading.child", task, kind, path]
    process = subprocess.Popen(  # noqa: S603 - our own module; the path is one we made
        [*command, str(most_pages() if most is None else most), str(seconds)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        text=True,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(settings.BASE_DIR), "LANG": "C.UTF-8"},
    )
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        assert process.stdout is not None
        yield iter(process.stdout)
        code = process.wait()
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
    if late.is_set():
        raise UnwantedFile(TOO_LONG)
    if code:
        raise UnwantedFile(PASSWORD if code == LOCKED else TOO_LONG if code == -24 else DAMAGED)
