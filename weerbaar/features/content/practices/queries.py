"""Which practices and initiatives a reader may see, and who hears of changes."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from weerbaar.features.content.practices.models import Following, Partner, Practice
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.audiences.rules import opened_by, opens
from weerbaar.foundation.organisations import queries as organisations
from weerbaar.foundation.organisations.keyring import keyring, roles_of
from weerbaar.foundation.organisations.models import Organisation, RoleKind
from weerbaar.foundation.organisations.rules import is_editorial
from weerbaar.shared.publishing.shelf import own_proposals

STAGES = tuple(Practice.Stage.values)


def visible_to(user: Any) -> QuerySet[Practice]:
    """What the reader's keys open, and their own proposals."""
    return Practice.objects.filter(opened_by(keyring(user)) | own_proposals(user))


def initiatives_visible_to(user: Any) -> QuerySet[Practice]:
    return visible_to(user).filter(stage=Practice.Stage.INITIATIVE)


def shown_to(user: Any, ids: Collection[int]) -> dict[int, Practice]:
    """Published ones of a result, as far as the reader may see them now. One query."""
    return visible_to(user).filter(status=Practice.Status.PUBLISHED).in_bulk(ids)


def published(user: Any, stage: str = "", need: str = "", evidence: str = "", quadrant: str = "") -> QuerySet[Practice]:
    """What stands there for this reader, newest first; '' narrows nothing."""
    rows = visible_to(user).filter(status=Practice.Status.PUBLISHED)
    for name, value in (("stage", stage), ("evidence", evidence), ("quadrant", quadrant)):
        if value:
            rows = rows.filter(**{name: value})
    if need:
        rows = rows.filter(needs__contains=[need])
    return rows.order_by("-published_at", "-pk")


def proposals(user: Any) -> QuerySet[Practice]:
    """Drafts that wait for the editors, oldest first; who is no editor sees their own, also what was refused."""
    rows = visible_to(user).filter(status=Practice.Status.DRAFT)
    if is_editorial(user):
        rows = rows.filter(refused_at__isnull=True)
    else:
        rows = rows.filter(Q(proposed_by=user.pk) | Q(organisation__in=edited_by(user)))
    return rows.order_by("created_at", "pk")


def edited_by(user: Any) -> list[Organisation]:
    """The organisations of which this person is editor, by name."""
    roles = (role for role in roles_of(user) if role.kind == RoleKind.EDITOR_OF_ORGANISATION)
    found = {role.organisation for role in roles if role.organisation is not None}
    return sorted(found, key=lambda one: (one.name.casefold(), one.pk))


def organisation_of(user: Any, practice: Practice) -> Organisation | None:
    """Whose it is, if the reader may see that organisation."""
    return organisations.visible_to(user).filter(pk=practice.organisation_id or 0).first()


def partners_of(user: Any, practice: Practice) -> list[Partner]:
    """With whom: names, and organisations that the reader may see. Two queries."""
    seen = organisations.visible_to(user)
    rows = Partner.objects.filter(practice=practice).filter(Q(organisation__isnull=True) | Q(organisation__in=seen))
    return list(rows.select_related("organisation").order_by("number"))


def hidden_partners_of(user: Any, practice: Practice) -> list[Organisation]:
    """Partners that this reader may not see: whoever changes the rest leaves them as they are."""
    seen = organisations.visible_to(user)
    rows = Partner.objects.filter(practice=practice, organisation__isnull=False).exclude(organisation__in=seen)
    return [row.organisation for row in rows.select_related("organisation") if row.organisation is not None]


def may_see_contact(user: Any, practice: Practice) -> bool:
    return opens(keyring(user), [practice.contact_clause])


def of_organisation(user: Any, organisation: Organisation) -> QuerySet[Practice]:
    """Published ones that are this organisation's, or that it was a partner in."""
    rows = visible_to(user).filter(status=Practice.Status.PUBLISHED)
    mine = Q(organisation=organisation) | Q(pk__in=Partner.objects.filter(organisation=organisation).values("practice"))
    return rows.filter(mine).order_by("-published_at", "-pk")


def follows(user: Any, practice: Practice) -> bool:
    return user.is_authenticated and Following.objects.filter(practice=practice, user=user).exists()


def followed_by(user: Any, ids: Iterable[int]) -> set[int]:
    """Which of these the reader follows. One query, none for a visitor."""
    if not user.is_authenticated:
        return set()
    return set(Following.objects.filter(user=user, practice__in=list(ids)).values_list("practice", flat=True))


def followers_of(practice: Practice) -> QuerySet[User]:
    """Who wants to hear of it; for letters."""
    return User.objects.filter(pk__in=practice.followings.values("user"), is_active=True).order_by("pk")


def candidates(user: Any, practice: Practice, without: Collection[int] = (), at_most: int = 200) -> list[Practice]:
    """Published ones that share a need, sub-need or threat with it, newest first: among these the alike are sought."""
    rows = visible_to(user).filter(status=Practice.Status.PUBLISHED).exclude(pk__in=[practice.pk, *without])
    shared = Q(pk__in=[])
    for name in ("sub_needs", "threats", "needs"):
        if codes := getattr(practice, name):
            shared |= Q(**{f"{name}__overlap": list(codes)})
    return list(rows.filter(shared).order_by("-published_at", "-pk")[:at_most])
