"""Which invitations and claims a reader may see, who keeps an organisation, and who decides about it."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from weerbaar.features.networks.capabilities import queries as capabilities
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.keepers.models import Claim, Invitation
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.organisations import queries as organisations
from weerbaar.foundation.organisations.keyring import keyring, roles_of
from weerbaar.foundation.organisations.models import Organisation, PartnerRole, Role, RoleKind
from weerbaar.foundation.ports.attention import Scope
from weerbaar.foundation.taxonomy import vocabularies

EDITOR = RoleKind.EDITOR_OF_ORGANISATION


# --- who keeps an organisation, who is asked about it ------------------------------------------------


def editors_of(organisation: Organisation) -> QuerySet[Role]:
    """Its editors, the longest first, with the person and who gave the role."""
    rows = Role.objects.filter(kind=EDITOR, organisation=organisation).select_related("user", "given_by")
    return rows.order_by("created_at", "pk")


def editor_count(organisation: Organisation) -> int:
    return Role.objects.filter(kind=EDITOR, organisation=organisation).count()


def coordinators_of(organisation: Organisation) -> list[User]:
    """The coordinators of its municipality, else of its regions, as far as they may see it."""
    for held in (
        Q(roles__kind=RoleKind.MUNICIPAL_COORDINATOR, roles__municipality=organisation.municipality_id),
        Q(roles__kind=RoleKind.REGIONAL_COORDINATOR, roles__region__in=organisation.regions),
    ):
        people = User.objects.filter(held, is_active=True).distinct().order_by("pk")
        found = [one for one in people if organisations.visible_to(one).filter(pk=organisation.pk).exists()]
        if found:
            return found
    return []


def deciders_of(organisation: Organisation) -> list[User]:
    """Its coordinators; where there is none the administrators of the platform."""
    people = User.objects.filter(roles__kind=RoleKind.ADMINISTRATOR, is_active=True).distinct().order_by("pk")
    return coordinators_of(organisation) or list(people)


def leads_need_of(user: Any, organisation: Organisation) -> bool:
    """Does this person coordinate a need that the organisation serves: by what it can do, or by its role in it?"""
    needs = {role.need.code for role in roles_of(user) if role.kind == RoleKind.NEED_COORDINATOR and role.need}
    if not needs:
        return False
    return Organisation.objects.filter(_serves(user, needs), pk=organisation.pk).exists()


def _serves(user: Any, needs: set[str]) -> Q:
    """Organisations that offer this person something for one of these needs, or have a role in it. What they may not
    see does not count: otherwise a button would tell that it exists."""
    parts = [code for need in needs for code in vocabularies.sub_needs_of(need)]
    offers = capabilities.visible_to(user).filter(organisation=OuterRef("pk"), sub_needs__overlap=parts)
    offers = offers.exclude(status=Capability.Status.WITHDRAWN)
    return Q(Exists(offers)) | Q(Exists(PartnerRole.objects.filter(organisation=OuterRef("pk"), need__in=needs)))


def in_reach_of(user: Any, *, of_editors: bool = True) -> QuerySet[Organisation]:
    """Visible organisations for which this person may invite (`rules.may_invite`, as rows)."""
    mine = Q(pk__in=[])
    needs: set[str] = set()
    for role in roles_of(user):
        match role.kind:
            case RoleKind.ADMINISTRATOR:
                return organisations.visible_to(user)
            case RoleKind.MUNICIPAL_COORDINATOR:
                mine |= Q(municipality=role.municipality_id)
            case RoleKind.REGIONAL_COORDINATOR:
                mine |= Q(regions__contains=[role.region_id])
            case RoleKind.NEED_COORDINATOR if role.need is not None:
                needs.add(role.need.code)
            case RoleKind.EDITOR_OF_ORGANISATION if of_editors:
                mine |= Q(pk=role.organisation_id)
    return organisations.visible_to(user).filter(mine | _serves(user, needs) if needs else mine)


# --- invitations --------------------------------------------------------------------------------------


def visible_to(user: Any) -> QuerySet[Invitation]:
    """Invitations for the organisations for which this person may invite."""
    rows = Invitation.objects.filter(organisation__in=in_reach_of(user).values("pk"))
    return rows.select_related("organisation", "invited_by")


def open_invitations(user: Any) -> QuerySet[Invitation]:
    """Those that wait for an answer, the longest first; `came_back` says that the mail did not arrive."""
    lost = Letter.objects.filter(
        target=OuterRef("uuid"),
        state__in=(Letter.State.BOUNCED, Letter.State.GIVEN_UP),
        created_at__gte=OuterRef("sent_at"),
    )
    return (
        visible_to(user).filter(state=Invitation.State.OPEN).annotate(came_back=Exists(lost)).order_by("sent_at", "pk")
    )


def invited(ref: str) -> QuerySet[Invitation]:
    """The invitation that the address in a mail is about; its signature proves who asks (`links.read_signed`)."""
    return Invitation.objects.filter(ref=ref).select_related("organisation", "invited_by")


def has_address(user: Any, email: str) -> bool:
    """Is this one of the confirmed addresses of the account?"""
    return EmailAddress.objects.filter(user=user, email__iexact=email, verified=True).exists()


def account_of(email: str) -> User | None:
    """Whose account this address belongs to."""
    found = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user").first()
    return found.user if found else User.objects.filter(email__iexact=email).first()


# --- claims -------------------------------------------------------------------------------------------


def visible_claims(user: Any) -> QuerySet[Claim]:
    """One's own; those about visible organisations that one coordinates; for administrators what nobody coordinates."""
    mine = Q(pk__in=[])
    administers = False
    for role in roles_of(user):
        match role.kind:
            case RoleKind.MUNICIPAL_COORDINATOR:
                mine |= Q(organisation__municipality=role.municipality_id)
            case RoleKind.REGIONAL_COORDINATOR:
                mine |= Q(organisation__regions__contains=[role.region_id])
            case RoleKind.ADMINISTRATOR:
                administers = True
    seen = opened_by(keyring(user), "organisation") & Q(organisation__merged_into=None)
    own = Q(user=user.pk) if user is not None and user.is_authenticated else Q(pk__in=[])
    rows = Claim.objects.filter(mine & seen | own | (_coordinated_by_nobody() if administers else Q(pk__in=[])))
    return rows.select_related("organisation", "user", "decided_by")


