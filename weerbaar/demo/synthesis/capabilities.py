"""Synthetic capabilities as lines for COPY."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from weerbaar.demo.synthesis import identity, words
from weerbaar.demo.synthesis.organisations import (
    KINDS,
    VISIBILITIES,
    Organisations,
    audience,
    confirmation,
    days_ago,
)
from weerbaar.demo.synthesis.places import Map, braces
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

TABLE = "capabilities_capability"
COLUMNS = (
    "id", "uuid", "ref", "created_at", "updated_at", "organisation_id", "name", "description", "sub_needs", "phases",
    "form", "area", "regions", "quantity", "unit", "notice_hours", "sustain_hours", "conditions", "screening",
    "insurance", "cost", "transport", "falls_away", "double_promised", "claimed_agreement", "status", "source",
    "visibility", "audience", "confirmed_on", "confirmed_until",
)  # fmt: skip
CHUNK = 20_000
VISIBILITY_SHARE = (0.85, 0.06, 0.06, 0.03)
PHASES = ("{koud}", "{warm-tot-72}", "{warm-tot-72,warm-na-72}", "{warm-na-72}", "{warm-na-72,nafase}", "{nafase}",
          "{koud,warm-tot-72}", "{koud,warm-tot-72,warm-na-72,nafase}")  # fmt: skip
PHASE_SHARE = (0.08, 0.22, 0.30, 0.08, 0.10, 0.08, 0.06, 0.08)
NOTICE = (0, 1, 2, 4, 6, 8, 12, 24, 48, 72, 96, 168, None)
NOTICE_SHARE = (0.06, 0.07, 0.10, 0.15, 0.08, 0.10, 0.09, 0.14, 0.06, 0.05, 0.02, 0.02, 0.06)
SUSTAIN = (8, 12, 24, 48, 72, 120, 168, 336, 720, None)
SUSTAIN_SHARE = (0.08, 0.10, 0.14, 0.12, 0.20, 0.06, 0.10, 0.05, 0.05, 0.10)
FALLS = ("stroom", "telecom", "brandstof", "water", "internet", "reservisten", "ziekte", "eigen-evacuatie",
         "defensie-inzet")  # fmt: skip
AGREEMENTS = ("", "waakvlamovereenkomst", "convenant", "raamcontract", "sla", "mandaat", "wet", "informeel")
AGREEMENT_SHARE = (0.76, 0.07, 0.04, 0.04, 0.02, 0.01, 0.02, 0.04)
STATUS = ("actief", "onderbroken", "ingetrokken")
STATUS_SHARE = (0.955, 0.03, 0.015)
# Usable: where its organisation works, in some municipalities around, in the region, everywhere.
REACH_SHARE = (0.55, 0.20, 0.15, 0.10)


@dataclass(frozen=True)
class Offer:
    sub_needs: str
    form: str
    unit: str
    low: int
    high: int
    items: tuple[str, ...]
    kinds: frozenset[str]


def offers() -> list[Offer]:
    """What can be offered, from `offers.csv`."""
    order = vocabularies.codes(Vocabulary.SUB_NEED)
    with (Path(__file__).parent / "offers.csv").open(encoding="utf-8", newline="") as file:
        return [
            Offer(
                sub_needs=braces([code for code in order if code in (row["sub_need"], row["also"])]),
                form=row["form"],
                unit=row["unit"],
                low=int(row["low"]),
                high=int(row["high"]),
                items=tuple(row["items"].split("|")),
                kinds=frozenset(row["kinds"].split("|")),
            )
            for row in csv.DictReader(file, delimiter=";")
        ]


def make(
    draw: np.random.Generator, count: int, owners: Organisations, where: Map, today: date, now: str
) -> Iterator[str]:
    """`count` capabilities in texts of at most CHUNK lines; the same for the same draw but for their primary keys."""
    # All questions to the database come first: while COPY runs, its connection answers none.
    refs = identity.refs(draw, count, TABLE)
    first = identity.reserve(TABLE, count)
    maker = _Maker(draw, owners, where, today, now)
    return (maker.chunk(first + start, refs[start : start + CHUNK]) for start in range(0, count, CHUNK))


class _Maker:
    """What stays the same over all chunks."""

    def __init__(self, draw: np.random.Generator, owners: Organisations, where: Map, today: date, now: str) -> None:
        self.draw, self.owners, self.where, self.now = draw, owners, where, now
        self.offers = offers()
        # Offers that fit a kind of organisation; kinds without any take from all.
        self.fitting = [
            [n for n, offer in enumerate(self.offers) if kind in offer.kinds] or list(range(len(self.offers)))
            for kind in KINDS
        ]
        self.vocabulary, self.chance = words.vocabulary(draw)
        self.confirmations = {ago: "\t".join(confirmation(ago, today)) for ago in range(-1, 900)}

    def chunk(self, first: int, refs: list[str]) -> str:
        count = len(refs)
        chosen = self._choices(count)
        uuids = identity.uuids(self.draw, count)
        owner_ids = chosen["owner"]
        kinds = self.owners.kind[owner_ids].tolist()
        lines = []
        for i, (ref, uuid, owner) in enumerate(zip(refs, uuids, owner_ids.tolist(), strict=True)):
            fitting = self.fitting[kinds[i]]
            offer = self.offers[fitting[chosen["offer"][i] % len(fitting)]]
            organisation = self.owners.first_id + owner
            area, regions = self._area(owner, chosen["reach"][i], chosen["near"][i])
            visibility = VISIBILITIES[chosen["visibility"][i]]
            name, description = self._text(offer, chosen, i)
            lines.append(
                f"{first + i}\t{uuid}\t{ref}\t{self.now}\t{self.now}\t{organisation}\t{name}\t{description}\t"
                f"{offer.sub_needs}\t{PHASES[chosen['phases'][i]]}\t{offer.form}\t{area}\t{regions}\t"
                f"{_quantity(offer, chosen['size'][i])}\t{_hours(NOTICE[chosen['notice'][i]])}\t"
                f"{_hours(SUSTAIN[chosen['sustain'][i]])}\t{words.CONDITIONS[chosen['conditions'][i]]}\t\t\t\t\t"
                f"{chosen['falls'][i]}\t{chosen['double'][i] if offer.form == 'mensen' else _NULL}\t"
                f"{AGREEMENTS[chosen['agreement'][i]]}\t{STATUS[chosen['status'][i]]}\tsynthese\t{visibility}\t"
                f"{audience(visibility, regions, organisation)}\t{self.confirmations[chosen['confirmed'][i]]}\n"
            )
        return "".join(lines)

    def _choices(self, count: int) -> dict[str, Any]:
        draw = self.draw

        def pick(shares: tuple[float, ...]) -> list[int]:
            return draw.choice(len(shares), size=count, p=np.array(shares) / sum(shares)).tolist()

        def number(high: int) -> list[int]:
            return draw.integers(0, high, size=count).tolist()

        word_ids = draw.choice(len(self.vocabulary), size=(count, 16), p=self.chance)
        return {
            # A few organisations offer much, most a little.
            "owner": (draw.random(count) ** 1.5 * len(self.owners)).astype(np.int64),
            "offer": number(1_000_003),
            "item": number(1_000_003),
            "qualifier": number(len(words.QUALIFIERS)),
            "opening": number(len(words.OPENINGS)),
            "words": self.vocabulary[word_ids].tolist(),
            "reach": pick(REACH_SHARE),
            "near": number(1_000_003),
            "phases": pick(PHASE_SHARE),
            "notice": pick(NOTICE_SHARE),
            "sustain": pick(SUSTAIN_SHARE),
            "size": draw.random(count).tolist(),
            "conditions": number(len(words.CONDITIONS)),
            "falls": _falls(draw, count),
            "double": number(12),
            "agreement": pick(AGREEMENT_SHARE),
            "status": pick(STATUS_SHARE),
            "visibility": pick(VISIBILITY_SHARE),
            "confirmed": days_ago(draw, count),
        }

    def _area(self, owner: int, reach: int, near: int) -> tuple[str, str]:
        if reach == 0:
            return self.owners.area[owner], self.owners.regions[owner]
        if reach == 3:
            return "{NL}", "{NL}"
        place = self.owners.place[owner]
        region = f"{{{self.where.region[place]}}}"
        if reach == 2:
            return region, region
        around = self.where.neighbours[place]
        chosen = {self.where.codes[place], around[near % len(around)], around[near // 7 % len(around)]}
        return (region if len(chosen) == len(around) else braces(sorted(chosen))), region

    def _text(self, offer: Offer, chosen: dict[str, Any], i: int) -> tuple[str, str]:
        item = offer.items[chosen["item"][i] % len(offer.items)]
        qualifier = words.QUALIFIERS[chosen["qualifier"][i]]
        name = f"{item[0].upper()}{item[1:]} {qualifier}".rstrip()
        w = chosen["words"][i]
        opening = words.OPENINGS[chosen["opening"][i]].format(item)
        return name, f"{opening} Denk aan {' '.join(w[:7])} en {w[7]}; zie ook {' '.join(w[8:15])} of {w[15]}."


_NULL = r"\N"


def _falls(draw: np.random.Generator, count: int) -> list[str]:
    """What it falls away with: nothing, one or two things."""
    pairs = draw.integers(0, len(FALLS), size=(count, 2)).tolist()
    number = draw.choice(3, size=count, p=(0.45, 0.35, 0.20)).tolist()
    return [braces([FALLS[n] for n in sorted(set(pair[:many]))]) for pair, many in zip(pairs, number, strict=True)]


def _quantity(offer: Offer, size: float) -> str:
    """Mostly small, with its unit."""
    return f"{offer.low + int((offer.high - offer.low) * size**3)}\t{offer.unit}"


def _hours(value: int | None) -> str:
    return _NULL if value is None else str(value)
