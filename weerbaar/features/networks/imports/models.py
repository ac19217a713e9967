"""Files that people read in: where they come from, what they would do, what they did, and what stood there before."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.organisations.models import Organisation, Relation
from weerbaar.foundation.taxonomy.models import Municipality, Region, Term

SCOPES = ("organisation", "municipality", "region", "need")


def at_most_one_scope() -> Q:
    condition = Q(**{f"{scope}__isnull": True for scope in SCOPES})
    for scope in SCOPES:
        condition |= Q(**{f"{one}__isnull": one != scope for one in SCOPES})
    return condition


class Source(Record):
    """Where files come from, named by people: 'Lijst van de GHOR'. It belongs to an organisation, municipality, region
    or need; to none when the machine itself reads. `columns`: head as typed (folded) to our column,
    `links`: what a connection is called there to our kind of relation ('' leaves it out).
    """

    name = models.CharField("naam", max_length=100)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="+")
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    need = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    columns = models.JSONField("kolommen", default=dict, blank=True)
    links = models.JSONField("verbindingen", default=dict, blank=True)

    class Meta:
        verbose_name = "bron"
        verbose_name_plural = "bronnen"
        ordering = (Lower("name"), "pk")
        constraints = [
            models.CheckConstraint(condition=at_most_one_scope(), name="source_of_one"),
            models.UniqueConstraint(Lower("name"), *SCOPES, name="source_once", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> str:
        """Whose it is, in words."""
        return next((str(one) for scope in SCOPES if (one := getattr(self, scope)) is not None), "")


class Batch(Record):
    """One file of one person, from reading to writing and perhaps undoing. Only that person sees it.

    `work` says what is being done to it now, `stage` and `progress` (of 100) how far that is; `work_since` is set once
    somebody is really at it. `problem` tells why the last attempt failed, `stale` what changed since the preview.
    """

    class State(models.TextChoices):
        READ = "gelezen", "wacht op kolommen"
        PREVIEWED = "bekeken", "wacht op uw bevestiging"
        CONFIRMED = "bevestigd", "wordt ingelezen"
        WRITTEN = "ingelezen", "ingelezen"
        UNDONE = "teruggedraaid", "teruggedraaid"
        REFUSED = "verworpen", "niet ingelezen"

    class Work(models.TextChoices):
        NONE = "", "niets"
        PREVIEW = "bekijken", "bekijken"
        WRITE = "inlezen", "inlezen"
        UNDO = "terugdraaien", "terugdraaien"

    source = models.ForeignKey(Source, models.CASCADE, related_name="batches", verbose_name="bron")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="ingelezen door"
    )
    file = models.FileField("bestand", upload_to="inlezen/%Y/", blank=True)
    file_name = models.CharField("naam van het bestand", max_length=200)
    state = models.CharField("stand", max_length=20, choices=State, default=State.READ)
    columns = models.JSONField("kolommen", default=dict, blank=True)
    links = models.JSONField("verbindingen", default=dict, blank=True)
    row_count = models.PositiveIntegerField("aantal rijen", default=0)
    counts = models.JSONField("aantallen", default=dict, blank=True)
    notices = models.JSONField("opmerkingen", default=list, blank=True)
    stale = models.JSONField("intussen gewijzigd", default=list, blank=True)
    left_alone = models.JSONField("niet teruggedraaid", default=list, blank=True)
    work = models.CharField("bezig met", max_length=20, choices=Work, default=Work.NONE, blank=True)
    work_since = models.DateTimeField("bezig sinds", null=True, blank=True)
    asked_at = models.DateTimeField("gevraagd op", null=True, blank=True)
    stage = models.CharField("onderdeel", max_length=100, blank=True)
    progress = models.PositiveSmallIntegerField("voortgang", default=0)
    is_cancelled = models.BooleanField("afgebroken", default=False)
    problem = models.CharField("probleem", max_length=500, blank=True)
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    previewed_at = models.DateTimeField("bekeken op", null=True, blank=True)
    written_at = models.DateTimeField("ingelezen op", null=True, blank=True)
    undone_at = models.DateTimeField("teruggedraaid op", null=True, blank=True)

    class Meta:
        verbose_name = "ingelezen bestand"
        verbose_name_plural = "ingelezen bestanden"
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return f"/inlezen/{self.ref}/"


class PreviewRow(models.Model):
    """What one row of the file would do, in words that were shown, and what was chosen for it.

    `number` is the row of the file, 0 for what the file no longer holds. `details` are [label, old, new] or, with
    errors, [column, cell, message]. `digest` tells whether a later look gives the same. `double` describes what there
    may be already: {what, ref, name, why}; `is_same` the choice.
    """

    class Kind(models.TextChoices):
        ERROR = "fout", "met een fout"
        REFUSED = "geweigerd", "geweigerd"
        NEW = "nieuw", "nieuw"
        CHANGED = "gewijzigd", "gewijzigd"
        GONE = "verdwenen", "niet meer in het bestand"
        UNCHANGED = "ongewijzigd", "ongewijzigd"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("rij", default=0)
    kind = models.CharField("soort", max_length=20, choices=Kind)
    title = models.CharField("capaciteit", max_length=200, blank=True)
    organisation = models.CharField("organisatie", max_length=200, blank=True)
    capability = models.ForeignKey(Capability, models.SET_NULL, null=True, blank=True, related_name="+")
    relation = models.ForeignKey(Relation, models.SET_NULL, null=True, blank=True, related_name="+")
    details = models.JSONField("onderdelen", default=list, blank=True)
    digest = models.CharField("kenmerk", max_length=32, blank=True)
    double = models.JSONField("mogelijk dubbel met", default=list, blank=True)
    is_same = models.BooleanField("is dezelfde", null=True, blank=True)
    is_withdrawn = models.BooleanField("trek in", default=False)

    class Meta:
        verbose_name = "rij van een bestand"
        verbose_name_plural = "rijen van een bestand"
        ordering = ("number", "organisation", "title", "pk")
        indexes = [models.Index(fields=["batch", "kind", "number"], name="preview_row_by_kind")]

    def __str__(self) -> str:
        return f"rij {self.number}: {self.title}" if self.number else self.title


class Delivered(models.Model):
    """A capability that a source has delivered: what it no longer holds is offered as withdrawn."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="delivered")
    capability = models.ForeignKey(Capability, models.CASCADE, related_name="+")
    batch = models.ForeignKey(Batch, models.SET_NULL, null=True, related_name="delivered")

    class Meta:
        verbose_name = "geleverd"
        verbose_name_plural = "geleverd"
        constraints = [models.UniqueConstraint(fields=("source", "capability"), name="delivered_once")]

    def __str__(self) -> str:
        return f"{self.capability} uit {self.source}"


