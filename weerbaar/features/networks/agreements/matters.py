"""What agreements put on the desk: those that end or must be looked at again."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Least
from django.utils import timezone

from weerbaar.features.networks.agreements.models import Agreement, AgreementLine, AgreementParty
from weerbaar.features.networks.agreements.queries import visible_to
from weerbaar.foundation.kit.dutch import long_day
from weerbaar.foundation.kit.rows import InTurn
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Item, Matter, Scope

# So many days before its last day an agreement asks for attention, and so many after it.
AHEAD, BEHIND = 90, 30


def ending(user: Any, scope: Scope) -> InTurn:
    """Agreements that end or must be looked at again within 90 days, or ended in the last 30; the first first."""
    today = timezone.localdate()
    soon, gone = today + timedelta(days=AHEAD), today - timedelta(days=BEHIND)
    due = Q(valid_to__range=(gone, soon)) | (Q(review_due_on__lte=soon) & (Q(valid_to=None) | Q(valid_to__gte=today)))
    rows = (
        visible_to(user)
        .filter(due, in_scope(scope, Agreement.objects.filter(due)))
        .annotate(due_on=Least("valid_to", "review_due_on"))
    )
    return InTurn(rows.order_by("due_on", "pk"), whole=Agreement.objects.all())


def in_scope(scope: Scope, among: QuerySet[Agreement]) -> Q:
    """What `rules.may_change_agreement` says, over rows: of a party, of its seat, of a region it touches.

    `among` narrows what is looked up to a few agreements, so that no table is read as a whole.
    """
    parties = AgreementParty.objects.filter(agreement__in=among)
    lines = AgreementLine.objects.filter(agreement__in=among)
    match scope.kind:
        case "organisation":
            return Q(pk__in=parties.filter(organisation=scope.subject).values("agreement"))
        case "municipality":
            return Q(pk__in=parties.filter(organisation__municipality=scope.key).values("agreement"))
        case _:
            covered = lines.filter(Q(region=scope.key) | Q(region=None, capability__regions__contains=[scope.key]))
            worked_in = parties.filter(organisation__regions__contains=[scope.key])
            bare = ~Q(pk__in=lines.values("agreement")) & Q(pk__in=worked_in.values("agreement"))
            return Q(pk__in=covered.values("agreement")) | bare


def item_of(agreement: Agreement) -> Item:
    end, review = agreement.valid_to, agreement.review_due_on
    is_over = end is not None and end < timezone.localdate()
    due = end if is_over else min(day for day in (end, review) if day is not None)
    return Item(agreement.title, agreement.get_absolute_url(), due, why(end, review))


def why(end: date | None, review: date | None) -> str:
    """Why it stands on the desk: what comes first."""
    today = timezone.localdate()
    if end is not None and end < today:
        return f"Afgelopen op {long_day(end)}"
    if review is not None and (end is None or review < end):
        word = "Moest" if review < today else "Moet"
        return f"{word} opnieuw worden bekeken vóór {long_day(review)}"
    return f"Loopt af op {long_day(end)}" if end else ""


def plug() -> None:
    for desk, empty in (
        ("organisation", "Geen van uw afspraken loopt binnenkort af."),
        ("area", "Er loopt binnenkort geen afspraak af."),
    ):
        attention.add(
            Matter(
                name="afspraken-die-aflopen",
                title="Afspraken die aflopen",
                desk=desk,  # type: ignore[arg-type]
                position=35,
                rows=ending,
                item=item_of,
                empty=empty,
                action="Bekijk de eerste afspraak",
                follows=("agreement.", "capability.", "contact."),
            )
        )
