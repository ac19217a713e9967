"""Questions without an easy answer, with the positions that parties take and what nobody knows yet."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from weerbaar.features.content.library.sourcing import Sourced
from weerbaar.shared.publishing.models import Published


def _lines(name: str, size: int = 300) -> ArrayField:
    return ArrayField(models.CharField(max_length=size), default=list, blank=True, verbose_name=name)


class Dilemma(Published):
    """`title` is the question in short; `difficulty` why it has no easy answer. No position is the right one."""

    question = models.TextField("de vraag")
    difficulty = models.TextField("waarom het lastig is", blank=True)
    sources = _lines("bronnen")

    class Meta(Published.Meta):
        verbose_name = "vraagstuk"
        verbose_name_plural = "vraagstukken"

    def get_absolute_url(self) -> str:
        return f"/vraagstukken/{self.ref}/"


class Position(Sourced):
    """One answer that parties give. `held_by`: kinds of parties in words, or addresses of organisations on this site
    ('/organisaties/REF/'), which show to who may see those."""

    dilemma = models.ForeignKey(Dilemma, models.CASCADE, related_name="positions", verbose_name="vraagstuk")
    position = models.PositiveSmallIntegerField("plaats in de rij")
    label = models.CharField("standpunt", max_length=160)
    text = models.TextField("wat het zegt")
    arguments = _lines("argumenten", 500)
    held_by = _lines("wie dit vindt")

    class Meta:
        verbose_name = "standpunt"
        verbose_name_plural = "standpunten"
        ordering = ("dilemma", "position")
        constraints = [models.UniqueConstraint(fields=("dilemma", "position"), name="position_in_its_place")]

    def __str__(self) -> str:
        return self.label


class OpenQuestion(models.Model):
    """What nobody knows yet, for institutes to look into."""

    class State(models.TextChoices):
        OPEN = "open", "nog open"
        BUSY = "bezig", "wordt onderzocht"

    dilemma = models.ForeignKey(Dilemma, models.CASCADE, related_name="open_questions", verbose_name="vraagstuk")
    position = models.PositiveSmallIntegerField("plaats in de rij")
    text = models.CharField("vraag", max_length=500)
    state = models.CharField("stand", max_length=10, choices=State, default=State.OPEN)
    by = models.CharField("door wie", max_length=200, blank=True)

    class Meta:
        verbose_name = "onderzoeksvraag"
        verbose_name_plural = "onderzoeksvragen"
        ordering = ("dilemma", "position")
        constraints = [models.UniqueConstraint(fields=("dilemma", "position"), name="open_question_in_its_place")]

    def __str__(self) -> str:
        return self.text
