"""Which accounts have what, for who keeps them."""

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet


def second_steps() -> QuerySet[Authenticator]:
    """One row per person who has set up a second step, with the person."""
    return Authenticator.objects.filter(type=Authenticator.Type.TOTP).select_related("user")
