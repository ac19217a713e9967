"""Every change to agreements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.agreements import rules
from weerbaar.features.networks.agreements.models import Agreement, AgreementLine, AgreementParty
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import change_fields, check, lock, without_values
from weerbaar.foundation.audiences.keys import clause_for
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.kit.uploads import UnwantedFile, document_kind, tidy_name
from weerbaar.foundation.organisations import services as organisations
from weerbaar.foundation.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Party:
    organisation: Organisation
    role: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """What the agreement covers: how much (None: not said) and in which region ('' wherever it is usable)."""

    capability: Capability
    quantity: Decimal | None = None
    region: str = ""


def add_agreement(
    actor: Any,
    values: Mapping[str, Any],
    parties: Sequence[Party],
    promises: Sequence[Promise] = (),
    document: File | None = None,
) -> Agreement:
    """Lay down an agreement. For coordinators and editors of one of the parties; raises Refused or Invalid."""
    require(rules.may_add_agreement(actor, [party.organisation for party in parties]))
    _check_parts(parties, promises)
    with transaction.atomic():
        agreement = Agreement(**values)
        check(agreement, values)
        agreement.save()
        _write_parties(agreement, parties)
        _write_promises(agreement, promises)
        if document is not None:
            _write_document(agreement, document)
        renew_audience(agreement)
        record(actor, "agreement.added", agreement)
    return agreement


def change_agreement(
    actor: Any,
    agreement: Agreement,
    values: Mapping[str, Any],
    parties: Sequence[Party],
    promises: Sequence[Promise],
    document: File | None = None,
    remove_document: bool = False,
    seen: str | None = None,
) -> Agreement:
    """Change an agreement with its parties and promises. For editors of a party and coordinators it concerns.

    Raises Refused, Stale (changed since `seen`) or Invalid.
    """
    require(rules.may_change_agreement(actor, agreement))
    _check_parts(parties, promises)
    with transaction.atomic():
        agreement = lock(agreement, seen)
        before, named = agreement.clauses(), _named_by(agreement)
        changes = _write_parties(agreement, parties) | _write_promises(agreement, promises)
        changes |= without_values(change_fields(agreement, dict(values)), ["activation_contact"])
        if document is not None or (remove_document and agreement.document):
            _drop_document(agreement)
            changes["document"] = []
            if document is not None:
                _write_document(agreement, document)
        if changes:
            renew_audience(agreement)
            agreement.save(update_fields=["updated_at"])
            clauses = {*before, *agreement.clauses()}
            named |= _named_by(agreement)
            mentions = named if {"parties", "lines"} & changes.keys() else ()
            record(actor, "agreement.changed", agreement, changes, clauses=clauses, mentions=mentions)
    return agreement


def confirm_agreement(actor: Any, agreement: Agreement) -> Agreement:
    """Somebody of a party, or a coordinator, says that the agreement still stands. Raises Refused."""
    verdict = rules.may_confirm_agreement(actor, agreement)
    return organisations.confirm(actor, agreement, verdict)


def record_exercise(actor: Any, agreement: Agreement, on: date, note: str = "") -> Agreement:
    """Write down that the agreement was exercised on a day, and how that went. The row keeps the last day.

    For who may change the agreement. Records 'agreement.exercised'. Raises Refused; Invalid for a day to come.
    """
    require(rules.may_record_exercise(actor, agreement))
    if on > timezone.localdate():
        raise Invalid({"on": ["Kies een dag die al is geweest."]})
    with transaction.atomic():
        agreement = lock(agreement)
        before = agreement.last_exercised_on
        if before is None or on > before:
            agreement.last_exercised_on = on
            agreement.save(update_fields=["last_exercised_on", "updated_at"])
        told = {"exercised_on": [None, on.isoformat()]} | ({"exercise_note": [None, note]} if note else {})
        record(actor, "agreement.exercised", agreement, told)
    return agreement


def _named_by(agreement: Agreement) -> set[Organisation | Capability]:
    """Its parties and what they promise."""
    return {*agreement.all_parties(), *(line.capability for line in agreement.lines.select_related("capability"))}


def audience_of(agreement: Agreement) -> list[str]:
    """The keys that open it."""
    owners = agreement.party_rows.values_list("organisation", flat=True)
    return clause_for(agreement.visibility, agreement.regions_concerned(), owners)


def renew_audience(agreement: Agreement) -> bool:
    """Its keys follow from visibility, the regions concerned and all parties. Whether they are other ones now."""
    audience = audience_of(agreement)
    if audience == agreement.audience:
        return False
    agreement.audience = audience
    agreement.save(update_fields=["audience"])
    return True


def _check_parts(parties: Sequence[Party], promises: Sequence[Promise]) -> None:
    owners = [party.organisation.pk for party in parties]
    errors: dict[str, list[str]] = {}
    if not owners:
        errors["parties"] = ["Noem ten minste één partij."]
    elif len(set(owners)) < len(owners):
        errors["parties"] = ["Noem elke partij één keer."]
    strangers = {str(one.capability) for one in promises if one.capability.organisation_id not in owners}
    if strangers:
        errors["promises"] = [f"‘{name}’ is van geen van de partijen." for name in sorted(strangers)]
    if any(one.quantity is not None and one.quantity <= 0 for one in promises):
        errors.setdefault("promises", []).append("Een aantal is groter dan nul.")
    if errors:
        raise Invalid(errors)


def told_parties(agreement: Agreement) -> list[list[str]]:
    """Its parties as history tells them: ref, role, name."""
    rows = agreement.party_rows.select_related("organisation")
    return [[row.organisation.ref, row.role, str(row.organisation)] for row in rows]


def told_promises(agreement: Agreement) -> list[list[Any]]:
    """What is promised as history tells it: ref of the capability, quantity, region, name."""
    rows = agreement.lines.select_related("capability")
    return [_told_promise(row.capability, row.quantity, row.region_id or "") for row in rows]


def _told_promise(capability: Capability, quantity: Decimal | None, region: str) -> list[Any]:
    amount = None if quantity is None else f"{quantity.normalize():f}"
    return [capability.ref, amount, region, str(capability)]


def _write_parties(agreement: Agreement, parties: Sequence[Party]) -> dict[str, list[Any]]:
    before = told_parties(agreement)
    after = [[party.organisation.ref, party.role, str(party.organisation)] for party in parties]
    if before == after:
        return {}
    agreement.party_rows.all().delete()
    AgreementParty.objects.bulk_create(
        AgreementParty(agreement=agreement, organisation=party.organisation, role=party.role) for party in parties
    )
    return {"parties": [before, after]}


def _write_promises(agreement: Agreement, promises: Sequence[Promise]) -> dict[str, list[Any]]:
    before = told_promises(agreement)
    after = [_told_promise(one.capability, one.quantity, one.region) for one in promises]
    if before == after:
        return {}
    agreement.lines.all().delete()
    AgreementLine.objects.bulk_create(
        AgreementLine(
            agreement=agreement, capability=one.capability, quantity=one.quantity, region_id=one.region or None
        )
        for one in promises
    )
    return {"lines": [before, after]}


def _write_document(agreement: Agreement, document: File) -> None:
    """Keep the file under a tidy name, when its content is what it should be. Raises Invalid."""
    try:
        kind = document_kind(document, document.size)
    except UnwantedFile as error:
        raise Invalid({"document": [str(error)]}) from error
    agreement.document.save(tidy_name(document.name or "", kind), document, save=False)
    agreement.save(update_fields=["document", "updated_at"])


def _drop_document(agreement: Agreement) -> None:
    """Take the file away, once the change is certain."""
    if not agreement.document:
        return
    storage, name = agreement.document.storage, str(agreement.document.name)
    transaction.on_commit(lambda: storage.delete(name))
    agreement.document = ""
    agreement.save(update_fields=["document", "updated_at"])
