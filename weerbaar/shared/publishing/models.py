"""What everything that editors put on the shelf has in common."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from weerbaar.foundation.audiences.keys import Clause
from weerbaar.foundation.audiences.models import Guarded
from weerbaar.foundation.kit.models import Record
from weerbaar.shared.describing.models import Described
from weerbaar.shared.files.models import StoredFile

STALLED = timedelta(minutes=10)


class Published(Record, Guarded, Described):
    """A draft, and what was withdrawn, is for editors alone (and for whom `Shelf.audience_of` says).

    `published_at` is when everybody for whom it is meant could read it first; withdrawing does not take it back.
    """

    class Status(models.TextChoices):
        DRAFT = "concept", "concept"
        PUBLISHED = "gepubliceerd", "gepubliceerd"
        WITHDRAWN = "ingetrokken", "ingetrokken"

    title = models.CharField("titel", max_length=200)
    summary = models.TextField("samenvatting", blank=True)
    status = models.CharField("stand", max_length=20, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField("gepubliceerd op", null=True, blank=True, editable=False)
    review_due_on = models.DateField("herzien voor", null=True, blank=True)
    is_example = models.BooleanField("voorbeeld", default=False)

    class Meta:
        abstract = True
        ordering = ("title", "pk")

    def __str__(self) -> str:
        return self.title

    def clauses(self) -> tuple[Clause, ...]:
        """What must be opened to see it."""
        return (self.clause,)

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def is_review_late(self) -> bool:
        return self.review_due_on is not None and self.review_due_on < timezone.localdate()


class Proposed(models.Model):
    """Of a kind that others than editors may propose: a draft of theirs, which editors publish or refuse with a reason.

    Stands beside `Published`. A refused proposal stays a draft: once who proposed it changes something, it waits again.
    """

    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="voorgesteld door",
    )
    refusal = models.TextField("reden van de redactie", blank=True)
    refused_at = models.DateTimeField("afgewezen op", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_proposal(self) -> bool:
        """A draft of somebody who is no editor."""
        return getattr(self, "status", None) == Published.Status.DRAFT and self.proposed_by_id is not None

    @property
    def is_refused(self) -> bool:
        return self.is_proposal and self.refused_at is not None


STALLED = timedelta(minutes=10)


class Filed(Published):
    """On the shelf with a file, which a worker reads. A kind adds `reading`: how far that is, these two among it.

    `reading_turn` goes up each time that reading is asked, so that a worker that was overtaken stops.
    """

    WAITING, BUSY = "wacht", "bezig"
    reading: str

    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaced_by", verbose_name="vervangt"
    )
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name="bestand")
    reading_turn = models.PositiveIntegerField("beurt", default=0)
    reading_since = models.DateTimeField("lezen gevraagd op", null=True, blank=True)
    problem = models.CharField("wat er misging", max_length=300, blank=True)

    class Meta(Published.Meta):
        abstract = True

    @property
    def is_being_read(self) -> bool:
        return self.reading in (self.WAITING, self.BUSY)

    @property
    def is_stalled(self) -> bool:
        """Nobody has looked at it for a while: its worker was stopped."""
        return self.is_being_read and self.reading_since is not None and self.updated_at < timezone.now() - STALLED
