"""Where generations lie on disk, and how a new one takes the place of the old.

SEARCH_DIR/<corpus>/<generation>/…   the files, never changed
SEARCH_DIR/<corpus>/current          the name of the generation that is used
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from weerbaar.foundation.search.builder import Builder
from weerbaar.foundation.search.generation import Generation, UnusableIndex, shape
from weerbaar.foundation.search.port import Corpus, Document


class Shelf:
    """The folder of one corpus."""

    def __init__(self, root: Path, corpus: Corpus) -> None:
        self.folder, self.corpus = root / corpus.name, corpus

    def current(self) -> str:
        """Name of the generation in use; '' when there is none."""
        try:
            return (self.folder / "current").read_text()
        except FileNotFoundError:
            return ""

    def open(self) -> Generation | None:
        """The generation in use; None when there is none that fits. Survives a change of generation meanwhile."""
        for _ in range(3):
            name = self.current()
            if not name:
                return None
            try:
                return Generation(self.folder / name, self.corpus)
            except UnusableIndex:
                if self.current() == name:
                    return None
        return None

    def build(self, documents: Iterator[Document], **meta: Any) -> Generation:
        """Builds a generation of these documents beside the current one, then puts it in its place."""
        self.folder.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".new-", dir=self.folder))
        try:
            builder = Builder(self.corpus)
            for document in documents:
                builder.add(document)
            builder.write(made, shape=shape(self.corpus), built_at=time.time(), **meta)
            made.chmod(0o755)
            name = f"{time.time_ns():x}"
            made.rename(self.folder / name)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        pointer = self.folder / f".current-{name}"
        pointer.write_text(name)
        os.replace(pointer, self.folder / "current")
        self._clear(name)
        return Generation(self.folder / name, self.corpus)

    def _clear(self, keep: str) -> None:
        """Removes other generations; a process that still has one mapped keeps its data until it lets go."""
        for path in self.folder.iterdir():
            if path.is_dir() and path.name != keep:
                shutil.rmtree(path, ignore_errors=True)

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """One builder at a time on this machine; others wait here."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
