"""Facet tokens by document: a small number per document says which combination of tokens it carries.

For results of up to an eighth of all documents this counts a facet faster than its bitmaps: gather the numbers, count
each, and add the counts up per value. Sources whose combinations are few are taken together in one column. As values
are sets of combinations, a document that carries several tokens of a value still counts once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from weerbaar.foundation.search.port import Corpus

TOGETHER = 4096  # combinations that one column may hold when sources are taken together
Tokens = tuple[str, ...]


def sources(corpus: Corpus) -> list[str]:
    """Names under which documents carry tokens that some facet counts, in order."""
    return list(dict.fromkeys(facet.source or facet.name for facet in corpus.facets if facet.ranges is None))


def write(folder: Path, columns: Mapping[str, np.ndarray], tokens: Callable[[str, int], Tokens], capacity: int) -> None:
    """Writes `profile-0`, … and `profiles.json`, which says per column its sources and combinations.

    `columns` has a code per document for each source; `tokens(source, code)` says what it stands for.
    """
    about = []
    for number, (names, codes, table) in enumerate(_packed(columns)):
        room = np.zeros(capacity, dtype=np.uint32 if len(table) > 30_000 else np.uint16)
        room[: len(codes)] = codes
        (folder / f"column-profile-{number}").write_bytes(room.tobytes())
        told = [[tokens(name, code) for name, code in zip(names, row, strict=True)] for row in table]
        about.append({"sources": names, "wide": len(table) > 30_000, "table": told})
    (folder / "profiles.json").write_text(json.dumps(about))


Packed = tuple[list[str], np.ndarray, list[tuple[int, ...]]]


def _packed(columns: Mapping[str, np.ndarray]) -> list[Packed]:
    """Columns put together where few enough combinations occur: (sources, code per document, combinations)."""
    packs: list[Packed] = []
    for name, column in columns.items():
        distinct, codes = np.unique(column, return_inverse=True)
        single: Packed = [name], codes, [(int(code),) for code in distinct]
        for place, pack in enumerate(packs):
            joined = _joined(pack, single)
            if joined is not None:
                packs[place] = joined
                break
        else:
            packs.append(single)
    return packs


def _joined(one: Packed, other: Packed) -> Packed | None:
    """Both in one column; None when too many combinations occur."""
    if len(one[2]) * len(other[2]) > 1000 * TOGETHER:
        return None
    both = one[1].astype(np.int64) * len(other[2]) + other[1]
    distinct, codes = np.unique(both, return_inverse=True)
    if len(distinct) > TOGETHER:
        return None
    table = [one[2][code // len(other[2])] + other[2][code % len(other[2])] for code in distinct.tolist()]
    return one[0] + other[0], codes, table


@dataclass
class Pack:
    """One column: the place of a source in its combinations, and a number for each combination."""

    places: dict[str, int]
    table: list[tuple[Tokens, ...]]
    column: str
    numbers: dict[tuple[Tokens, ...], int]
    is_wide: bool


@dataclass(frozen=True)
class Members:
    """A facet as pairs: the combination `combined[i]` of column `pack` makes value number `value[i]`."""

    pack: int
    combined: np.ndarray
    value: np.ndarray
    size: int

    def counts(self, of_combinations: np.ndarray) -> list[int]:
        """Documents per value, from the documents per combination."""
        found = np.bincount(self.value, weights=of_combinations[self.combined], minlength=self.size)
        return np.rint(found).astype(np.int64).tolist()


class Profiles:
    """All packs of an index; `number` adds combinations that were not there."""

    def __init__(self, folder: Path) -> None:
        self.packs: list[Pack] = []
        for place, about in enumerate(json.loads((folder / "profiles.json").read_text())):
            places = {name: index for index, name in enumerate(about["sources"])}
            table = [tuple(tuple(tokens) for tokens in row) for row in about["table"]]
            numbers = {row: number for number, row in enumerate(table)}
            self.packs.append(Pack(places, table, f"profile-{place}", numbers, about["wide"]))

    def kinds(self) -> dict[str, type[np.generic]]:
        """Column name -> type."""
        return {pack.column: np.uint32 if pack.is_wide else np.uint16 for pack in self.packs}

    def of(self, source: str) -> int:
        """Number of the pack that holds a source; -1 when there is none."""
        return next((number for number, pack in enumerate(self.packs) if source in pack.places), -1)

    def number(self, pack: Pack, facets: Mapping[str, Tokens]) -> int:
        """The number of a document's combination, new if need be. ProfilesFull when the column cannot hold it."""
        row = tuple(tuple(facets.get(name, ())) for name in pack.places)
        found = pack.numbers.get(row)
        if found is None:
            found = pack.numbers[row] = len(pack.table)
            if not pack.is_wide and found >= 2**16:
                raise ProfilesFull
            pack.table.append(row)
        return found

    def members(self, source: str, values: Sequence[str], tokens: Callable[[str], Tokens]) -> Members:
        """Which combinations make which value; `values` and `tokens` are those of a facet."""
        pack = self.of(source)
        place = self.packs[pack].places[source]
        by_token: dict[str, list[int]] = {}
        for number, code in enumerate(values):
            for token in tokens(code):
                by_token.setdefault(token, []).append(number)
        known: dict[Tokens, list[int]] = {}
        combined: list[int] = []
        value: list[int] = []
        for number, row in enumerate(self.packs[pack].table):
            made = known.get(row[place])
            if made is None:
                made = known[row[place]] = sorted({one for token in row[place] for one in by_token.get(token, ())})
            value += made
            combined += [number] * len(made)
        return Members(pack, np.array(combined, np.intp), np.array(value, np.intp), len(values))


class ProfilesFull(Exception):
    """More new combinations than a column can number: build the index again."""
