"""The answer put in the words and parts of the page: chips, groups, table, tabs, pager, explanation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from weerbaar.features.networks.maps import faces
from weerbaar.features.networks.maps.asked import COLUMNS, OFFERED_SORTS, SORT_FIELDS, USUAL_COLUMNS, Asked
from weerbaar.features.networks.maps.facets import TITLES, label_of
from weerbaar.features.networks.maps.hits import Hit, Party
from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.maps.understanding import Recognised
from weerbaar.features.networks.maps.vocabulary import Meaning
from weerbaar.foundation.organisations.models import Freshness
from weerbaar.foundation.taxonomy import areas, geography, vocabularies
from weerbaar.foundation.taxonomy.about import need_page, region_page
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.foundation.ui.drawing import draw
from weerbaar.foundation.ui.tags.words import amount

EXAMPLES = (
    "wie kan binnen 72 uur noodstroom leveren in Zeeland?",
    "bedden voor gezinnen in Den Haag",
    "niet-traditionele partners met vrachtwagens in Twente",
)


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in force. `literally` searches the word as text instead; `others` are other meanings of the word."""

    title: str
    label: str
    term: str
    remove: str
    meant: str = ""
    literally: str = ""
    others: tuple[tuple[str, str], ...] = ()


def chips(found: Found) -> list[Chip]:
    """What was understood from the question first, then what was chosen by hand."""
    return [*_understood(found), *_chosen(found)]


def selection_in_words(found: Found) -> list[list[str]]:
    """What the selection is made of, as pairs: what, and which."""
    told = [[chip.title, chip.label] for chip in chips(found)]
    return [["Gevraagd", found.asked.q], *told] if found.asked.q else told


def _title(name: str) -> str:
    return TITLES.get(name, "Beschikbaar")


def _understood(found: Found) -> Iterable[Chip]:
    asked, understood = found.asked, found.understood
    for part in understood.parts:
        left = understood.without(part)
        others = tuple(
            (other.label, _with_other(asked.but(q=left), other.filter, other.value).address())
            for other in _really_other(part)
        )
        literally = asked.but(q=understood.literally(part)).address()
        yield Chip(
            _title(part.filter), _label(part), part.term, asked.but(q=left).address(), part.label, literally, others
        )


def _really_other(part: Recognised) -> list[Meaning]:
    """Other meanings that lead elsewhere: a province that is its own region is not another place."""
    seen = [_covers(part.filter, part.value)]
    others = []
    for other in part.others:
        if other.filter and _covers(other.filter, other.value) not in seen:
            seen.append(_covers(other.filter, other.value))
            others.append(other)
    return others


def _covers(name: str, value: str) -> object:
    return areas.municipalities([value]) if name in {"regio", "provincie", "gemeente"} else (name, value)


def _with_other(asked: Asked, name: str, value: str) -> Asked:
    return asked if value in asked.filters.get(name, ()) else asked.toggled(name, value)


def _label(part: Recognised) -> str:
    return part.label if part.filter == "binnenUren" else label_of(part.filter, part.value)


def _chosen(found: Found) -> Iterable[Chip]:
    asked = found.asked
    for name, values in asked.filters.items():
        for value in values:
            yield Chip(_title(name), label_of(name, value), "", asked.toggled(name, value).address())
    for code in asked.losses:
        left = tuple(one for one in asked.losses if one != code)
        yield Chip("Blijft over zonder", label_of("valtWegBij", code), "", asked.but(losses=left).address())
    if asked.within_hours is not None:
        yield Chip("Beschikbaar", f"binnen {asked.within_hours} uur", "", asked.but(within_hours=None).address())


@dataclass(frozen=True, slots=True)
class Card:
    """One capability, drawn."""

    ref: str
    title: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Shown:
    """One organisation with its cards on this page."""

    name: str
    url: str
    who: str
    is_example: bool
    cards: list[Card]


def groups(found: Found) -> list[Shown]:
    """The cards of this page by organisation, in the order in which each organisation first appears."""
    parties: dict[Party, list[Hit]] = {}
    for row in found.rows:
        parties.setdefault(row.organisation, []).append(row)
    edition = vocabularies.edition(), geography.edition(), timezone.localdate()
    return [
        Shown(
            party.name,
            party.address,
            _who(party),
            party.is_example,
            [Card(row.ref, row.name, _drawn(row, *edition)) for row in rows],
        )
        for party, rows in parties.items()
    ]


@lru_cache(maxsize=8192)
def _drawn(row: Hit, words: int, places: int, today: date) -> SafeString:
    """A card, drawn once for as long as the row, the words on it and the day are the same. A change in any of them is
    another card, so nothing has to be thrown away in time."""
    return draw("ui/capability.html", {"card": card(row), "level": 4})


def _who(organisation: Party) -> str:
    """'bedrijf, Middelburg': what kind of party this is and where it sits."""
    kind = vocabularies.label(Vocabulary.ORGANISATION_KIND, organisation.kind)
    return ", ".join(part for part in (kind, organisation.seat) if part)


