"""The rows of one sheet on their way: kept in a file of our own while its columns are counted, then read back."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from weerbaar.features.content.datasets.analysing import heads
from weerbaar.features.content.datasets.analysing.kinds import Nature, Tally
from weerbaar.shared.files.reading.parts import Stretch, Told

Row = list[str]


class Spool:
    """`take` each stretch, then `close`; from then on `names`, `natures` and `rows()` tell what stands in it."""

    def __init__(self, name: str, path: Path, places: Mapping[str, str]) -> None:
        self.name, self.places = name, places
        self.told = Told(0)
        self.count = self.above = 0
        self.has_head = True
        self._path = path
        self._file = path.open("w", encoding="utf-8")
        self._first: list[Row] | None = []
        self._head: Row = []
        self._tallies: list[Tally] = []
        self.names: list[str] = []
        self.natures: list[Nature] = []

    def take(self, stretch: Stretch) -> None:
        if stretch.told:
            self.told = stretch.told
        for row in stretch.rows:
            if self._first is None:
                self._write(row)
                continue
            self._first.append(row)
            if len(self._first) == heads.LOOKED_AT:
                self._begin()

    def close(self) -> bool:
        """Whether there is a table."""
        self._begin()
        self._file.close()
        self.names = heads.names_of(self._head, len(self._tallies))
        for tally, name in zip(self._tallies, self.names, strict=True):
            tally.name = name
        self.natures = [tally.nature() for tally in self._tallies]
        return bool(self._tallies)

    def rows(self) -> Iterator[Row]:
        """Every row of the table, each as long as there are columns."""
        width = len(self.names)
        with self._path.open(encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                yield row + [""] * (width - len(row))

    @property
    def total(self) -> int:
        """How many rows the table has in the file, also those that were not read."""
        return max(self.count, self.told.total - self.above - self.has_head)

    def _begin(self) -> None:
        """Now that the first rows are known: which of them is the head."""
        first, self._first = self._first, None
        if not first:
            return
        self.above, self.has_head = heads.head_at(first)
        self._head = first[self.above] if self.has_head else []
        self._widen(len(self._head))
        for row in first[self.above + self.has_head :]:
            self._write(row)

    def _widen(self, width: int) -> None:
        self._tallies += [Tally("", self.places) for _ in range(len(self._tallies), width)]

    def _write(self, row: Row) -> None:
        self._widen(len(row))
        for tally, cell in zip(self._tallies, row, strict=False):
            if cell:
                tally.see(cell)
        self._file.write(json.dumps(row, ensure_ascii=False) + "\n")
        self.count += 1
