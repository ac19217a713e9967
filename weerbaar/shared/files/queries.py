"""Files on their way: each is seen by who sent it. Kept files are reached through the record that keeps them."""

from typing import Any

from django.db.models import QuerySet

from weerbaar.shared.files.models import StoredFile


def sent_by(user: Any) -> QuerySet[StoredFile]:
    """What this person sent and no record keeps yet."""
    if user is None or not user.is_authenticated:
        return StoredFile.objects.none()
    return StoredFile.objects.filter(by_id=user.pk).exclude(state=StoredFile.State.KEPT)


def ready(user: Any, ref: str) -> StoredFile | None:
    """A file of this person that is there whole, checked, and not yet kept."""
    return sent_by(user).filter(ref=ref, state=StoredFile.State.READY).first()