def card(row: Hit) -> dict[str, Any]:
    """One capability as the card component takes it; the organisation stands above its cards."""
    return {
        "ref": row.ref,
        "title": row.name,
        "url": row.address,
        "needs": vocabularies.needs_of(row.sub_needs),
        "about": row.description,
        "where": where(row),
        "notice_hours": row.notice_hours,
        "sustain_hours": row.sustain_hours,
        "amount": row.quantity,
        "unit": vocabularies.label(Vocabulary.UNIT, row.unit),
        "confirmed_on": row.confirmed_on,
        "is_confirmed": row.freshness == Freshness.CONFIRMED,
        "is_paused": row.is_paused,
        "agreement": ", ".join(vocabularies.label(Vocabulary.AGREEMENT_KIND, kind) for kind in row.agreement_kinds),
    }


def table(found: Found) -> dict[str, Any]:
    """The columns to choose from, those that show, and the rows as (capability, [(column, value)])."""
    shown = [name for name in COLUMNS if name in found.asked.columns]
    return {
        "all": [(name, title, name in shown) for name, title in COLUMNS.items()],
        "shown": [(name, COLUMNS[name], name in SORT_FIELDS) for name in shown],
        "rows": [(row, [(name, cell(row, name)) for name in shown]) for row in found.rows],
        "kept": found.asked.but(columns=USUAL_COLUMNS).pairs(),
    }


def cell(row: Hit, name: str) -> Any:
    """The value of one cell; the template knows how each column is shown."""
    match name:
        case "deelbehoeften":
            return ", ".join(vocabularies.label(Vocabulary.SUB_NEED, code) for code in row.sub_needs)
        case "fasen":
            return ", ".join(vocabularies.label(Vocabulary.PHASE, code) for code in row.phases)
        case "vorm":
            return vocabularies.label(Vocabulary.FORM, row.form)
        case "soort":
            return vocabularies.label(Vocabulary.ORGANISATION_KIND, row.organisation.kind)
        case "gebied":
            return where(row)
        case "binnenUren":
            return row.notice_hours
        case "volhoudtijd":
            return row.sustain_hours
        case "aantal":
            return amount(row.quantity, vocabularies.label(Vocabulary.UNIT, row.unit))
        case _:
            return row


def tabs(found: Found) -> list[dict[str, Any]]:
    """The faces of this selection, as the tabs component takes them."""
    asked = found.asked
    return [
        {"label": face.title, "url": asked.but(view=face.name).address(), "current": asked.view == face.name}
        for face in faces.faces()
    ]


def sorts(found: Found) -> list[tuple[str, str, bool]]:
    asked = found.asked
    return [(label, asked.but(sort=name).address(), asked.sort == name) for name, label in OFFERED_SORTS.items()]


def summary(found: Found) -> str:
    """The result in one sentence, for the heading and for those who listen."""
    total, parties = found.result.total, found.result.groups
    if not total:
        return "Niets gevonden, voor zover u mag zien"
    what = "1 capaciteit" if total == 1 else f"{_thousands(total)} capaciteiten"
    who = "1 organisatie" if parties == 1 else f"{_thousands(parties)} organisaties"
    return f"{what} van {who}, voor zover u mag zien"


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


FIELDS = {
    "title": "de naam",
    "organisation": "de naam van de organisatie",
    "labels": "waar het voor is",
    "body": "de omschrijving",
    "about": "wat de organisatie over zichzelf zegt",
}


def why(found: Found, ref: str) -> dict[str, Any] | None:
    """The explanation that was asked for one result on this page, with the fields in Dutch."""
    for row in found.rows:
        if row.ref == ref:
            explained = found.result.explain(row.pk)
            parts = [(part, FIELDS[part.field]) for part in explained.parts] if explained else []
            return {"ref": ref, "explained": explained, "parts": parts}
    return None


def pages(found: Found) -> list[tuple[str, str]]:
    """What the selection is about that has a page of its own: needs and regions, with its address."""
    told = (("behoefte", need_page), ("regio", region_page))
    return [(label_of(name, code), page(code)) for name, page in told for code in found.filters.get(name, ())]


def addresses(found: Found) -> dict[str, str]:
    """Where the links of the notes lead: the words as typed, the better question, the explanation of a result."""
    asked = found.asked
    return {
        "exact_address": asked.but(exact=True).address(),
        "meant_address": asked.but(q=found.result.did_you_mean).address(),
        "why_address": f"{asked.but(page=asked.page).address()}&waarom=" if found.understood.question else "",
    }


@lru_cache(maxsize=4096)
def _where(area: tuple[str, ...], places: int) -> str:
    return areas.describe(area, at_most=4)


def where(row: Hit) -> str:
    """The area in words; remembered per area for as long as the table of places is the same."""
    return _where(row.area, geography.edition())
