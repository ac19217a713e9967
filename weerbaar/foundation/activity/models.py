"""The spine: what happened (`Entry`), who may read that line, and to whom it still has to be told (`Delivery`)."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone

# Codes of entries that are about many rows: a file that was read in, and its undoing.
BATCHES = ("capability.imported", "capability.import_undone")


class Entry(models.Model):
    """One change, written in the transaction of the change itself and never altered afterwards."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField("wanneer", default=timezone.now, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="wie"
    )
    code = models.CharField("wat", max_length=60)
    kind = models.CharField("soort", max_length=50)
    target = models.UUIDField("waarvan")
    label = models.CharField("naam", max_length=250, blank=True)
    changes = models.JSONField("veranderingen", default=dict, blank=True)

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(fields=["target", "-at"], name="entry_target"),
            # The history of a row asks which files it was read from.
            GinIndex(
                fields=["changes"],
                name="entry_of_files",
                opclasses=["jsonb_path_ops"],
                condition=Q(code__in=BATCHES),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class EntryClause(models.Model):
    """Keys of which a reader must hold at least one, for each clause of the line; public clauses are not stored."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="clauses")
    keys = ArrayField(models.CharField(max_length=40))

    def __str__(self) -> str:
        return ", ".join(self.keys)


class EntryMention(models.Model):
    """What else a line names: a record of a kind of the port, by uuid. Who may not see it now does not see the line."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="mentions")
    kind = models.CharField("soort", max_length=50)
    target = models.UUIDField("waarvan")

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"


class Delivery(models.Model):
    """One entry for one listener: waiting until done, with back-off between tries."""

    class State(models.TextChoices):
        WAITING = "wacht", "wacht"
        DONE = "klaar", "bezorgd"
        GIVEN_UP = "opgegeven", "opgegeven na te veel pogingen"

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="deliveries")
    listener = models.CharField("luisteraar", max_length=60)
    state = models.CharField("stand", max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    next_at = models.DateTimeField("volgende poging", default=timezone.now)
    last_error = models.TextField("laatste fout", blank=True)
    done_at = models.DateTimeField("bezorgd op", null=True, blank=True)

    class Meta:
        verbose_name = "bezorging"
        verbose_name_plural = "bezorgingen"
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("entry", "listener"), name="delivery_once_per_listener")]
        indexes = [models.Index(fields=["next_at"], condition=Q(state="wacht"), name="delivery_waiting")]

    def __str__(self) -> str:
        return f"{self.entry} aan {self.listener}"
