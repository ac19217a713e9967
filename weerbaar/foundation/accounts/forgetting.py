"""What accounts throw away each day."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from weerbaar.foundation.accounts.models import Pace, Token

PACE_KEPT = timedelta(days=1)
TOKEN_KEPT = timedelta(days=365)


def forget(today: date) -> None:
    """Counts of yesterday, and keys that stopped working a year ago."""
    Pace.objects.filter(began_at__lt=timezone.now() - PACE_KEPT).delete()
    gone = Q(revoked_at__lt=timezone.now() - TOKEN_KEPT) | Q(expires_on__lt=today - TOKEN_KEPT)
    Token.objects.filter(gone).delete()
