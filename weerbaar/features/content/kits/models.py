"""Ready texts and pictures that others adapt to their own place."""

from django.db import models

from weerbaar.foundation.kit.models import Record
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.publishing.models import Published


class Kit(Published):
    """`instructions` says how to use it. What is filled in on its page is stored nowhere."""

    instructions = models.TextField("hoe u het gebruikt", blank=True)

    class Meta(Published.Meta):
        verbose_name = "pakket"
        verbose_name_plural = "pakketten"

    def get_absolute_url(self) -> str:
        return f"/pakketten/{self.ref}/"


class KitText(models.Model):
    """A ready text, with what has to be filled in between square brackets: '[naam gemeente]'."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="texts", verbose_name="pakket")
    position = models.PositiveSmallIntegerField("plaats in de rij")
    label = models.CharField("titel", max_length=160)
    text = models.TextField("tekst")

    class Meta:
        verbose_name = "kant-en-klare tekst"
        verbose_name_plural = "kant-en-klare teksten"
        ordering = ("kit", "position")
        constraints = [models.UniqueConstraint(fields=("kit", "position"), name="kit_text_in_its_place")]

    def __str__(self) -> str:
        return self.label


class KitFile(Record):
    """A poster, leaflet or picture. `description` says what a picture shows, for who does not see it."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="files", verbose_name="pakket")
    label = models.CharField("titel", max_length=160)
    description = models.CharField("beschrijving", max_length=400, blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name="bestand")

    class Meta:
        verbose_name = "bestand van een pakket"
        verbose_name_plural = "bestanden van een pakket"
        ordering = ("created_at", "pk")

    def __str__(self) -> str:
        return self.label

    @property
    def is_picture(self) -> bool:
        return self.file.kind in ("png", "jpg")
