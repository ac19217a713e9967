"""What may be put on paper, by whom, and until when it is good."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.paper.models import Print
from weerbaar.foundation.audiences.keys import Visibility
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.rules import SIGN_IN, edits, is_member

# One of these in a selection makes it a map of a region or a need.
ANCHORS = ("regio", "provincie", "gemeente", "behoefte", "deelbehoefte")
VALID_DAYS = 90
# No paper holds more capabilities than this (some 200 sheets, a gigabyte of memory); of a larger selection it has the
# quickest of each sub-need.
MOST = 1500
PATIENCE = timedelta(minutes=5)
# Up to this number somebody waits for the page; beyond it a worker makes it.
SHORT = 150


def may_print(user: Any) -> Verdict:
    """Everybody with an account: paper remembers for whom it was made, and says what changed since."""
    return YES if is_member(user) else SIGN_IN


def may_print_own(user: Any, organisation: Organisation) -> Verdict:
    """Its own editors alone: on one sheet stands whom it cannot do without."""
    if not is_member(user):
        return SIGN_IN
    if edits(user, organisation):
        return YES
    return no("Dit papier is alleen voor wie de gegevens van deze organisatie bijhoudt.")


def is_anchored(user: Any, found: Found) -> bool:
    """Is this answer a map of a region or a need, so that paper is worth offering?"""
    return bool(found.result.total) and _is_of_place_or_need(found.filters)


def _is_of_place_or_need(filters: Mapping[str, Collection[str]]) -> bool:
    return any(filters.get(name) for name in ANCHORS)


def fits_on_paper(filters: Mapping[str, Collection[str]], total: int) -> Verdict:
    """Is this selection a map of a region or a need, with something on it?"""
    if not _is_of_place_or_need(filters):
        return no("Kies eerst een regio, gemeente of behoefte. De hele netwerkkaart past niet op papier.")
    if not total:
        return no("In deze selectie staat niets dat u mag zien. Haal een filter weg en probeer het opnieuw.")
    return YES


def is_stuck(one: Print) -> bool:
    """Somebody was at it, and has been for far longer than it takes: the worker was killed."""
    return one.state == Print.State.BUSY and one.work_since is not None and timezone.now() - one.work_since > PATIENCE


def may_try_again(one: Print) -> Verdict:
    """What failed, or what nobody is at any more."""
    if one.state == Print.State.FAILED or is_stuck(one):
        return YES
    return no("Dit papier wordt al gemaakt of is al klaar.")


def valid_until(day: date) -> date:
    """The last day on which paper of this day may be used."""
    return day + timedelta(days=VALID_DAYS)


# From open to closed, with the words after 'alleen voor'.
AUDIENCES = {
    Visibility.PUBLIC.value: "",
    Visibility.MEMBERS.value: "leden van WeerbaarNL",
    Visibility.CRISIS.value: "crisisprofessionals en coördinatoren van de betrokken regio's",
    Visibility.GROUP.value: "wie het volgens de eigenaar mag zien",
    Visibility.OWN.value: "de eigen organisatie",
}


def audience_of(visibilities: Iterable[str]) -> str:
    """For whom paper with records of these visibilities is, in words; '' when all of it is public."""
    order = list(AUDIENCES)
    strictest = max((order.index(one) for one in visibilities), default=0)
    words = AUDIENCES[order[strictest]]
    return f"Bevat vertrouwelijke gegevens: alleen voor {words}." if words else ""


def letters_of(labels: Iterable[str], taken: str = "AOP") -> list[str]:
    """A letter for each part of the paper: the first of its name that is still free."""
    given: list[str] = []
    for label in labels:
        options = [*(one for one in label.upper() if one.isascii() and one.isalpha()), *"ZYXWVUTSRQ"]
        given.append(next(one for one in options if one not in given and one not in taken))
    return given
