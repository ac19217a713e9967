"""Mail that the platform sends of its own accord, one row per letter."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from weerbaar.foundation.kit.models import Record


class Letter(Record):
    """One letter to one address. `key` says what it is ('upkeep:12:2027-05-21'): the same key is never sent twice."""

    class State(models.TextChoices):
        WAITING = "wacht", "wacht"
        SENT = "verzonden", "verzonden"
        BOUNCED = "teruggekomen", "teruggekomen"
        GIVEN_UP = "opgegeven", "opgegeven na te veel pogingen"

    key = models.CharField("waarvoor", max_length=200, unique=True)
    to = models.CharField("aan", max_length=254, blank=True)
    subject = models.CharField("onderwerp", max_length=250)
    text = models.TextField("tekst", blank=True)
    html = models.TextField("tekst met opmaak", blank=True)
    kind = models.CharField("soort", max_length=50, blank=True)
    target = models.UUIDField("waarover", null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="ontvanger"
    )
    unsubscribe = models.CharField("waar men zich afmeldt", max_length=500, blank=True)
    message_id = models.CharField("Message-ID", max_length=250, db_index=True)
    state = models.CharField("stand", max_length=15, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    next_at = models.DateTimeField("volgende poging", default=timezone.now)
    last_error = models.TextField("laatste fout", blank=True)
    sent_at = models.DateTimeField("verzonden op", null=True, blank=True)
    bounced_at = models.DateTimeField("teruggekomen op", null=True, blank=True)

    class Meta:
        verbose_name = "brief"
        verbose_name_plural = "brieven"
        ordering = ("-pk",)
        indexes = [models.Index(fields=["next_at"], condition=Q(state="wacht"), name="letter_waiting")]

    def __str__(self) -> str:
        """What it is for and its reference: the subject may name what not everybody may see."""
        return f"{self.purpose} {self.ref}"

    @property
    def purpose(self) -> str:
        """The first part of its key ('upkeep.ask')."""
        return self.key.partition(":")[0]
