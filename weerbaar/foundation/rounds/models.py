"""Up to which day each daily round was done."""

from django.db import models


class Round(models.Model):
    """One daily round (see `ports/schedule.py`) and the last day for which it was done."""

    name = models.CharField("naam", max_length=100, primary_key=True)
    done_through = models.DateField("gedaan tot en met", null=True, blank=True)
    done_at = models.DateTimeField("laatst gedaan op", null=True, blank=True)
    # Of a round in parts (`schedule.daily_in_parts`): the day that was begun, and how far that was done.
    begun_on = models.DateField("begonnen dag", null=True, blank=True)
    reached = models.BigIntegerField("al gedaan van de begonnen dag", default=0)
    failures = models.PositiveIntegerField("keren mislukt", default=0)
    last_error = models.TextField("laatste fout", blank=True)

    class Meta:
        verbose_name = "dagelijkse ronde"
        verbose_name_plural = "dagelijkse rondes"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
