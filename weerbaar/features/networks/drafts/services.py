"""Every change to agreements in the making, up to the agreement in the register."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.agreements import services as agreements
from weerbaar.features.networks.agreements.services import Party, Promise
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.drafts import rules
from weerbaar.features.networks.drafts.models import Draft
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import change_fields, check, lock
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.organisations.models import Organisation

AGREED = ("asker_agreed_at", "giver_agreed_at")


def start_draft(
    actor: Any,
    asker: Organisation,
    giver: Organisation,
    values: Mapping[str, Any],
    capability: Capability | None = None,
) -> Draft:
    """Begin an agreement between two. For editors of one of them. Records 'draft.started'. Raises Refused, Invalid."""
    require(rules.may_start(actor, asker, giver))
    if capability is not None and capability.organisation_id != giver.pk:
        raise Invalid({"": ["Wat u vraagt, is niet van deze organisatie."]})
    with transaction.atomic():
        draft = Draft(asker=asker, giver=giver, capability=capability, by=actor, **values)
        check(draft, ["title", *values])
        draft.save()
        record(actor, "draft.started", draft)
    return draft


def change_draft(actor: Any, draft: Draft, values: Mapping[str, Any], seen: str | None = None) -> Draft:
    """Write what differs; who had agreed, has to look again. For editors of either party.

    Records 'draft.changed'. Raises Refused, Stale (changed since `seen`), Invalid.
    """
    with transaction.atomic():
        draft = lock(draft, seen)
        require(rules.may_change(actor, draft))
        changes = change_fields(draft, dict(values))
        if changes:
            draft.asker_agreed_at = draft.giver_agreed_at = None
            draft.save(update_fields=[*AGREED, "updated_at"])
            record(actor, "draft.changed", draft, changes)
    return draft


def agree_draft(actor: Any, draft: Draft, seen: str | None = None) -> Draft:
    """Say yes for the side that one speaks for; the second yes makes the agreement.

    Records 'draft.agreed', and 'draft.concluded' with the second. Raises Refused, Stale (changed since `seen`).
    """
    with transaction.atomic():
        draft = lock(draft, seen)
        require(rules.may_agree(actor, draft))
        for side in rules.sides_to_agree(actor, draft):
            setattr(draft, f"{side}_agreed_at", timezone.now())
        draft.save(update_fields=[*AGREED, "updated_at"])
        record(actor, "draft.agreed", draft)
        if draft.asker_agreed_at and draft.giver_agreed_at:
            _conclude(actor, draft)
    return draft


def sign_draft(actor: Any, draft: Draft, on: date, seen: str | None = None) -> Draft:
    """Both have signed it on paper on this day: it is the agreement now. For editors of either party.

    Records 'draft.concluded'. Raises Refused, Stale (changed since `seen`), Invalid for a day to come.
    """
    if on > timezone.localdate():
        raise Invalid({"on": ["Kies een dag die al is geweest."]})
    with transaction.atomic():
        draft = lock(draft, seen)
        require(rules.may_sign(actor, draft))
        draft.signed_on = on
        draft.save(update_fields=["signed_on", "updated_at"])
        _conclude(actor, draft)
    return draft


def withdraw_draft(actor: Any, draft: Draft) -> Draft:
    """Stop making it. For editors of either party. Records 'draft.withdrawn'. Raises Refused."""
    with transaction.atomic():
        draft = lock(draft)
        require(rules.may_change(actor, draft))
        draft.state = Draft.State.WITHDRAWN
        draft.save(update_fields=["state", "updated_at"])
        record(actor, "draft.withdrawn", draft)
    return draft


def _conclude(actor: Any, draft: Draft) -> None:
    """The draft becomes an agreement in the register, with what is promised of the capability."""
    names = ("title", "kind", "valid_from", "valid_to", "activation", "response_hours", "cost_rule", "review_due_on",
             "visibility")  # fmt: skip
    values = {name: getattr(draft, name) for name in names} | {"summary": summary_of(draft)}
    capability = draft.capability
    is_promised = capability is not None and capability.organisation_id == draft.giver_id
    promises = [Promise(capability, draft.quantity)] if is_promised and capability is not None else []
    parties = [Party(draft.asker, "vraagt"), Party(draft.giver, "levert")]
    draft.agreement = agreements.add_agreement(actor, values, parties, promises)
    draft.state = Draft.State.CONCLUDED
    draft.save(update_fields=["agreement", "state", "updated_at"])
    record(actor, "draft.concluded", draft)


def summary_of(draft: Draft) -> str:
    """What the agreement says of what has no field of its own."""
    parts = [draft.what, f"Hoe lang: {draft.sustain}", f"Oefenen: {draft.exercise}"]
    if draft.signed_on:
        parts.append(f"Ondertekend op papier op {draft.signed_on.day}-{draft.signed_on.month}-{draft.signed_on.year}.")
    return "\n".join(parts)
