"""What organisations expect of each other, and which expectations do not hold (yet)."""

from typing import Any

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to as visible_capabilities
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.kit.rows import InTurn
from weerbaar.foundation.organisations.models import COUNTS_ON, Organisation, Relation, RoleKind
from weerbaar.foundation.organisations.queries import visible_relations
from weerbaar.foundation.ports.attention import Scope


class Trouble(models.TextChoices):
    """Why one cannot be sure of an expectation, worst first."""

    REFUSED = "1-nee", "de ander zegt nee"
    PARTLY = "2-deels", "de ander zegt: deels"
    UNCOVERED = "3-ongedekt", "de ander zegt ja, maar heeft er geen beschikbaar aanbod voor"
    UNANSWERED = "4-onbeantwoord", "nog geen antwoord"


NONE = ""


def expectations(user: Any) -> QuerySet[Any]:
    """All that stand and of which the reader sees both ends, each with its `trouble` (see `Trouble`; '' when none).

    An answer 'yes' for a sub-need is covered when the other has an available capability for it (active, confirmed in
    term), as far as this reader may see.
    """
    answers = Relation.Answer
    trouble = Case(
        When(answer=answers.NO, then=Value(Trouble.REFUSED.value)),
        When(answer=answers.PARTLY, then=Value(Trouble.PARTLY.value)),
        When(answer=answers.NOT_ASKED, then=Value(Trouble.UNANSWERED.value)),
        When(_is_uncovered(user), then=Value(Trouble.UNCOVERED.value)),
        default=Value(NONE),
    )
    return _standing(user).annotate(trouble=trouble)


def _standing(user: Any) -> QuerySet[Any]:
    rows = visible_relations(user).filter(kind=COUNTS_ON).exclude(until__lte=timezone.localdate())
    return rows.select_related("source", "target")


def _is_uncovered(user: Any) -> Q:
    covering = visible_capabilities(user).filter(
        organisation=OuterRef("target"),
        status=Capability.Status.ACTIVE,
        confirmed_until__gte=timezone.localdate(),
        sub_needs__contains=[OuterRef("sub_need")],
    )
    return ~Q(sub_need="") & Q(~Exists(covering))


def counts_on(user: Any, organisation: Organisation) -> QuerySet[Any]:
    """On whom it counts, what is uncertain first."""
    return _sorted(expectations(user).filter(source=organisation), "target__name")


def counted_on_by(user: Any, organisation: Organisation) -> QuerySet[Any]:
    """Who counts on it; what waits for its answer first."""
    waiting = Case(When(answer=Relation.Answer.NOT_ASKED, then=Value(0)), default=Value(1))
    return expectations(user).filter(target=organisation).order_by(waiting, "asked_at", "source__name", "pk")


def _sorted(rows: QuerySet[Any], then: str) -> QuerySet[Relation]:
    certain_last = Case(When(trouble=NONE, then=Value(1)), default=Value(0))
    return rows.order_by(certain_last, "trouble", then, "pk")


def waiting_for(user: Any, scope: Scope) -> QuerySet[Any]:
    """What others want to know of the organisation whose desk this is."""
    return counted_on_by(user, scope.subject).filter(answer=Relation.Answer.NOT_ASKED)


def uncertain_in(user: Any, scope: Scope) -> InTurn:
    """Expectations that do not hold (yet), of an organisation or of an area: worst first, then what was asked first.

    For an organisation: what it counts on itself, and what it promised without an available capability. For an area:
    every expectation of which one of both ends lies there. `is_source_here` tells which.
    """
    match scope.kind:
        case "organisation":
            source, target = Q(source__ref=scope.key), Q(target__ref=scope.key, answer=Relation.Answer.YES)
        case "municipality":
            source, target = Q(source__municipality=scope.key), Q(target__municipality=scope.key)
        case _:
            source = Q(source__regions__contains=[scope.key])
            target = Q(target__regions__contains=[scope.key])
    here = Case(When(source, then=Value(True)), default=Value(False), output_field=models.BooleanField())
    rows = _standing(user).filter(source | target).annotate(is_source_here=here)
    return InTurn(*(part.order_by("asked_at", "pk") for part in _troubled(user, rows)))


def _troubled(user: Any, rows: QuerySet[Any]) -> list[QuerySet[Any]]:
    """Those in trouble, a query for each kind of it, worst first. As `expectations` says it, but so that an index leads
    to the first of them."""
    parts = {
        Trouble.REFUSED: rows.filter(answer=Relation.Answer.NO),
        Trouble.PARTLY: rows.filter(answer=Relation.Answer.PARTLY),
        Trouble.UNCOVERED: rows.filter(_is_uncovered(user), answer=Relation.Answer.YES),
        Trouble.UNANSWERED: rows.filter(answer=Relation.Answer.NOT_ASKED),
    }
    return [part.annotate(trouble=Value(trouble.value)) for trouble, part in parts.items()]


def editors_who_see(relation: Relation, organisation: Organisation) -> list[User]:
    """The editors of one end who may see the relation: both ends of it."""
    people = User.objects.filter(
        roles__kind=RoleKind.EDITOR_OF_ORGANISATION, roles__organisation=organisation, is_active=True
    )
    return [one for one in people.distinct().order_by("pk") if _sees(one, relation)]


def asker_of(relation: Relation) -> list[User]:
    """Who put the question last, if they still see the relation: hears the answer when the source has no editor."""
    asked = Entry.objects.filter(
        target=relation.uuid, code__in=("relation.added", "relation.changed", "relation.asked")
    )
    entry = asked.filter(actor__is_active=True).select_related("actor").order_by("-at", "-pk").first()
    return [entry.actor] if entry and entry.actor and _sees(entry.actor, relation) else []


def _sees(user: User, relation: Relation) -> bool:
    return visible_relations(user).filter(pk=relation.pk).exists()
