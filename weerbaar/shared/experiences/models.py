"""What an organisation tells of its own use of something: 'wij gebruikten dit', with place, day and a line."""

from django.conf import settings
from django.db import models

from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.organisations.models import Organisation


class Experience(Record):
    """One organisation about one thing, by kind and uuid. It shows to who may see both."""

    kind = models.CharField("soort", max_length=40)
    target = models.UUIDField("waarover")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="experiences", verbose_name="organisatie"
    )
    place = models.CharField("waar", max_length=120, blank=True)
    on = models.DateField("wanneer", null=True, blank=True)
    text = models.CharField("ervaring", max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="gezegd door"
    )
    is_example = models.BooleanField("voorbeeld", default=False)

    class Meta:
        verbose_name = "ervaring"
        verbose_name_plural = "ervaringen"
        ordering = ("-created_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("target", "organisation"),
                name="experience_once",
                violation_error_message="Uw organisatie heeft hier al iets verteld. Wijzig wat er staat.",
            )
        ]

    def __str__(self) -> str:
        return f"ervaring met {self.kind}"
