"""The desk of the editors: drafts, what was not reviewed in time, and a way to add one of each kind."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from weerbaar.foundation.kit.rows import InTurn
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Act, Item, Matter, Scope
from weerbaar.shared.publishing.models import Proposed, Published
from weerbaar.shared.publishing.shelf import Shelf

_shelves: dict[str, Shelf] = {}


def plug(shelf: Shelf) -> None:
    """The matters follow what happens to each kind that is told here."""
    _shelves[shelf.name] = shelf
    url = f"{shelf.name}_add"
    attention.add_act(Act(url, f"Voeg een {shelf.label} toe", "editorial", 50, lambda user, scope: reverse(url)))
    follows = tuple(f"{name}." for name in _shelves)
    attention.add(
        Matter(
            name="niet-herzien",
            title="Niet op tijd herzien",
            desk="editorial",
            position=30,
            rows=late,
            item=lambda row: _item(row, row.review_due_on, "Had vóór deze dag opnieuw bekeken moeten zijn."),
            empty="Alles op de plank is op tijd herzien.",
            action="Bekijk of het nog klopt",
            follows=follows,
        )
    )
    attention.add(
        Matter(
            name="concepten",
            title="Concepten die wachten",
            desk="editorial",
            position=40,
            rows=drafts,
            item=lambda row: _item(row, row.updated_at.date(), "Nog niet gepubliceerd."),
            empty="Er wachten geen concepten.",
            action="Bekijk het eerste concept",
            follows=follows,
        )
    )


def late(user: Any, scope: Scope) -> InTurn:
    """Published, and past the day before which it had to be looked at again; the longest ago first, kind by kind."""
    today = timezone.localdate()
    return _of_each(
        user,
        lambda rows: rows.filter(status=Published.Status.PUBLISHED, review_due_on__lt=today).order_by(
            "review_due_on", "pk"
        ),
    )


def drafts(user: Any, scope: Scope) -> InTurn:
    """Never published and not refused; what lies longest first, kind by kind."""

    def waiting(rows: QuerySet[Any]) -> QuerySet[Any]:
        refused = {"refused_at__isnull": False} if issubclass(rows.model, Proposed) else {"pk__in": ()}
        return rows.filter(status=Published.Status.DRAFT).exclude(**refused).order_by("updated_at", "pk")

    return _of_each(user, waiting)


def _of_each(user: Any, narrowed: Any) -> InTurn:
    rows: list[QuerySet[Any]] = [narrowed(shelf.visible_to(user)) for shelf in _shelves.values()]
    return InTurn(*rows)


def _item(row: Any, since: Any, why: str) -> Item:
    label = _shelves[type(row).__name__.lower()].worded(row).label
    return Item(row.title, row.get_absolute_url(), since, f"{label.capitalize()}. {why}")
