"""Roles are rows: who may act for which organisation, municipality, region or need."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from weerbaar.foundation.taxonomy.models import Municipality, Region, Term


class RoleKind(models.TextChoices):
    EDITOR_OF_ORGANISATION = "organisatie-editor", "beheerder van een organisatie"
    MUNICIPAL_COORDINATOR = "gemeentecoordinator", "coördinator van een gemeente"
    REGIONAL_COORDINATOR = "regiocoordinator", "coördinator van een veiligheidsregio"
    NEED_COORDINATOR = "behoeftecoordinator", "coördinator van een behoefte"
    CRISIS_PROFESSIONAL = "crisisprofessional", "crisisprofessional van een veiligheidsregio"
    EDITOR = "redacteur", "redacteur"
    MODERATOR = "moderator", "moderator"
    ADMINISTRATOR = "beheerder", "beheerder van het platform"


# Which one of the four scopes each kind of role needs; the last three have none.
SCOPE = {
    RoleKind.EDITOR_OF_ORGANISATION: "organisation",
    RoleKind.MUNICIPAL_COORDINATOR: "municipality",
    RoleKind.REGIONAL_COORDINATOR: "region",
    RoleKind.NEED_COORDINATOR: "need",
    RoleKind.CRISIS_PROFESSIONAL: "region",
    RoleKind.EDITOR: None,
    RoleKind.MODERATOR: None,
    RoleKind.ADMINISTRATOR: None,
}
_SCOPES = ("organisation", "municipality", "region", "need")


def _has_scope(name: str | None) -> Q:
    condition = Q()
    for scope in _SCOPES:
        condition &= Q(**{f"{scope}__isnull": scope != name})
    return condition


def _scope_fits() -> Q:
    condition = Q(kind="")
    for name in (*_SCOPES, None):
        kinds = sorted(kind.value for kind, scope in SCOPE.items() if scope == name)
        condition |= Q(kind__in=kinds) & _has_scope(name)
    return condition


class Role(models.Model):
    """One person, one role, one scope. Who gave and took it stands in the history."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="roles", verbose_name="gebruiker")
    kind = models.CharField("rol", max_length=30, choices=RoleKind)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="roles",
        verbose_name="organisatie",
    )
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, verbose_name="gemeente")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, verbose_name="veiligheidsregio")
    need = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, limit_choices_to={"vocabulary": "need"}, verbose_name="behoefte"
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="gegeven door"
    )
    created_at = models.DateTimeField("sinds", auto_now_add=True)

    class Meta:
        app_label = "organisations"
        verbose_name = "rol"
        verbose_name_plural = "rollen"
        ordering = ("user", "kind", "pk")
        constraints = [
            models.CheckConstraint(
                condition=_scope_fits(),
                name="role_scope_fits_kind",
                violation_error_message="Kies bij deze rol precies één organisatie, gemeente, regio of behoefte.",
            ),
            models.UniqueConstraint(
                fields=("user", "kind", "organisation", "municipality", "region", "need"),
                name="role_once",
                nulls_distinct=False,
                violation_error_message="Deze persoon heeft deze rol al.",
            ),
        ]

    def __str__(self) -> str:
        """Names an organisation by its reference: who manages roles may not be meant to see it."""
        scope = SCOPE[RoleKind(self.kind)]
        if scope is None:
            return self.get_kind_display()
        named = getattr(self, scope)
        return f"{self.get_kind_display()} {getattr(named, 'ref', named)}"
