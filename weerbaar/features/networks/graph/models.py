"""Where organisations stand in the picture of the network."""

from django.db import models

from weerbaar.foundation.organisations.models import Organisation


class Position(models.Model):
    """The place of one public organisation, worked out from what is public alone (decision 16).

    `x`, `y`: -1 to 1, the middle is 0. `links`: its public connections. Who has none has no place here: for those, and
    for who is not public, a place is found for each reader when the picture is drawn.
    """

    organisation = models.OneToOneField(
        Organisation, models.CASCADE, primary_key=True, related_name="position", verbose_name="organisatie"
    )
    x = models.FloatField("van links naar rechts")
    y = models.FloatField("van boven naar beneden")
    links = models.PositiveIntegerField("openbare verbindingen", db_index=True)

    class Meta:
        verbose_name = "plaats in het netwerk"
        verbose_name_plural = "plaatsen in het netwerk"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(x__gte=-1, x__lte=1, y__gte=-1, y__lte=1), name="position_in_picture"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.x:.2f}, {self.y:.2f}"
