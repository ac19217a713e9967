"""'This is my organisation': asking, and deciding."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.keepers import queries, rules
from weerbaar.features.networks.keepers.models import Claim
from weerbaar.features.networks.keepers.services.editors import among_keepers, make_editor
from weerbaar.features.networks.keepers.telling import tell_claimed, tell_decided
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.foundation.organisations.models import Organisation

# Somebody who asks for more at once is not about to keep all of them.
MOST_OPEN = 5


def may_decide(user: Any, claim: Claim) -> Verdict:
    """The rule, with what it has to know of the register."""
    return rules.may_decide(user, claim, bool(queries.coordinators_of(claim.organisation)))


def claim_organisation(actor: Any, organisation: Organisation, reason: str) -> Claim:
    """Ask to become its editor, and tell who decides. Records 'organisation.claimed'. Raises Refused, Invalid."""
    require(rules.may_claim(actor, organisation))
    with transaction.atomic():
        organisation = lock(organisation)
        if queries.own_claim(actor, organisation) is not None:
            raise Invalid({"": ["U hebt dit al gevraagd. U krijgt een e-mail zodra er is beslist."]})
        if Claim.objects.filter(user=actor, state=Claim.State.OPEN).count() >= MOST_OPEN:
            raise Invalid({"": ["U wacht al op antwoord over vijf organisaties. Wacht daar eerst op."]})
        claim = Claim.objects.create(organisation=organisation, user=actor, reason=reason)
        tell_claimed(claim)
        record(actor, "organisation.claimed", organisation, clauses=among_keepers(organisation))
    return claim


def decide_claim(actor: Any, claim: Claim, is_granted: bool, answer: str) -> Claim:
    """Yes makes the person editor; no needs a reason. Tells the person. Records 'organisation.claim_granted' or
    'organisation.claim_denied'. Raises Refused, Invalid."""
    require(may_decide(actor, claim))
    if not is_granted and not answer.strip():
        raise Invalid({"answer": ["Leg uit waarom niet. De aanvrager leest dit."]})
    with transaction.atomic():
        claim = lock(claim)
        require(may_decide(actor, claim))
        claim.state = Claim.State.GRANTED if is_granted else Claim.State.DENIED
        claim.answer, claim.decided_at, claim.decided_by = answer, timezone.now(), actor
        claim.save(update_fields=["state", "answer", "decided_at", "decided_by", "updated_at"])
        if is_granted:
            make_editor(actor, claim.user, claim.organisation)
        tell_decided(claim)
        code = "organisation.claim_granted" if is_granted else "organisation.claim_denied"
        record(actor, code, claim.organisation, clauses=among_keepers(claim.organisation))
    return claim
