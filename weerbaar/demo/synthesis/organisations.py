"""Synthetic organisations as lines for COPY."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from weerbaar.demo.synthesis import identity, words
from weerbaar.demo.synthesis.places import Map

TABLE = "organisations_organisation"
COLUMNS = (
    "id", "uuid", "ref", "created_at", "updated_at", "name", "other_names", "kind", "level", "summary", "website",
    "seat", "municipality_id", "area", "regions", "visibility", "audience", "confirmed_on", "confirmed_until",
    "verification", "is_example", "source",
)  # fmt: skip
PARTNER_COLUMNS = ("organisation_id", "need", "is_traditional")
LEVELS = ("wijk", "lokaal", "regionaal", "provinciaal", "landelijk")
LEVEL_SHARE = (0.05, 0.62, 0.20, 0.05, 0.08)
VISIBILITIES = ("openbaar", "leden", "crisisprofessionals", "eigen-organisatie")
VISIBILITY_SHARE = (0.96, 0.02, 0.015, 0.005)
NEEDS = ("veiligheid", "bevolkingszorg", "welzijn", "gezondheid", "continuiteit")
TRADITIONAL = frozenset({"overheid", "hulpdienst", "vitale-aanbieder", "zorginstelling", "waterschap"})
TERM = timedelta(days=183)
NEVER = -1


@dataclass(frozen=True)
class Organisations:
    """What capabilities need to know of their organisations, by position."""

    first_id: int
    kind: np.ndarray  # index in KINDS
    place: np.ndarray  # index in the map
    area: list[str]
    regions: list[str]
    lines: list[str]
    partner_lines: list[str]

    def __len__(self) -> int:
        return len(self.lines)


KINDS = tuple(words.KIND_SHARE)


def make(draw: np.random.Generator, count: int, where: Map, today: date, now: str) -> Organisations:
    """`count` organisations, the same for the same draw but for their primary keys."""
    share = np.array([words.KIND_SHARE[kind] for kind in KINDS])
    kind = draw.choice(len(KINDS), size=count, p=share / share.sum())
    place = draw.choice(len(where.codes), size=count, p=where.chance)
    level = draw.choice(len(LEVELS), size=count, p=LEVEL_SHARE)
    visibility = draw.choice(len(VISIBILITIES), size=count, p=VISIBILITY_SHARE)
    confirmed = days_ago(draw, count)
    uuids, refs = identity.uuids(draw, count), identity.refs(draw, count, TABLE)
    names = _names(draw, kind)
    first = identity.reserve(TABLE, count)
    area, regions, lines = [], [], []
    for i in range(count):
        code, region = where.codes[place[i]], where.region[place[i]]
        its_area, its_regions = _working_area(LEVELS[level[i]], code, region, where, place[i])
        area.append(its_area)
        regions.append(its_regions)
        seat = where.names[place[i]]
        on, until = confirmation(confirmed[i], today)
        seen_by = VISIBILITIES[visibility[i]]
        lines.append(
            f"{first + i}\t{uuids[i]}\t{refs[i]}\t{now}\t{now}\t{names[i]} {seat}\t{{}}\t{KINDS[kind[i]]}\t"
            f"{LEVELS[level[i]]}\t{names[i]} in {seat}.\t\t{seat}\t{code}\t{its_area}\t{its_regions}\t{seen_by}\t"
            f"{audience(seen_by, its_regions, first + i)}\t{on}\t{until}\tniet-bevestigd\tf\tsynthese\n"
        )
    return Organisations(first, kind, place, area, regions, lines, list(_partners(draw, first, kind)))


def _names(draw: np.random.Generator, kind: np.ndarray) -> list[str]:
    a = draw.integers(0, len(words.FIRST), size=len(kind)).tolist()
    b = draw.integers(0, len(words.SECOND), size=len(kind)).tolist()
    branch = draw.integers(0, 1_000_000, size=len(kind)).tolist()
    branches = [words.BRANCH[name] for name in KINDS]
    return [
        f"{branches[k][n % len(branches[k])]} {words.FIRST[i]} {words.SECOND[j]}"
        for k, n, i, j in zip(kind.tolist(), branch, a, b, strict=True)
    ]


def _working_area(level: str, code: str, region: str, where: Map, place: int) -> tuple[str, str]:
    """Area and regions concerned, as COPY writes them."""
    match level:
        case "landelijk":
            return "{NL}", "{NL}"
        case "provinciaal":
            return where.province_area[place], where.province_regions[place]
        case "regionaal":
            return f"{{{region}}}", f"{{{region}}}"
        case _:
            return f"{{{code}}}", f"{{{region}}}"


def _partners(draw: np.random.Generator, first: int, kind: np.ndarray) -> Iterator[str]:
    """Each organisation's role for one need, and for some a second."""
    need = draw.integers(0, len(NEEDS), size=(len(kind), 2)).tolist()
    has_second = (draw.random(len(kind)) < 0.3).tolist()
    traditional = (draw.random(len(kind)) < 0.8).tolist()
    for i, k in enumerate(kind.tolist()):
        flag = "t" if KINDS[k] in TRADITIONAL and traditional[i] else "f"
        yield f"{first + i}\t{NEEDS[need[i][0]]}\t{flag}\n"
        if has_second[i] and need[i][1] != need[i][0]:
            yield f"{first + i}\t{NEEDS[need[i][1]]}\tf\n"


def days_ago(draw: np.random.Generator, count: int) -> list[int]:
    """How many days ago each was confirmed: 55 % in term, 25 % overdue, 20 % never."""
    kind = draw.choice(3, size=count, p=(0.55, 0.25, 0.20))
    in_term = draw.integers(0, 184, size=count)
    overdue = draw.integers(184, 900, size=count)
    return np.select([kind == 0, kind == 1], [in_term, overdue], default=NEVER).tolist()


def confirmation(ago: int, today: date) -> tuple[str, str]:
    """The day of confirmation and the last day on which it counts, as COPY writes them."""
    if ago == NEVER:
        return r"\N", r"\N"
    on = today - timedelta(days=ago)
    return on.isoformat(), (on + TERM).isoformat()


def audience(visibility: str, regions: str, organisation: int) -> str:
    """As `audiences.keys.clause_for`, on texts for COPY."""
    match visibility:
        case "openbaar" | "leden":
            return f"{{{visibility}}}"
        case "crisisprofessionals":
            keys = ",".join(f"crisis:{region}" for region in regions[1:-1].split(","))
            return f"{{{keys},org:{organisation}}}"
        case _:
            return f"{{org:{organisation}}}"
