"""Organisations, how they hang together, how to reach them, and who acts for whom."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Lower
from django.utils import timezone

from weerbaar.foundation.audiences.keys import Clause
from weerbaar.foundation.audiences.models import Guarded
from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.organisations.assurance import Assurance, Assured, ConfirmationTerm, Freshness
from weerbaar.foundation.organisations.clashes import Clash
from weerbaar.foundation.organisations.roles import Role, RoleKind
from weerbaar.foundation.taxonomy.models import Municipality

__all__ = [
    "COUNTS_ON",
    "Assurance",
    "Assured",
    "Clash",
    "ConfirmationTerm",
    "Contact",
    "Freshness",
    "Identifier",
    "Membership",
    "Organisation",
    "PartnerRole",
    "Relation",
    "Role",
    "RoleKind",
]


def codes(verbose_name: str, **options: Any) -> ArrayField:
    """A list of vocabulary or area codes (see decision 2: codes in arrays)."""
    return ArrayField(models.CharField(max_length=50), default=list, verbose_name=verbose_name, **options)


class Organisation(Record, Guarded, Assured):
    """Any party that can contribute. Regions concerned, for who may see it, are those of its working area."""

    class Verification(models.TextChoices):
        UNVERIFIED = "niet-bevestigd", "nog niet door een coördinator bevestigd"
        VERIFIED = "bevestigd", "door een coördinator bevestigd"

    name = models.CharField("naam", max_length=200)
    other_names = ArrayField(models.CharField(max_length=200), default=list, blank=True, verbose_name="andere namen")
    kind = models.CharField("soort", max_length=50)
    level = models.CharField("niveau", max_length=50)
    summary = models.TextField("samenvatting", blank=True)
    website = models.URLField("website", blank=True)
    seat = models.CharField("plaats", max_length=100, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gemeente van vestiging"
    )
    area = codes("werkgebied", blank=True)
    regions = codes("betrokken regio's", blank=True, editable=False)
    verification = models.CharField("bevestiging", max_length=20, choices=Verification, default=Verification.UNVERIFIED)
    verified_at = models.DateTimeField("bevestigd op", null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bevestigd door",
    )
    is_example = models.BooleanField("voorbeeld, niet door de organisatie bevestigd", default=False)
    ended_on = models.DateField("gestopt op", null=True, blank=True)
    # Turned out to be the same as another: nobody sees it any more, its address leads to the one that stays.
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="+", verbose_name="opgegaan in"
    )
    source = models.CharField("herkomst", max_length=50, blank=True)
    # Kept by the database, so that a bulk load need not know of it: `kit.text.fold` of all names (migration 0002).
    names_folded = models.GeneratedField(
        expression=Func("name", "other_names", function="fold_names", output_field=models.TextField()),
        output_field=models.TextField(),
        db_persist=True,
        verbose_name="alle namen zonder hoofdletters en accenten",
    )

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = (Lower("name"), "pk")
        indexes = [
            models.Index(Lower("name"), "id", name="organisation_by_name"),
            GinIndex(OpClass("names_folded", "gin_trgm_ops"), name="organisation_names"),
            # For the desks of coordinators: what waits, the oldest first.
            models.Index(
                "created_at",
                "id",
                name="organisation_unverified",
                condition=Q(verification="niet-bevestigd", merged_into__isnull=True),
            ),
            models.Index("confirmed_until", "id", name="organisation_by_term", condition=Q(merged_into__isnull=True)),
            # These hold all that a list by kind or level is counted and sorted by, so that no row is read for it.
            models.Index(
                fields=["kind"],
                include=["level", "audience", "regions", "name", "id"],
                name="organisation_by_kind",
                condition=Q(merged_into__isnull=True),
            ),
            models.Index(
                fields=["level"],
                include=["kind", "audience", "regions", "name", "id"],
                name="organisation_by_level",
                condition=Q(merged_into__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/organisaties/{self.ref}/"

    def clauses(self) -> tuple[Clause, ...]:
        """What must be opened to see it."""
        return (self.clause,)


class Identifier(models.Model):
    """A number under which others know an organisation: KvK, RSIN, OIN, TOOI."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="identifiers")
    scheme = models.CharField("soort nummer", max_length=50)
    value = models.CharField("nummer", max_length=100)

    class Meta:
        verbose_name = "nummer"
        verbose_name_plural = "nummers"
        ordering = ("scheme", "value")
        # Not unique over organisations: a clash with a hidden one is accepted and goes to a coordinator.
        constraints = [models.UniqueConstraint(fields=("organisation", "scheme", "value"), name="identifier_once")]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class PartnerRole(models.Model):
    """Whether an organisation is a traditional partner, told per need."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="partner_roles")
    need = models.CharField("behoefte", max_length=50)
    is_traditional = models.BooleanField("traditionele partner")

    class Meta:
        verbose_name = "rol per behoefte"
        verbose_name_plural = "rollen per behoefte"
        ordering = ("need",)
        constraints = [models.UniqueConstraint(fields=("organisation", "need"), name="partner_role_per_need")]

    def __str__(self) -> str:
        return f"{self.need}: {'traditioneel' if self.is_traditional else 'niet traditioneel'}"


COUNTS_ON = "rekent-op"


class Relation(Record):
    """A typed, dated relation from one organisation to another. It shows when both ends do.

    With `rekent-op` the first counts on the second for something (`sub_need`, `note`), asks whether it may
    (`asked_at`) and hears yes, partly or no.
    """

    class Answer(models.TextChoices):
        NOT_ASKED = "nog-niet-gevraagd", "nog niet gevraagd"
        YES = "ja", "ja"
        PARTLY = "deels", "deels"
        NO = "nee", "nee"

    source = models.ForeignKey(Organisation, models.CASCADE, related_name="relations_out", verbose_name="van")
    target = models.ForeignKey(Organisation, models.CASCADE, related_name="relations_in", verbose_name="naar")
    kind = models.CharField("soort relatie", max_length=50)
    sub_need = models.CharField("waarvoor", max_length=50, blank=True)
    since = models.DateField("sinds", null=True, blank=True)
    until = models.DateField("tot", null=True, blank=True)
    answer = models.CharField("antwoord van de ander", max_length=20, choices=Answer, default=Answer.NOT_ASKED)
    answer_note = models.TextField("toelichting bij het antwoord", blank=True)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)
    asked_at = models.DateTimeField("gevraagd op", null=True, blank=True)
    note = models.TextField("toelichting", blank=True)

    class Meta:
        verbose_name = "relatie"
        verbose_name_plural = "relaties"
        ordering = ("kind", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="relation_between_two",
                violation_error_message="Kies een andere organisatie dan deze zelf.",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="relation_dates_in_order",
                violation_error_message="De einddatum ligt vóór de begindatum.",
            ),
        ]
        indexes = [
            models.Index("answer", "asked_at", "id", name="relation_by_answer", condition=Q(kind=COUNTS_ON)),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.target}"

    @property
    def has_ended(self) -> bool:
        return self.until is not None and self.until <= timezone.localdate()

    @property
    def is_unanswered(self) -> bool:
        """It is an expectation, and the other has not said whether it is right."""
        return self.kind == COUNTS_ON and self.answer == self.Answer.NOT_ASKED

    def clauses(self) -> tuple[Clause, ...]:
        """What must be opened to see it: both ends."""
        return (self.source.clause, self.target.clause)


class Membership(models.Model):
    """An organisation takes part in a partnership, which is an organisation itself."""

    partnership = models.ForeignKey(
        Organisation, models.CASCADE, related_name="members", verbose_name="samenwerkingsverband"
    )
    member = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships", verbose_name="lid")
    role = models.CharField("rol", max_length=100, blank=True)
    since = models.DateField("sinds", null=True, blank=True)
    until = models.DateField("tot", null=True, blank=True)

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=~Q(partnership=F("member")), name="membership_of_another"),
            models.UniqueConstraint(fields=("partnership", "member"), name="membership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member} in {self.partnership}"

    @property
    def has_ended(self) -> bool:
        return self.until is not None and self.until <= timezone.localdate()


class Contact(Record, Guarded, Assured):
    """How to reach an organisation for one function; a personal name only if wanted, and never in public."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contacts")
    function = models.CharField("functie", max_length=50)
    person = models.CharField("naam van een persoon", max_length=150, blank=True)
    phone = models.CharField("telefoon", max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)
    is_round_the_clock = models.BooleanField("dag en nacht bereikbaar", default=False)
    off_grid = models.CharField("bereikbaar zonder telefoonnet", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "contact"
        verbose_name_plural = "contacten"
        ordering = ("position", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(person="") | ~Q(visibility="openbaar"),
                name="contact_person_never_public",
                violation_error_message="De naam van een persoon is nooit openbaar. Kies een andere zichtbaarheid.",
            ),
            models.CheckConstraint(
                condition=~(Q(phone="") & Q(email="") & Q(off_grid="")),
                name="contact_reachable",
                violation_error_message="Vul een telefoonnummer, e-mailadres of andere manier van bereiken in.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.function} van {self.organisation}"

    def clauses(self) -> tuple[Clause, ...]:
        """What must be opened to see it: its own clause and its organisation's."""
        return (self.clause, self.organisation.clause)
