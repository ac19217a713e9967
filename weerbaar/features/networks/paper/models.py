"""Network maps that were put on paper: for whom, of what selection, and what stood on it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from weerbaar.foundation.kit.models import Record


class Print(Record):
    """One paper of one person; nobody else sees it.

    `asked` is the address of the selection ('?regio=VR19'), the same for the same selection. `contents` says what was
    on it: uuid of each capability -> digest of what was printed of it. `keys` are what opened it: who no longer holds
    them all does not see it any more. `with_second_step`: asked for by somebody who had passed it.
    """

    class State(models.TextChoices):
        WAITING = "wacht", "wacht op zijn beurt"
        BUSY = "bezig", "wordt gemaakt"
        READY = "klaar", "klaar"
        FAILED = "mislukt", "niet gelukt"
        GONE = "weg", "niet meer bewaard"

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="gemaakt door")
    title = models.CharField("titel", max_length=300)
    asked = models.TextField("selectie")
    keys = ArrayField(models.CharField(max_length=50), default=list, verbose_name="sleutels")
    with_second_step = models.BooleanField("na de tweede stap", default=False)
    state = models.CharField("stand", max_length=20, choices=State, default=State.WAITING)
    by_worker = models.BooleanField("lang werk", default=False)
    stage = models.CharField("onderdeel", max_length=100, blank=True)
    progress = models.PositiveSmallIntegerField("voortgang", default=0)
    work_since = models.DateTimeField("bezig sinds", null=True, blank=True)
    problem = models.CharField("probleem", max_length=500, blank=True)
    made_at = models.DateTimeField("gemaakt op", null=True, blank=True)
    valid_to = models.DateField("geldig tot", null=True, blank=True)
    pages = models.PositiveIntegerField("aantal bladen", default=0)
    file = models.FileField("bestand", upload_to="papier/%Y/", blank=True)
    contents = models.JSONField("wat erop staat", default=dict, blank=True)

    class Meta:
        verbose_name = "papier"
        verbose_name_plural = "papieren"
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=["by", "-created_at"], name="print_of_person")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/netwerkkaart/papier/{self.ref}/"
