"""What the engine keeps in the database: which rows changed, and which words mean the same."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from weerbaar.foundation.audiences.keys import Clause
from weerbaar.foundation.kit.ids import named_uuid


class Change(models.Model):
    """One row of a corpus came, changed or went. Web processes follow these by `seq`; a rebuild clears old ones."""

    seq = models.BigAutoField(primary_key=True)
    corpus = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = "wijziging voor de zoekindex"
        verbose_name_plural = "wijzigingen voor de zoekindex"

    def __str__(self) -> str:
        return f"{self.corpus} {self.object_id}"


class Synonym(models.Model):
    """Words or phrases that mean the same to somebody who searches, e.g. aggregaat, generator, noodstroom."""

    words = ArrayField(models.CharField(max_length=80), verbose_name="woorden", help_text="Twee of meer, met komma's.")
    need = models.CharField("behoefte", max_length=40, blank=True, help_text="Code van de behoefte, of leeg.")
    note = models.CharField("toelichting", max_length=200, blank=True)

    class Meta:
        verbose_name = "synoniem"
        verbose_name_plural = "synoniemen"

    def __str__(self) -> str:
        return ", ".join(self.words)

    @property
    def uuid(self) -> UUID:
        """Under which the history of this group stands."""
        return named_uuid("synonym", self.pk)

    def clauses(self) -> tuple[Clause, ...]:
        """Synonyms are public."""
        return ()
