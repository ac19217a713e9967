"""Which dilemmas, positions and open questions a reader may see."""

from typing import Any

from django.db.models import Count, QuerySet

from weerbaar.features.content.dilemmas.models import Dilemma, OpenQuestion, Position
from weerbaar.features.content.dilemmas.shelf import SHELF


def visible_to(user: Any) -> QuerySet[Dilemma]:
    return SHELF.visible_to(user)


def positions_of(user: Any, dilemma: Dilemma) -> QuerySet[Position]:
    """In the order the editors gave them; none when the reader may not see the dilemma."""
    rows = Position.objects.filter(dilemma__in=visible_to(user).filter(pk=dilemma.pk))
    return rows.select_related("document").order_by("position")


def open_questions_of(user: Any, dilemma: Dilemma) -> QuerySet[OpenQuestion]:
    rows = OpenQuestion.objects.filter(dilemma__in=visible_to(user).filter(pk=dilemma.pk))
    return rows.order_by("position")


def listed(user: Any, need: str = "") -> QuerySet[Any]:
    """The newest first, with `position_count` and `open_count`; of one need when that is given."""
    rows = visible_to(user).filter(needs__contains=[need]) if need else visible_to(user)
    counted = rows.annotate(
        position_count=Count("positions", distinct=True), open_count=Count("open_questions", distinct=True)
    )
    return counted.order_by("-published_at", "-pk")


def needs_asked(user: Any) -> set[str]:
    """The needs about which there is a dilemma that this reader may see."""
    return {code for codes in visible_to(user).values_list("needs", flat=True) for code in codes}


def every_open_question(user: Any, state: str = "") -> QuerySet[OpenQuestion]:
    """Of all published dilemmas that this reader may see, those of the newest first."""
    published = visible_to(user).filter(status=Dilemma.Status.PUBLISHED)
    rows = OpenQuestion.objects.filter(dilemma__in=published).select_related("dilemma")
    rows = rows.filter(state=state) if state in OpenQuestion.State.values else rows
    return rows.order_by("-dilemma__published_at", "-dilemma__pk", "position")
