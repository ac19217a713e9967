"""Questions that somebody wants to be told about when something new fits."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from weerbaar.foundation.kit.models import Record


class SavedSearch(Record):
    """A question with its choices, as they stand in the address of the page of results.

    `known` holds what fitted when it was looked at last, so that only what is new is told. Taken away it stays for a
    while, so that it can be put back.
    """

    class Often(models.TextChoices):
        AT_ONCE = "meteen", "zodra er iets nieuws is"
        WEEKLY = "wekelijks", "elke maandag"
        NEVER = "niet", "niet: ik kijk zelf of volg de feed"

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches", verbose_name="eigenaar"
    )
    name = models.CharField("naam", max_length=300)
    query = models.CharField("vraag en keuzes", max_length=2000)
    often = models.CharField("brief", max_length=10, choices=Often, default=Often.WEEKLY)
    known = ArrayField(models.CharField(max_length=40), default=list, blank=True, verbose_name="wat er al was")
    looked_at = models.DateTimeField("bekeken op")
    removed_at = models.DateTimeField("weggehaald op", null=True, blank=True)

    class Meta:
        verbose_name = "bewaarde zoekopdracht"
        verbose_name_plural = "bewaarde zoekopdrachten"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name
