"""That two organisations became one, one became two, or one stopped; with what is needed to undo it."""

from django.conf import settings
from django.db import models

from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.organisations.models import Organisation


class Succession(Record):
    """One such event. `organisation` stays (or stopped, or was split), `other` went up in it or came out of it.

    `steps` says for each row what stood there and a fingerprint of what stands there since (see `ledger.py`).
    """

    class Kind(models.TextChoices):
        MERGED = "samengevoegd", "samengevoegd"
        SPLIT = "gesplitst", "gesplitst"
        ENDED = "gestopt", "gestopt"

    kind = models.CharField("wat er gebeurde", max_length=20, choices=Kind)
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="successions", verbose_name="organisatie"
    )
    other = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="andere organisatie"
    )
    steps = models.JSONField("wat er stond", default=list)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="door"
    )
    undone_at = models.DateTimeField("ongedaan gemaakt op", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="ongedaan gemaakt door",
    )  # fmt: skip

    class Meta:
        verbose_name = "opvolging"
        verbose_name_plural = "opvolgingen"
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.ref}"
