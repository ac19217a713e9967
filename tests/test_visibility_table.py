"""The truth table of docs/reference/visibility.md, tried on every kind of record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from tests.cast import MIDDELBURG, TWENTE, ZEELAND, Cast
from tests.cast import PEOPLE as CAST
from tests.factories import (
    make_agreement,
    make_capability,
    make_contact,
    make_organisation,
    make_relation,
    set_visibility,
)
from weerbaar.features.networks.agreements.queries import visible_to as visible_agreements
from weerbaar.features.networks.capabilities.queries import visible_to as visible_capabilities
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.organisations import queries
from weerbaar.foundation.organisations.models import Organisation

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "reference" / "visibility.md"
PEOPLE = {
    "visitor without account": "noor",
    "member": "mats",
    "editor of the organisation": "eefje",
    "editor of another organisation": "olaf",
    "municipal coordinator": "gwen",
    "regional coordinator": "rick",
    "need coordinator": "tessa",
    "crisis professional": "cas",
    "crisis professional elsewhere": "hidde",
    "content editor": "rosa",
    "moderator": "mo",
    "administrator": "ada",
}
WITHOUT = ", second step not passed"
OWN_REGION = {"hidde": TWENTE, "olaf": TWENTE}
FAR_AWAY = "VR25"


def rows() -> list[tuple[str, str, bool]]:
    """(person, column, seen) for each cell of the table that is not '-'."""
    lines = [line for line in DOCUMENT.read_text("utf-8").splitlines() if line.startswith("|")]
    head, _, *body = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [
        (PEOPLE[role.removesuffix(WITHOUT)] + " zonder" * role.endswith(WITHOUT), column, answer == "yes")
        for role, *answers in body
        for column, answer in zip(head[1:], answers, strict=True)
        if answer != "-"
    ]


def owner_for(cast: Cast, who: str, column: str) -> tuple[Organisation, str]:
    """The organisation that the column speaks of, and the visibility that it asks for."""
    visibility, _, whose = column.partition(": ")
    if whose == "own organisation":
        return cast.aggregaten, visibility
    area = {"own region": OWN_REGION.get(who, ZEELAND), "other region": FAR_AWAY, "whole country": "NL"}
    return make_organisation("Vreemde", area=[area.get(whose, MIDDELBURG)]), visibility


def on_organisation(make: Callable[[Organisation, str], Any]) -> Callable[[Organisation, str], Any]:
    """The record itself is public; its organisation is not."""

    def made(owner: Organisation, visibility: str) -> Any:
        thing = make(owner, "openbaar")
        set_visibility(owner, visibility)
        return thing

    return made


def history_line(owner: Organisation, visibility: str) -> Any:
    set_visibility(owner, visibility)
    with transaction.atomic():
        return record(None, "organisation.changed", owner)


def sees_history(user: Any, line: Any) -> bool:
    """As the page asks: the record through `visible_to`, then its lines."""
    seen = queries.visible_to(user).filter(uuid=line.target).first()
    return seen is not None and queries.history_of_organisation(user, seen).filter(pk=line.pk).exists()


def through(visible: Callable[[Any], Any]) -> Callable[[Any, Any], bool]:
    return lambda user, thing: visible(user).filter(pk=thing.pk).exists()


def relation(owner: Organisation, visibility: str) -> Any:
    return make_relation(make_organisation("Ander eind"), owner)


KINDS: dict[str, tuple[Callable[[Organisation, str], Any], Callable[[Any, Any], bool]]] = {
    "organisation": (lambda owner, v: set_visibility(owner, v), through(queries.visible_to)),
    "contact": (lambda owner, v: make_contact(owner, v), through(queries.visible_contacts)),
    "contact of a hidden organisation": (on_organisation(make_contact), through(queries.visible_contacts)),
    "capability": (lambda owner, v: make_capability(owner, visibility=v), through(visible_capabilities)),
    "capability of a hidden organisation": (
        on_organisation(lambda owner, v: make_capability(owner, visibility=v)),
        through(visible_capabilities),
    ),
    "agreement": (lambda owner, v: make_agreement([owner], visibility=v), through(visible_agreements)),
    "agreement of a hidden party": (
        on_organisation(lambda owner, v: make_agreement([owner], visibility=v)),
        through(visible_agreements),
    ),
    "agreement on a hidden capability": (
        lambda owner, v: make_agreement([owner], [make_capability(owner, visibility=v)]),
        through(visible_agreements),
    ),
    "relation": (on_organisation(relation), through(queries.visible_relations)),
    "line of history": (history_line, sees_history),
}


@pytest.mark.parametrize("kind", KINDS)
def test_table(cast: Cast, kind: str) -> None:
    make, sees = KINDS[kind]
    wrong = []
    for who, column, expected in rows():
        with transaction.atomic():
            owner, visibility = owner_for(cast, who, column)
            thing = make(owner, visibility)
            if sees(cast[who], thing) != expected:
                wrong.append(f"{who}, {column}: {'hidden' if expected else 'seen'}")
            transaction.set_rollback(True)
        cast.aggregaten.refresh_from_db()
    assert wrong == []


def test_every_person_of_the_cast_stands_in_the_table() -> None:
    assert set(PEOPLE.values()) == set(CAST)
    assert {who.removesuffix(" zonder") for who, _, _ in rows()} == set(CAST)
