"""Somebody's own files, and the rows of a selection with all that goes along."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import QuerySet

from weerbaar.features.networks.agreements import queries as agreements
from weerbaar.features.networks.capabilities import queries as capabilities
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.chains import queries as chains
from weerbaar.features.networks.exports.models import Export
from weerbaar.features.networks.graph.queries import Network
from weerbaar.features.networks.graph.ties import AGREEMENT, CHAIN
from weerbaar.features.networks.maps.asked import Asked
from weerbaar.features.networks.maps.corpus import NAME
from weerbaar.features.networks.maps.hits import Hit
from weerbaar.features.networks.maps.queries import Found, every, selection_of
from weerbaar.foundation.audiences.keys import MEMBERS, PUBLIC
from weerbaar.foundation.organisations import queries as organisations
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.models import Contact, Identifier
from weerbaar.foundation.search import port

CHUNK = 1000
State = Export.State
OPEN = frozenset({PUBLIC, MEMBERS})


class Line(NamedTuple):
    """One capability of the selection, whole, with its organisation at hand."""

    hit: Hit
    capability: Capability


def visible_to(user: Any) -> QuerySet[Export]:
    """Somebody's own files: another might see rows in them that are hidden from that other."""
    if user is None or not user.is_authenticated:
        return Export.objects.none()
    return Export.objects.filter(owner_id=user.pk).exclude(state=State.TAKEN)


def waiting_of(user: Any) -> QuerySet[Export]:
    return visible_to(user).filter(state__in=(State.WAITING, State.BUSY))


def lines(user: Any, asked: Asked, chunk: int = CHUNK) -> Iterator[list[Line]]:
    """The whole selection in order, in parts: two queries each, both through `visible_to`."""
    for hits in every(user, asked, chunk):
        shown = capabilities.visible_to(user).exclude(status=Capability.Status.WITHDRAWN)
        rows = shown.select_related("organisation").in_bulk([hit.pk for hit in hits])
        if found := [Line(hit, rows[hit.pk]) for hit in hits if hit.pk in rows]:
            yield found


def is_sensitive(found: list[Line]) -> bool:
    """Whether any of these is meant for fewer than all members."""
    return any(
        OPEN.isdisjoint(line.capability.audience) or OPEN.isdisjoint(line.capability.organisation.audience)
        for line in found
    )


def contacts_and_numbers(user: Any, found: list[Line]) -> tuple[list[Contact], list[Identifier]]:
    """How to reach the organisations of these rows, as far as the reader may see, and the numbers they go by."""
    owners = {line.capability.organisation_id for line in found}
    contacts = (
        organisations.visible_contacts(user).filter(organisation__in=owners).order_by("organisation", "position", "pk")
    )
    return list(contacts), list(Identifier.objects.filter(organisation__in=owners).order_by("organisation", "pk"))


def finds_more_than_members(user: Any, found: Found) -> bool:
    """Whether a member without any role would find less here; asks the database nothing."""
    if keyring(user) <= OPEN:
        return False
    return port.search(NAME, selection_of(found), OPEN).total != found.result.total


def network_is_sensitive(user: Any, found: Found, drawn: Network) -> bool:
    """Whether a network tells more than every member may know: by what was found, who is in it, or what ties them."""
    if keyring(user) <= OPEN:
        return False
    if finds_more_than_members(user, found):
        return True
    titles = {kind: {tie.ref for tie in drawn.ties if tie.kind == kind} for kind in (AGREEMENT, CHAIN)}
    rows: tuple[QuerySet[Any], ...] = (
        organisations.visible_to(user).filter(pk__in=[node.id for node in drawn.nodes]),
        agreements.visible_to(user).filter(ref__in=titles[AGREEMENT]),
        chains.visible_to(user).filter(ref__in=titles[CHAIN]),
    )
    return any(one.exclude(audience__overlap=sorted(OPEN)).exists() for one in rows)
