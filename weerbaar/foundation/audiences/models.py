"""What every record with a visibility has."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from weerbaar.foundation.audiences.keys import Clause, Visibility


class Guarded(models.Model):
    """A visibility code that people choose, and the clause of keys that follows from it.

    `audience` is derived: services set it through `audiences.keys.clause_for` whenever the code, the area or the owner
    changes. Queries use it through `audiences.rules.opened_by` and nothing else.
    """

    visibility = models.CharField("zichtbaarheid", max_length=20, choices=Visibility, default=Visibility.PUBLIC)
    audience = ArrayField(models.CharField(max_length=40), default=list, editable=False, verbose_name="sleutels")

    class Meta:
        abstract = True

    @property
    def clause(self) -> Clause:
        return frozenset(self.audience)
