"""What everything that editors publish is described by, so that it is found the same way whatever it is."""

from django.db import models

from weerbaar.foundation.organisations.models import codes


class Described(models.Model):
    """For which needs, phases and threats it is, where it holds, at what level, for whom, and in which language.

    `needs` holds those that were chosen and those of the sub-needs. `area` holds normalised area codes ('NL', 'VR19'),
    `regions` the regions it touches (('NL',) for all).
    """

    needs = codes("behoeften", blank=True)
    sub_needs = codes("deelbehoeften", blank=True)
    phases = codes("fasen", blank=True)
    threats = codes("dreigingen", blank=True)
    area = codes("gebied", blank=True)
    regions = codes("betrokken regio's", blank=True, editable=False)
    levels = codes("niveaus", blank=True)
    target_groups = codes("voor wie", blank=True)
    language = models.CharField("taal", max_length=50, default="nl")

    class Meta:
        abstract = True


FIELDS = ("needs", "sub_needs", "phases", "threats", "area", "levels", "target_groups", "language")
VOCABULARIES = {
    "needs": "need",
    "sub_needs": "sub-need",
    "phases": "phase",
    "threats": "threat",
    "levels": "level",
    "target_groups": "target-group",
    "language": "language",
}
