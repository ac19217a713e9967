"""What the texts of an item mean, as numbers; and which items are still to be read."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Meaning(models.Model):
    """The vectors of the texts of one item, each with its number within the item and a digest of the text.

    key: of the item, as its owner numbers it. model: which one made the vectors.
    wanted, done: how often reading was asked for, and up to which of those the vectors hold.
    vectors: float16, one after another.
    """

    key = models.BigIntegerField(primary_key=True)
    model = models.CharField(max_length=60, blank=True)
    wanted = models.PositiveIntegerField(default=1)
    done = models.PositiveIntegerField(default=0)
    numbers = ArrayField(models.PositiveIntegerField(), default=list)
    digests = ArrayField(models.BigIntegerField(), default=list)
    vectors = models.BinaryField(default=bytes)

    class Meta:
        verbose_name = "betekenis van een tekst"
        verbose_name_plural = "betekenissen van teksten"
        indexes = [
            models.Index("key", name="meaning_due", condition=models.Q(done__lt=models.F("wanted"))),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({len(self.numbers)})"
