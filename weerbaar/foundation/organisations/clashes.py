"""Two organisations that carry the same number: accepted without a word to the typist, looked at by a coordinator."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Clash(models.Model):
    """One number under which more than one organisation is known; open until a coordinator says what it is."""

    scheme = models.CharField("soort nummer", max_length=50)
    value = models.CharField("nummer", max_length=100)
    organisations = models.ManyToManyField(
        "organisations.Organisation", related_name="clashes", verbose_name="organisaties"
    )
    opened_at = models.DateTimeField("gezien op", auto_now_add=True)
    resolved_at = models.DateTimeField("afgehandeld op", null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="afgehandeld door",
    )
    resolution = models.CharField("uitkomst", max_length=300, blank=True)

    class Meta:
        app_label = "organisations"
        verbose_name = "botsing"
        verbose_name_plural = "botsingen"
        ordering = ("-opened_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("scheme", "value"), condition=Q(resolved_at__isnull=True), name="clash_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"
