"""What confirming puts on the desks: of an organisation what is due, of an area what nobody answers for."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from weerbaar.features.networks.upkeep.models import Escalation
from weerbaar.features.networks.upkeep.presenting import state_of, title_of
from weerbaar.features.networks.upkeep.queries import Thing, in_scope, overdue_in, still_open, things_of
from weerbaar.foundation.kit.rows import InTurn
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports import attention, kinds
from weerbaar.foundation.ports.attention import Item, Matter, Scope

OWN = ("organisation.confirmed", "organisation.doubted")


def due(user: Any, scope: Scope) -> list[Thing]:
    """What this editor would be asked about now, what is longest overdue first."""
    things = [one for one in things_of(user, scope.subject) if one.is_due]
    return sorted(things, key=lambda one: one.due_on)


def _due_item(one: Thing) -> Item:
    title = f"{kinds.get(one.kind).label.capitalize()}: {title_of(one)}"
    owner = one.row if one.kind == "organisation" else getattr(one.row, "organisation", None)
    url = _check(owner) if owner is not None else str(one.row.get_absolute_url())
    return Item(title, url, one.row.confirmed_until, state_of(one).capitalize())


def unanswered(user: Any, scope: Scope) -> InTurn:
    """What was laid before coordinators here and still waits."""
    rows = in_scope(still_open(user), scope).order_by("since", "pk")
    return InTurn(rows, whole=Escalation.objects.select_related("organisation"))


def _unanswered_item(one: Escalation) -> Item:
    about = "" if one.kind == "organisation" else f": {kinds.get(one.kind).label}"
    title = f"{one.organisation.name}{about}"
    return Item(title, _check(one.organisation), one.since, one.get_why_display().capitalize())


def _overdue_item(one: Organisation) -> Item:
    own = one.confirmed_until if one.confirmed_until and one.confirmed_until < timezone.localdate() else None
    why = "Bevestiging van de organisatie is verlopen" if own else "Bevestiging van een of meer gegevens is verlopen"
    return Item(one.name, _check(one), own, why)


def _check(organisation: Organisation) -> str:
    return reverse("upkeep_organisation", args=[organisation.ref])


def plug() -> None:
    attention.add(
        Matter(
            name="bevestigen",
            title="Kijk na of dit nog klopt",
            desk="organisation",
            position=30,
            rows=due,
            item=_due_item,
            empty="Alles is bevestigd.",
            action="Kijk na en bevestig",
            url=lambda scope: _check(scope.subject),
        )
    )
    attention.add(
        Matter(
            name="geen-antwoord",
            title="Niemand bevestigt dit",
            desk="area",
            position=30,
            rows=unanswered,
            item=_unanswered_item,
            empty="Van elke organisatie houdt iemand de gegevens bij.",
            action="Bekijk de eerste",
            follows=(*OWN, "contact.", "capability.", "agreement."),
        )
    )
    attention.add(
        Matter(
            name="verlopen",
            title="Bevestiging verlopen",
            desk="area",
            position=50,
            rows=overdue_in,
            item=_overdue_item,
            empty="Geen bevestiging is verlopen.",
            action="Bekijk de oudste",
            follows=(*OWN, "contact.", "capability."),
        )
    )
