"""A party that becomes another one, or stops: what that does to its agreements."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from weerbaar.features.networks.agreements import queries
from weerbaar.features.networks.agreements.models import Agreement, AgreementLine, AgreementParty
from weerbaar.features.networks.agreements.services import audience_of, told_parties
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports import belongings
from weerbaar.foundation.ports.belongings import Belonging, Ending, Tell


def plug() -> None:
    belongings.add(
        Belonging(
            AgreementParty,
            "organisation",
            "Afspraken",
            visible_to=_visible_rows,
            twin_by=("agreement",),
            splits=True,
            guarded=lambda row: row.agreement,
            audience_of=audience_of,
            name_of=lambda row: str(row.agreement),
            url_of=lambda row: row.agreement.get_absolute_url(),
            watch=_watch,
        )
    )
    belongings.add_mending(add_owners)
    belongings.add_ending(
        Ending("afspraken", "Afspraken waarin niemand anders meer overblijft, lopen af", _over, queries.visible_to,
               _tell, 20)
    )  # fmt: skip


def _visible_rows(user: Any) -> Any:
    return AgreementParty.objects.filter(agreement__in=queries.visible_to(user)).select_related("agreement")


def _watch(row: AgreementParty) -> Tell:
    """History tells the parties before and after, so that earlier versions can be put back."""
    agreement = row.agreement
    was, parties, clauses = told_parties(agreement), agreement.all_parties(), agreement.clauses()

    def tell(actor: Any) -> None:
        fresh = Agreement.objects.get(pk=agreement.pk)
        now = told_parties(fresh)
        if now != was:
            record(
                actor, "agreement.changed", fresh, {"parties": [was, now]},
                clauses={*clauses, *fresh.clauses()}, mentions={*parties, *fresh.all_parties()},
            )  # fmt: skip

    return tell


def add_owners(organisations: Iterable[Organisation]) -> Iterable[AgreementParty]:
    """Who owns something that is promised is a party: add who came to own it without being one."""
    lines = AgreementLine.objects.filter(
        agreement__in=Agreement.objects.filter(
            Q(party_rows__organisation__in=organisations) | Q(lines__capability__organisation__in=organisations)
        )
    ).select_related("capability")
    for line in lines:
        owner = line.capability.organisation_id
        row, is_new = AgreementParty.objects.get_or_create(agreement_id=line.agreement_id, organisation_id=owner)
        if is_new:
            yield row


def _over(organisation: Organisation, day: date) -> Iterable[tuple[Agreement, Mapping[str, Any]]]:
    """Agreements in force that leave one party or none that has not stopped; they end the day before, if they began."""
    rows = Agreement.objects.filter(party_rows__organisation=organisation).exclude(valid_to__lt=day)
    for agreement in rows.distinct():
        others = [one for one in agreement.all_parties() if one.pk != organisation.pk and one.ended_on is None]
        if len(others) < 2:
            last = day - timedelta(days=1)
            yield agreement, {"valid_to": max(last, agreement.valid_from or last)}


def _tell(actor: Any, row: Agreement, is_over: bool, changes: dict[str, list[Any]]) -> None:
    record(actor, "agreement.changed", row, changes)
