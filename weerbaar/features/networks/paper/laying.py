"""The network map as the template takes it: words in place of codes, letters for the parts, places for the QR codes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from weerbaar.features.networks.maps.facets import label_of
from weerbaar.features.networks.maps.hits import Hit
from weerbaar.features.networks.maps.presenting import selection_in_words, summary, where
from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.paper import rules
from weerbaar.features.networks.paper.changes import Changes
from weerbaar.features.networks.paper.reading import Extra, Group, Material, Way, by_need, sub_needs_in
from weerbaar.foundation.kit.dutch import long_day
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.foundation.ui.tags.words import amount, hours

PLACES = ("regio", "provincie", "gemeente")
SUBJECTS = ("deelbehoefte", "behoefte")


@dataclass(frozen=True)
class Occasion:
    """Who prints, when, and since which earlier paper things are marked (None: there is none)."""

    name: str
    day: date
    since: date | None
    changes: Changes
    gone: Sequence[tuple[str, str]]


def title_of(found: Found) -> str:
    """'Netwerkkaart Zeeland: bevolkingszorg'."""
    where_to = _named(found, PLACES)
    subject = _named(found, SUBJECTS)
    start = " ".join(part for part in ("Netwerkkaart", where_to) if part)
    return f"{start}: {subject[:1].lower()}{subject[1:]}" if subject else start


def _named(found: Found, names: Iterable[str]) -> str:
    codes = [(name, code) for name in names for code in found.filters.get(name, ())]
    labels = [label_of(name, code) for name, code in codes[:3]]
    return ", ".join([*labels, "en meer"] if len(codes) > 3 else labels)


def rows_of(material: Material) -> dict[int, dict[str, Any]]:
    """Each capability as it is printed (by key), without marks and codes: what a digest is made of."""
    return {
        hit.pk: _row(hit, material.extras[hit.pk], material.ways.get(hit.organisation.pk, [])) for hit in material.hits
    }


def _row(hit: Hit, extra: Extra, ways: Sequence[Way]) -> dict[str, Any]:
    best = next((way for way in ways if way.phone and way.is_round_the_clock), None) or next(
        (way for way in ways if way.phone or way.email), None
    )
    return {
        "name": hit.name,
        "who": hit.organisation.name,
        "seat": hit.organisation.seat,
        "form": vocabularies.label(Vocabulary.FORM, hit.form),
        "where": where(hit),
        "notice": "direct" if hit.notice_hours == 0 else hours(hit.notice_hours) or "niet opgegeven",
        "amount": amount(hit.quantity, vocabularies.label(Vocabulary.UNIT, hit.unit)) or "niet opgegeven",
        "sustain": hours(hit.sustain_hours),
        "conditions": " ".join(extra.conditions.split())[:300],
        "agreement": ", ".join(vocabularies.label(Vocabulary.AGREEMENT_KIND, kind) for kind in hit.agreement_kinds),
        "falls_away": [vocabularies.label(Vocabulary.FALLS_AWAY, code).lower() for code in hit.falls_away],
        "reach": reach_of(best, briefly=True) if best else [],
        "off_grid": next((way.off_grid for way in ways if way.off_grid), ""),
        "sure": _sure(hit),
        "is_paused": hit.is_paused,
    }


def reach_of(way: Way, *, briefly: bool = False) -> list[str]:
    """Whom to ask for, and the number or address; briefly: e-mail only where there is no telephone."""
    who = ", ".join(part for part in (vocabularies.label("contact-function", way.function), way.person) if part)
    if way.is_round_the_clock and "dag en nacht" not in who:
        who += " (dag en nacht)"
    email = "" if briefly and way.phone else way.email
    return [part for part in (who, way.phone, email) if part]


def _sure(hit: Hit) -> str:
    if hit.confirmed_until is None:
        return "nog nooit bevestigd"
    return f"{'bevestigd tot' if hit.freshness == 'bevestigd' else 'verlopen op'} {_short(hit.confirmed_until)}"


def _short(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def sheet(found: Found, material: Material, rows: Mapping[int, dict[str, Any]], occasion: Occasion) -> dict[str, Any]:
    """All the template needs. `codes` are the ends of the addresses of the QR codes, in the order of their numbers."""
    parts = list(by_need(material.hits, sub_needs_in(found)))
    numbers = {hit.pk: number for number, hit in enumerate(material.hits)}
    letters = rules.letters_of(vocabularies.label(Vocabulary.NEED, need) for need, _ in parts)
    seen = {extra.visibility for extra in material.extras.values()}
    seen |= {extra.owner_visibility for extra in material.extras.values()}
    seen |= {way.visibility for ways in material.ways.values() for way in ways}
    valid_to = rules.valid_until(occasion.day)
    return {
        "title": title_of(found),
        "made": long_day(occasion.day),
        "valid_to": long_day(valid_to),
        "name": occasion.name,
        "audience": rules.audience_of(seen),
        "selection": selection_in_words(found),
        "address": absolute(f"/netwerkkaart/{found.asked.address()}"),
        "summary": f"{summary(found)}.",
        "shortened": _shortened(found, material),
        "changes": _changes(occasion, material),
        "needs": [
            {
                "letter": letter,
                "title": vocabularies.label(Vocabulary.NEED, need),
                "groups": [_group(group, letter, rows, numbers, material, occasion) for group in groups],
            }
            for letter, (need, groups) in zip(letters, parts, strict=True)
        ],
        "organisations": _organisations(material),
        "places": _places(material),
    }


def _shortened(found: Found, material: Material) -> str:
    if not material.of_all:
        return ""
    return (
        f"Niet alles past op papier. Van elke deelbehoefte staan hier die er het eerst kunnen zijn: samen "
        f"{amount(len(material.hits))} van {amount(found.result.total)}. De rest staat op de netwerkkaart. "
        "Wilt u alles op papier? Maak een eigen papier per behoefte of gemeente."
    )


def _group(
    group: Group,
    letter: str,
    rows: Mapping[int, dict[str, Any]],
    numbers: Mapping[int, int],
    material: Material,
    occasion: Occasion,
) -> dict[str, Any]:
    total = material.of_all.get(group.code)
    here = len(group.rows) + len(group.elsewhere)
    return {
        "title": vocabularies.label(Vocabulary.SUB_NEED, group.code),
        "note": f"Hier staan de {amount(here)} die er het eerst kunnen zijn, van {amount(total)}." if total else "",
        "rows": [
            rows[hit.pk]
            | {
                "id": f"{letter}{hit.pk}",
                "code": numbers[hit.pk],
                "url": absolute(hit.address),
                "mark": occasion.changes.mark(str(hit.uuid)),
            }
            for hit in group.rows
        ],
        "elsewhere": [{"id": f"{letter}{hit.pk}", "name": hit.name} for hit in group.elsewhere],
    }


def _changes(occasion: Occasion, material: Material) -> dict[str, Any] | None:
    if occasion.since is None:
        return None
    marked = [(occasion.changes.mark(str(hit.uuid)), hit) for hit in material.hits]
    told = {"new": "nieuw", "changed": "gewijzigd"}
    return {
        "since": long_day(occasion.since),
        "gone": [list(pair) for pair in occasion.gone],
        **{
            key: [[hit.name, hit.organisation.name] for mark, hit in marked if mark == word]
            for key, word in told.items()
        },
    }


def _organisations(material: Material) -> list[dict[str, Any]]:
    """The index by organisation: where it sits, every way to reach it, and its capabilities."""
    known: dict[int, dict[str, Any]] = {}
    for hit in material.hits:
        party = hit.organisation
        entry = known.setdefault(
            party.pk,
            {
                "name": party.name,
                "seat": party.seat,
                "kind": vocabularies.label(Vocabulary.ORGANISATION_KIND, party.kind),
                "ways": [{"reach": reach_of(way), "off_grid": way.off_grid} for way in material.ways.get(party.pk, [])],
                "rows": [],
            },
        )
        entry["rows"].append(hit.pk)
    return sorted(known.values(), key=lambda one: one["name"].casefold())


def _places(material: Material) -> list[dict[str, Any]]:
    """The index by place: who sits there."""
    known: dict[str, dict[str, list[int]]] = {}
    for hit in material.hits:
        known.setdefault(hit.organisation.seat or "Plaats niet opgegeven", {}).setdefault(
            hit.organisation.name, []
        ).append(hit.pk)
    return [
        {"name": place, "parties": [{"name": name, "rows": rows} for name, rows in sorted(parties.items())]}
        for place, parties in sorted(known.items(), key=lambda pair: pair[0].casefold())
    ]
