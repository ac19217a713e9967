"""Two people change one record: the second sees what changed, loses nothing typed, chooses, and saves again.

For every form with which something is changed: both open it, the first saves, the second sends something else.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.factories import make_agreement, make_capability, make_contact, make_relation
from tests.filled import filled
from weerbaar.foundation.activity.models import Entry, EntryClause

Fields = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """Who (first, second) changes what at which address. `both`: a field that both change, `left`: one that the second
    leaves alone; `mine`: one that only the second changes."""

    people: tuple[str, str]
    address: Callable[[Cast], str]
    both: tuple[str, str, Any, Any]  # field, was, the first's, the second's
    left: tuple[str, str, str] | None = None  # field, was, the first's
    mine: tuple[str, str] | None = None  # field, the second's
    shown: dict[str, str] = field(default_factory=dict)


def organisation(cast: Cast) -> str:
    return reverse("organisation_change", args=[cast.aggregaten.ref])


def capability(cast: Cast) -> str:
    made = make_capability(cast.aggregaten, "Lichtmast", quantity=2, unit="stuks", cost="Gratis")
    return reverse("capability_change", args=[made.ref])


def contact(cast: Cast) -> str:
    return reverse("contact_change", args=[make_contact(cast.aggregaten, phone="000-1").ref])


def agreement(cast: Cast) -> str:
    made = make_agreement([cast.aggregaten, cast.veldkeuken], [make_capability(cast.aggregaten)], title="Stroom")
    return reverse("agreement_change", args=[made.ref])


def answer(cast: Cast) -> str:
    return reverse("relation_answer", args=[make_relation(cast.aggregaten, cast.veldkeuken).ref])


CASES = {
    "organisation": Case(
        ("gwen", "eefje"),
        organisation,
        ("name", "Aggregaten Walcheren", "Naam van Gwen", "Naam van Eefje"),
        ("seat", "Middelburg", "Arnemuiden"),
        ("website", "https://aggregaten.invalid"),
    ),
    "its numbers": Case(
        ("gwen", "eefje"),
        organisation,
        ("number_kvk", "", "11111111", "22222222"),
        ("role_continuiteit", "", "ja"),
        ("summary", "Anders gezegd."),
        {"ja": "Traditionele partner"},
    ),
    "its area": Case(
        ("gwen", "eefje"),
        organisation,
        ("area", "Middelburg", "Veere (GM0717)", "Zeeland (VR19)"),
        ("level", "lokaal", "regionaal"),
        shown={"lokaal": "lokaal", "regionaal": "regionaal"},
    ),
    "capability": Case(
        ("gwen", "eefje"),
        capability,
        ("name", "Lichtmast", "Mast van Gwen", "Mast van Eefje"),
        ("quantity", "2", "3,5"),
        ("cost", "In overleg"),
    ),
    "its sub-needs": Case(
        ("gwen", "eefje"),
        capability,
        ("behoefte_continuiteit", "Energie", ["ict", "energie"], ["energie", "voedsel"]),
        shown={"['ict', 'energie']": "ICT en telecom", "['energie', 'voedsel']": "Voedsel"},
    ),
    "contact": Case(
        ("gwen", "eefje"),
        contact,
        ("phone", "000-1", "000-2", "000-3"),
        ("is_round_the_clock", "nee", "on"),
        ("email", "meldkamer@voorbeeld.invalid"),
        {"on": "ja"},
    ),
    "agreement": Case(
        ("olaf", "eefje"),
        agreement,
        ("title", "Stroom", "Stroom van Olaf", "Stroom van Eefje"),
        ("valid_to", "leeg", "2031-03-01"),
        ("cost_rule", "Ieder de helft"),
        {"2031-03-01": "1 maart 2031"},
    ),
    "its parties": Case(
        ("olaf", "eefje"),
        agreement,
        ("partij-0-role", "Aggregaten Walcheren", "levert", "vraagt"),
        ("regel-0-quantity", "Noodstroomaggregaat", "4"),
    ),
    "answer": Case(
        ("olaf", "olaf"), answer, ("answer", "leeg", "ja", "deels"), None, ("answer_note", "Tot en met maart")
    ),
}


def text_of(response: Any) -> str:
    return unescape(response.content.decode())


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("choice", ["mijn", "nu"])
def test_the_second_sees_what_changed_and_chooses(cast: Cast, name: str, choice: str) -> None:
    case = CASES[name]
    address = case.address(cast)
    first, second = (cast.client(who) for who in case.people)
    opened_first, opened_second = filled(first.get(address)), filled(second.get(address))

    both, was, theirs, own = case.both
    saved = opened_first | {both: theirs} | ({case.left[0]: case.left[2]} if case.left else {})
    assert first.post(address, saved).status_code == 302

    sent = opened_second | {both: own} | ({case.mine[0]: case.mine[1]} if case.mine else {})
    late = second.post(address, sent)
    assert late.status_code == 409
    shown = text_of(late)
    for part in (was, theirs, own):
        assert case.shown.get(str(part), str(part)) in shown
    assert case.people[0].capitalize() in shown
    table = {one.name.split("-")[0] for one in late.context["form"].differences}
    assert both.split("-")[0] in table

    again = filled(late)
    assert again[both] == own, "what was typed stands there still"
    if case.left:
        assert again[case.left[0]] == case.left[2], "what the second left alone is taken over"
        assert case.shown.get(case.left[2], case.left[2]) in shown
    if case.mine:
        assert again[case.mine[0]] == case.mine[1]
    chosen = f"keuze-{both.split('-')[0]}"
    assert again[chosen] == "mijn"
    assert second.post(address, again | {chosen: choice}).status_code == 302

    now = filled(second.get(address))
    kept = theirs if choice == "nu" else own
    assert sorted(now[both]) == sorted(kept)
    if case.left:
        assert now[case.left[0]] == case.left[2]
    if case.mine:
        assert now[case.mine[0]] == case.mine[1]


def test_a_form_that_says_nothing_of_what_it_was_still_asks(cast: Cast) -> None:
    address = organisation(cast)
    eefje, gwen = cast.client("eefje"), cast.client("gwen")
    opened = filled(eefje.get(address))
    gwen.post(address, opened | {"name": "Naam van Gwen"})
    late = eefje.post(address, opened | {"opened": "zomaar iets", "name": "Naam van Eefje", "seat": "Veere"})
    assert late.status_code == 409
    assert {one.name: one.is_clash for one in late.context["form"].differences} == {"name": True, "seat": True}


def test_who_did_it_is_told_only_to_who_may_read_that_line(cast: Cast) -> None:
    address = organisation(cast)
    eefje, gwen = cast.client("eefje"), cast.client("gwen")
    opened = filled(eefje.get(address))
    gwen.post(address, filled(gwen.get(address)) | {"name": "Naam van Gwen"})
    EntryClause.objects.create(entry=Entry.objects.get(target=cast.aggregaten.uuid), keys=["org:0"])
    late = eefje.post(address, opened | {"name": "Naam van Eefje"})
    assert "Naam van Gwen" in text_of(late)
    assert [one.who for one in late.context["form"].differences] == [""]
