"""Words on which nobody agrees, with what everybody means by them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from weerbaar.features.content.library.sourcing import Sourced
from weerbaar.shared.publishing.models import Published


class Notion(Published):
    """A word of the field ('begrip'). `summary` says in a sentence what it is about, `contrast` where its
    definitions part. `other_names`: synonyms and other forms, by which it lights up in texts and is found.

    Not to be confused with `taxonomy.Term` (a code of a vocabulary); 'concept' is Dutch for a draft (decision 26).
    """

    other_names = ArrayField(models.CharField(max_length=100), default=list, blank=True, verbose_name="ook wel")
    contrast = models.TextField("waarin de betekenissen verschillen", blank=True)

    class Meta(Published.Meta):
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"

    def get_absolute_url(self) -> str:
        return f"/begrippen/{self.ref}/"


class Definition(Sourced):
    """What somebody means by it: in our words, with its source, its year and who uses it."""

    notion = models.ForeignKey(Notion, models.CASCADE, related_name="definitions", verbose_name="begrip")
    position = models.PositiveSmallIntegerField("plaats in de rij")
    label = models.CharField("in een paar woorden", max_length=120)
    text = models.TextField("betekenis")
    used_by = models.CharField("gebruikt door", max_length=300, blank=True)

    class Meta:
        verbose_name = "betekenis"
        verbose_name_plural = "betekenissen"
        ordering = ("notion", "position")
        constraints = [models.UniqueConstraint(fields=("notion", "position"), name="definition_in_its_place")]

    def __str__(self) -> str:
        return self.label