class DeliveredRelation(models.Model):
    """A relation that a source has delivered: what it no longer holds is offered as ended."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="delivered_relations")
    relation = models.ForeignKey(Relation, models.CASCADE, related_name="+")
    batch = models.ForeignKey(Batch, models.SET_NULL, null=True, related_name="delivered_relations")

    class Meta:
        verbose_name = "geleverde relatie"
        verbose_name_plural = "geleverde relaties"
        constraints = [models.UniqueConstraint(fields=("source", "relation"), name="relation_delivered_once")]

    def __str__(self) -> str:
        return f"{self.relation} uit {self.source}"


class Written(models.Model):
    """One row that a batch wrote, with what stood there before: enough to put it back. See `exchange.traces`."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="written")
    kind = models.CharField("soort", max_length=20)
    row = models.BigIntegerField("sleutel")
    target = models.UUIDField("van")
    is_new = models.BooleanField("nieuw")
    version = models.DateTimeField("stand na het inlezen")
    before = models.JSONField("stond er", default=dict, blank=True)
    identifier = models.BigIntegerField("nummer", null=True, blank=True)
    assurance = models.BigIntegerField("bevestiging", null=True, blank=True)

    class Meta:
        verbose_name = "geschreven rij"
        verbose_name_plural = "geschreven rijen"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.kind} {self.row}"
