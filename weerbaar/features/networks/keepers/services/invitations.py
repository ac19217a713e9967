"""Inviting somebody to become editor: sending, sending again, withdrawing, accepting."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.keepers import queries, rules
from weerbaar.features.networks.keepers.models import Invitation
from weerbaar.features.networks.keepers.services.editors import among_keepers, make_editor
from weerbaar.features.networks.keepers.telling import tell_accepted, tell_invited
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.kit.errors import Invalid, Refused, require
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.foundation.organisations.models import Organisation

State = Invitation.State


class Over(Invalid):
    """The invitation can no longer be used: expired, withdrawn or used."""


def may_invite(user: Any, organisation: Organisation) -> Verdict:
    """The rule, with what it has to know of the register."""
    return rules.may_invite(user, organisation, queries.leads_need_of(user, organisation))


def invite_editor(actor: Any, organisation: Organisation, email: str, words: str = "") -> Invitation:
    """Invite by mail. Records 'organisation.editor_invited'. Raises Refused, or Invalid when there is no need."""
    require(may_invite(actor, organisation))
    with transaction.atomic():
        organisation = lock(organisation)
        if queries.editors_of(organisation).filter(user__email__iexact=email).exists():
            raise Invalid({"email": ["Deze persoon is al beheerder van deze organisatie."]})
        if Invitation.objects.filter(organisation=organisation, email__iexact=email, state=State.OPEN).exists():
            raise Invalid({"email": ["Deze persoon is al uitgenodigd. Verstuur die uitnodiging opnieuw."]})
        invitation = Invitation.objects.create(
            organisation=organisation, email=email, words=words, invited_by=actor, expires_at=_term()
        )
        tell_invited(invitation)
        record(actor, "organisation.editor_invited", organisation, clauses=among_keepers(organisation))
    return invitation


def send_again(actor: Any, invitation: Invitation) -> Invitation:
    """A new mail, with a new term; the address in the old one leads to the same. Raises Refused, Invalid."""
    require(rules.may_send_again(invitation, may_invite(actor, invitation.organisation)))
    with transaction.atomic():
        invitation = _locked(invitation)
        if timezone.now() - invitation.sent_at < timedelta(minutes=10):
            raise Invalid({"": ["Deze uitnodiging is net verstuurd. Wacht tien minuten."]})
        invitation.round += 1
        invitation.sent_at, invitation.expires_at = timezone.now(), _term()
        invitation.save(update_fields=["round", "sent_at", "expires_at", "updated_at"])
        tell_invited(invitation)
        record(
            actor,
            "organisation.editor_invited",
            invitation.organisation,
            clauses=among_keepers(invitation.organisation),
        )
    return invitation


def withdraw_invitation(actor: Any, invitation: Invitation) -> None:
    """The address in the mail no longer works. Records 'organisation.invitation_withdrawn'. Raises Refused, Invalid."""
    require(rules.may_send_again(invitation, may_invite(actor, invitation.organisation)))
    with transaction.atomic():
        invitation = _locked(invitation)
        _close(invitation, State.WITHDRAWN)
        organisation = invitation.organisation
        record(actor, "organisation.invitation_withdrawn", organisation, clauses=among_keepers(organisation))


def accept_invitation(user: Any, invitation: Invitation) -> Organisation:
    """Become editor. For the account that has the invited address. Raises Refused, Over."""
    if not queries.has_address(user, invitation.email):
        raise Refused(f"Deze uitnodiging is voor {invitation.email}. Dat adres hoort niet bij uw account.")
    with transaction.atomic():
        invitation = _locked(invitation)
        _accept(invitation, user)
    return invitation.organisation


def join_with_new_account(invitation: Invitation, name: str, password: str) -> User:
    """Make an account for the invited address and become editor. The mail arrived there, so the address is confirmed.

    Raises Over, or Invalid when there is an account already.
    """
    with transaction.atomic():
        invitation = _locked(invitation)
        if queries.account_of(invitation.email) is not None:
            raise Invalid({"": ["Er is al een account met dit e-mailadres. Log daarmee in."]})
        user = User.objects.create_user(invitation.email, password, name=name)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        record(user, "user.signed_up", user)
        _accept(invitation, user)
    return user


def _accept(invitation: Invitation, user: User) -> None:
    if sentence := why_not(invitation):
        raise Over({"": [sentence]})
    if make_editor(invitation.invited_by, user, invitation.organisation):
        tell_accepted(invitation, user)
    invitation.accepted_by = user
    _close(invitation, State.ACCEPTED)


def _close(invitation: Invitation, state: str) -> None:
    invitation.state, invitation.closed_at = state, timezone.now()
    invitation.save(update_fields=["state", "closed_at", "accepted_by", "updated_at"])


def _locked(invitation: Invitation) -> Invitation:
    """The row, locked, if it can still be used. Raises Over."""
    invitation = lock(invitation)
    if sentence := why_over(invitation):
        raise Over({"": [sentence]})
    return invitation


def why_over(invitation: Invitation) -> str:
    """Why it can no longer be used; '' when it can. An expired one can still be sent again or withdrawn."""
    if invitation.state == State.WITHDRAWN:
        return "Deze uitnodiging is ingetrokken."
    if invitation.state == State.ACCEPTED:
        return "Deze uitnodiging is al gebruikt."
    return ""


def why_not(invitation: Invitation) -> str:
    """Why it can no longer be accepted; '' when it can."""
    if sentence := why_over(invitation):
        return sentence
    if invitation.has_expired:
        return "Deze uitnodiging is verlopen."
    return "Deze organisatie is gestopt." if invitation.organisation.ended_on is not None else ""


def _term() -> Any:
    return timezone.now() + timedelta(days=settings.INVITATION_DAYS)