def _coordinated_by_nobody() -> Q:
    """Claims about organisations without a coordinator of their municipality or regions."""
    held = Role.objects.filter(
        kind__in=(RoleKind.MUNICIPAL_COORDINATOR, RoleKind.REGIONAL_COORDINATOR), user__is_active=True
    )
    places = list(held.values_list("municipality", "region").distinct())
    seats = [seat for seat, _ in places if seat]
    regions = [region for _, region in places if region]
    return ~Q(organisation__municipality__in=seats) & ~Q(organisation__regions__overlap=regions)


def claims_to_decide(user: Any) -> QuerySet[Claim]:
    """Open claims of others, oldest first."""
    return visible_claims(user).filter(state=Claim.State.OPEN).exclude(user=user.pk)


def own_claim(user: Any, organisation: Organisation) -> Claim | None:
    """What this person asked about this organisation and still waits for."""
    return Claim.objects.filter(user=user.pk, organisation=organisation, state=Claim.State.OPEN).first()


# --- what needs attention -----------------------------------------------------------------------------


def in_scope(rows: QuerySet[Any], scope: Scope, organisation: str = "organisation__") -> QuerySet[Any]:
    """Of one organisation, of those with their seat in the municipality, or of those that work in the region."""
    match scope.kind:
        case "organisation":
            return rows.filter(**{f"{organisation}ref": scope.key})
        case "municipality":
            return rows.filter(**{f"{organisation}municipality": scope.key})
        case _:
            return rows.filter(**{f"{organisation}regions__contains": [scope.key]})


def without_editor(user: Any, scope: Scope) -> QuerySet[Organisation]:
    """Standing organisations that nobody keeps, by name."""
    kept = Role.objects.filter(kind=EDITOR, organisation=OuterRef("pk"))
    rows = in_scope(organisations.visible_to(user), scope, "").filter(organisations.standing())
    return rows.filter(~Exists(kept)).order_by(Lower("name"), "pk")


def forgettable(day: Any) -> tuple[QuerySet[Invitation], QuerySet[Claim]]:
    """Invitations 90 days after they ended or expired; claims a year after the answer."""
    gone = Q(closed_at__date__lt=day - timedelta(days=90))
    expired = Q(state=Invitation.State.OPEN, expires_at__date__lt=day - timedelta(days=90))
    decided = Claim.objects.filter(decided_at__date__lt=day - timedelta(days=365))
    return Invitation.objects.filter(gone | expired), decided
