"""Who is invited and who asks to keep an organisation in a demo, so that coordinators have something to look after."""

from datetime import timedelta

from django.utils import timezone

from weerbaar.features.networks.keepers.models import Claim, Invitation
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.organisations.models import Organisation

INVITED = (
    ("Voedselschuur De Gulle Dijk", "bestuur@voedselschuur-de-gulle-dijk.invalid", 3),
    ("Containerdienst Kiepkreek", "planning@containerdienst-kiepkreek.invalid", 20),
)
CLAIMED = (
    "Radioclub De Lange Antenne",
    "Ik ben de secretaris. De voorzitter kan dat bevestigen; hij staat op de site.",
)


def begin_once() -> int:
    """Invitations by Gwen (one of them expired) and a claim by Mats; nothing when there ever was one. How many."""
    gwen = User.objects.filter(email="gwen@demo.invalid").first()
    mats = User.objects.filter(email="mats@demo.invalid").first()
    if gwen is None or mats is None or Invitation.objects.exists() or Claim.objects.exists():
        return 0
    made = 0
    for name, email, days in INVITED:
        sent = timezone.now() - timedelta(days=days)
        for organisation in Organisation.objects.filter(name=name)[:1]:
            Invitation.objects.create(
                organisation=organisation,
                email=email,
                invited_by=gwen,
                sent_at=sent,
                expires_at=sent + timedelta(days=14),
            )
            made += 1
    for organisation in Organisation.objects.filter(name=CLAIMED[0])[:1]:
        Claim.objects.create(organisation=organisation, user=mats, reason=CLAIMED[1])
        made += 1
    return made
