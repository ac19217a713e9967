"""That two things belong together, whatever they are: by kind and uuid, the same in both directions."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Link(models.Model):
    """One pair. The one with the lower uuid stands on the left, so that a pair is there once. It shows when both do."""

    left_kind = models.CharField("soort", max_length=40)
    left = models.UUIDField("dit")
    right_kind = models.CharField("soort van het andere", max_length=40)
    right = models.UUIDField("het andere")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="gelegd door"
    )
    created_at = models.DateTimeField("sinds", auto_now_add=True)

    class Meta:
        verbose_name = "verbinding"
        verbose_name_plural = "verbindingen"
        ordering = ("pk",)
        indexes = [models.Index(fields=["right"], name="link_by_right")]
        constraints = [
            models.UniqueConstraint(fields=("left", "right"), name="link_once"),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="link_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.left_kind} {self.left} hoort bij {self.right_kind} {self.right}"
