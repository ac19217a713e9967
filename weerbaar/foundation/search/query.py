"""One search from question to answer: understand words, limit to what may be seen, filter, count, rank."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from pyroaring import BitMap

from weerbaar.foundation.search import cross, facets, ranking
from weerbaar.foundation.search.correction import Corrector
from weerbaar.foundation.search.index import Index
from weerbaar.foundation.search.keys import facet_key
from weerbaar.foundation.search.kin import relatives
from weerbaar.foundation.search.loosening import ENOUGH, FEWER, loosely
from weerbaar.foundation.search.matching import Scorer, explain_unit, met, numbers, rarity
from weerbaar.foundation.search.port import Apart, Cross, Keys, Selection
from weerbaar.foundation.search.question import Synonyms, Unit
from weerbaar.foundation.search.result import Explanation, Result, Word

IN_A_SENTENCE = 1.25
"""How steeply common words lose in a question that need not have all its words."""

WISH = 0.3
"""What a word that only lifts is worth, beside one that is required."""


@dataclass(frozen=True)
class Asked:
    """A word with what the reader may see of it, in all and per way; what it says, and what it is worth here."""

    unit: Unit
    documents: BitMap
    met: list[BitMap]
    rarity: float
    worth: float = 0.0

    def word(self) -> Word:
        return Word(self.unit.typed, self.unit.used, len(self.documents), self.unit.synonyms, self.unit.kin)


class Query:
    """A selection in the hands of one reader, at one version of the index."""

    def __init__(self, index: Index, selection: Selection, ring: Keys, synonyms: Synonyms, today: int) -> None:
        self.index, self.selection, self.ring, self.today = index, selection, ring, today
        self.visible = index.visible(ring)
        self.visible_count = len(self.visible)
        units, self.ignored = synonyms.units(selection.words)
        self.corrector = Corrector(index, self.visible)
        self.asked = [self._asked(unit) for unit in units]
        self.corrected = self.did_you_mean = ""
        if not selection.exact:
            self._correct(synonyms)
        self.wishes = [self._asked(unit) for unit in synonyms.units(selection.wishes)[0]]
        self.asked, self.wishes = self._weighed()
        self.filters = self._filters()
        self.shares: tuple[float, ...] = ()
        self.near = self._near()

    def _asked(self, unit: Unit) -> Asked:
        if self.selection.loose and not unit.is_phrase and unit.ways:
            unit = unit.with_kin(relatives(self.index, unit.ways[0].terms[0]))
        ways = met(self.index, unit, self.visible)
        documents = ways[0] if len(ways) == 1 else BitMap.union(*ways)
        return Asked(unit, documents, ways, rarity(len(documents), self.visible_count))

    def _weighed(self) -> tuple[list[Asked], list[Asked]]:
        """What words are worth beside each other: the rarest its rarity, commoner ones less by the square (less
        steeply in a question, whose words say it together); wishes part of that."""
        steep = IN_A_SENTENCE if self.selection.loose else 2.0
        most = max((one.rarity for one in (*self.asked, *self.wishes)), default=0.0) or 1.0
        asked, wishes = (
            [replace(one, worth=weight * most * (one.rarity / most) ** steep) for one in ones]
            for ones, weight in ((self.asked, 1.0), (self.wishes, WISH))
        )
        return asked, wishes

    def _near(self) -> BitMap:
        """Documents to lift: those that carry any of the tokens asked for."""
        sets = [
            self.index.bitmap(facet_key(source, token))
            for source, tokens in self.selection.near.items()
            for token in tokens
        ]
        return BitMap.union(BitMap(), *sets)

    def _correct(self, synonyms: Synonyms) -> None:
        """Words that nothing visible has get their nearest neighbour; for ordinary Dutch words it is only offered."""
        applied, offered = dict[int, str](), dict[int, str]()
        for place, asked in enumerate(self.asked):
            better = self.corrector.better(asked.unit, len(asked.documents))
            if better is None:
                continue
            if asked.documents or asked.unit.is_known:
                offered[place] = better
            else:
                applied[place] = better
                self.asked[place] = self._asked(asked.unit.corrected(synonyms.units(better)[0][0]))
        if applied:
            self.corrected = self._rewritten(applied)
        if offered:
            self.did_you_mean = self._rewritten(applied | offered)

    def _rewritten(self, words: Mapping[int, str]) -> str:
        """The question with other words in these places."""
        text = self.selection.words
        for place in sorted(words, reverse=True):
            unit = self.asked[place].unit
            text = text[: unit.start] + words[place] + text[unit.end :]
        return text

    def _filters(self) -> dict[str, BitMap]:
        """Per chosen facet the documents with any of its chosen values; the rest under names that are no facet."""
        found: dict[str, BitMap] = {}
        for name, codes in self.selection.filters.items():
            if codes:
                found[name] = self._any_of(name, codes)
        for name, codes in self.selection.without.items():
            if codes:
                found[f"\0{name}"] = self.visible - self._any_of(name, codes)
        for place, asked in enumerate(self.selection.ranges):
            found[f"\0{place}"] = self.index.within(asked)
        return found

    def _worded(self) -> BitMap:
        """Visible documents with all words."""
        sets = [asked.documents for asked in self.asked]
        return BitMap.intersection(*sets) if sets else self.visible

    def _filtered(self, worded: BitMap, without: str = "") -> BitMap:
        found = worded
        for name, documents in self.filters.items():
            if name != without:
                found = found & documents
        return found

    def _found(self) -> tuple[BitMap, BitMap, bool]:
        """(documents with the words, those that the filters leave, whether some of the words were enough)."""
        worded = self._worded()
        found = self._filtered(worded)
        is_question = 0 < self.selection.loose <= len(self.asked)
        if (is_question or not found) and len(self.asked) > 1:
            loose = loosely(self.asked, self._filtered, FEWER if is_question else ENOUGH)
            if loose:
                return loose, self._filtered(loose), not found
        return worded, found, False

    def crossed(self, rows: str, columns: str, apart: Apart, number: str, only: Collection[str] | None = None) -> Cross:
        """See `port.cross`."""
        facet = self.index.corpus.facet
        among, across = self._apart(self._found()[1], apart), facet(columns) if columns else None
        return cross.crossed(self.index, among, self.ring, facet(rows), across, number, only)

    def largest(self, apart: Apart, limit: int) -> tuple[tuple[int, int], ...]:
        """See `port.largest`."""
        return ranking.largest_groups(self.index, self._apart(self._found()[1], apart), limit)

    def among(self, ids: Collection[int]) -> frozenset[int]:
        """See `port.among`."""
        found = self._found()[1]
        return frozenset(pk for pk in ids if (number := self.index.number_of(pk)) >= 0 and number in found)

    def _apart(self, found: BitMap, apart: Apart) -> BitMap:
        """What is left of these documents."""
        for name, codes in apart.filters.items():
            found = found & self._any_of(name, codes)
        for asked in apart.ranges:
            found = found & self.index.within(asked)
        return found

    def _any_of(self, name: str, codes: Iterable[str]) -> BitMap:
        """Documents with any of these values of a facet."""
        facet = self.index.corpus.facet(name)
        chosen = [facets.value(self.index, facet, code, self.ring).documents() for code in codes]
        return chosen[0] if len(chosen) == 1 else BitMap.union(BitMap(), *chosen)

    def run(self, explainer: Callable[[int], Explanation | None]) -> Result:
        """The answer. It is kept, so it holds no bitmaps; `explainer` works out again what it needs."""
        worded, found, is_relaxed = self._found()
        page = self._page(found)
        return Result(
            total=len(found),
            groups=ranking.distinct_groups(self.index, found),
            ids=page,
            counts=self._counts(worded, found),
            words=tuple(asked.word() for asked in self.asked),
            ignored=self.ignored,
            relaxed=is_relaxed,
            corrected=self.corrected,
            did_you_mean=self.did_you_mean,
            explainer=explainer,
            carried=carried(self.index, self.selection, self.ring, page),
            shares=self.shares,
        )

    @property
    def most(self) -> float:
        """The points of a document that has all words of the question in its heaviest field."""
        return sum(one.worth for one in self.asked) * max(self.index.fields.weights)

    def whole(self) -> tuple[np.ndarray, np.ndarray]:
        """Every document found, in order, whatever offset and limit say: (ids int64, document numbers)."""
        _, found, _ = self._found()
        if not found:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        at, key = self._keyed(found, len(found))
        at = at[ranking.best(self.index, at, key, len(at))]
        return np.asarray(self.index.columns["id"][at], np.int64), at

    def _counts(self, worded: BitMap, found: BitMap) -> dict[str, dict[str, int]]:
        wanted = self.selection.facets
        counts: dict[str, dict[str, int]] = {}
        over_all = facets.Counter(self.index, found, self.ring)
        for facet in self.index.corpus.facets:
            if facet.standard if wanted is None else facet.name in wanted:
                counter = over_all
                if facet.name in self.filters:
                    counter = facets.Counter(self.index, self._filtered(worded, facet.name), self.ring)
                counts[facet.name] = counter.counts(facet)
        return counts

    # --- order --------------------------------------------------------------------------------

    def _page(self, found: BitMap) -> tuple[int, ...]:
        selection = self.selection
        if not found or selection.limit <= 0:
            return ()
        if selection.by_group:
            return self._group_page(found)
        at, key = self._keyed(found, selection.offset + selection.limit)
        top = ranking.best(self.index, at, key, selection.offset + selection.limit)[selection.offset :]
        if self.asked and not selection.sort:
            self.shares = tuple(ranking.share(key[top], self.most).tolist())
        return tuple(self.index.columns["id"][at[top]].tolist())

    def _keyed(self, found: BitMap, needed: int) -> tuple[np.ndarray, np.ndarray]:
        """(document numbers, sortable keys), of at least the best `needed` documents."""
        if self.selection.sort:
            at = numbers(found)
            return at, ranking.by_column(self.index, at, self.selection.sort)
        if not self.asked and not self.wishes:
            best = ranking.top(self.index, found, needed, self.today)
            if self.near:
                best = best | ranking.top(self.index, found & self.near, needed, self.today)
            at = numbers(best)
            return at, ranking.by_score(self.index, at, 1.0, self.today, ranking.nearness(at, best & self.near))
        scorer = Scorer(self.index, found)
        points = np.full(len(scorer.at), 0.0 if self.asked else 1.0)
        for asked in (*self.asked, *self.wishes):
            points += scorer.points(asked.unit, asked.met, asked.worth)
        near = ranking.nearness(scorer.at, found & self.near)
        return scorer.at, ranking.by_score(self.index, scorer.at, points, self.today, near)

    def _group_page(self, found: BitMap) -> tuple[int, ...]:
        """Groups in the order of their best document, each with its best documents together."""
        selection, needed = self.selection, self.selection.offset + self.selection.limit
        at, key = self._keyed(found, len(found))
        groups = self.index.columns["group"]
        count = needed * 4
        while True:
            top = at[ranking.best(self.index, at, key, count)]
            order = list(dict.fromkeys(groups[top].tolist()))
            if len(order) >= needed or len(top) == len(at):
                break
            count *= 4
        chosen = order[selection.offset : needed]
        members = np.flatnonzero(np.isin(groups[at], chosen))
        inside = members[ranking.best(self.index, at[members], key[members], len(members))]
        by_group: dict[int, list[int]] = {group: [] for group in chosen}
        for place in at[inside].tolist():
            if len(by_group[int(groups[place])]) < selection.per_group:
                by_group[int(groups[place])].append(int(self.index.columns["id"][place]))
        return tuple(pk for group in chosen for pk in by_group[group])

    def explain(self, document_id: int) -> Explanation | None:
        """Why a document stands where it stands; None when it is not found."""
        index = self.index
        number = index.number_of(document_id)
        if number < 0 or number not in self._found()[1]:
            return None
        asked = [*self.asked, *self.wishes]
        parts = [explain_unit(index, number, one.unit, one.worth) for one in asked]
        at = np.array([number])
        quality = float(ranking.quality(index.columns["rank"][at])[0])
        fresh = float(ranking.freshness(index, at, self.today)[0])
        points = sum(part.points for part in parts if part) + (0.0 if self.asked else 1.0)
        missing = tuple(one.unit.typed for one, part in zip(self.asked, parts, strict=False) if part is None)
        known = tuple(part for part in parts if part)
        near = ranking.NEAR if number in self.near else 1.0
        return Explanation(known, missing, quality, fresh, fresh == 1.0, near, points * quality * fresh * near)


def carried(
    index: Index, selection: Selection, ring: Keys, page: tuple[int, ...], numbers: Sequence[int] | None = None
) -> dict[str, dict[int, tuple[str, ...]]]:
    """Per facet to carry: the values that each document of the page has, as far as the reader may know.

    `numbers`: their document numbers, where they are known.
    """
    at = [index.number_of(document_id) for document_id in page] if numbers is None else numbers
    among = BitMap(number for number in at if number >= 0)
    found: dict[str, dict[int, tuple[str, ...]]] = {}
    for name in selection.carry:
        every = facets.values(index, index.corpus.facet(name), ring)
        having = [
            (one.code, documents & among) for one in every for documents in one.sets if documents.intersect(among)
        ]
        found[name] = {
            document_id: tuple(dict.fromkeys(code for code, documents in having if number >= 0 and number in documents))
            for document_id, number in zip(page, at, strict=True)
        }
    return found


def plain(asked: Selection | Apart) -> tuple[object, ...]:
    """A selection as something that can be a key."""
    values = (getattr(asked, name) for name in asked.__dataclass_fields__)
    return tuple(
        tuple(sorted((name, tuple(codes)) for name, codes in value.items())) if isinstance(value, Mapping) else value
        for value in values
    )
