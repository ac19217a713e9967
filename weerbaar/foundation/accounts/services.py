"""What is done to somebody's account by another."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.accounts.tokens import revoke_after_second_step
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.letters.services import send


def may_reset_second_step(actor: Any, user: User) -> Verdict:
    """Administrators of the platform, for somebody else: for themselves they have their account page."""
    if not (actor.is_authenticated and actor.has_perm("mfa.delete_authenticator")):
        return no("Alleen een beheerder van het platform haalt de tweede stap van iemand anders weg.")
    if actor.pk == user.pk:
        return no("Uw eigen tweede stap haalt u weg bij uw account.")
    return YES


def reset_second_step(actor: Any, user: User, reason: str) -> None:
    """Take away the second step and recovery codes of who lost the phone, and end every session of that person.

    Records 'user.second_step_reset' with the reason; tells the person by mail. Raises Refused, Invalid.
    """
    require(may_reset_second_step(actor, user))
    take_second_step(actor, user, reason)


def take_second_step(actor: Any, user: User, reason: str) -> None:
    """The same without asking who may: for the command of who keeps the installation (`actor` None)."""
    if not reason.strip():
        raise Invalid({"reason": ["Schrijf op waarom, en hoe u weet dat deze persoon het echt vraagt."]})
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        if not Authenticator.objects.filter(user=user).delete()[0]:
            raise Invalid({"": ["Deze persoon heeft geen tweede stap."]})
        user.end_sessions()
        revoke_after_second_step(user)
        entry = record(actor, "user.second_step_reset", user, {"reason": [None, reason.strip()]})
        send(
            f"second_step_reset:{entry.pk}",
            user.email,
            "Uw tweede stap is weggehaald",
            "accounts/second_step_reset",
            {"reason": reason.strip(), "link": absolute("/account/tweede-stap/begin/")},
            about=None,
            user=user,
        )
