"""What organisations tell, as far as the reader may see both the organisation and the thing."""

from typing import Any

from django.db.models import Q, QuerySet

from weerbaar.foundation.kit.text import as_code
from weerbaar.foundation.organisations import queries as organisations
from weerbaar.foundation.organisations.keyring import roles_of
from weerbaar.foundation.organisations.models import Organisation, RoleKind
from weerbaar.foundation.ports import kinds
from weerbaar.shared.experiences import telling
from weerbaar.shared.experiences.models import Experience


def visible_to(user: Any) -> QuerySet[Experience]:
    """Of every kind."""
    things = Q(pk__in=())
    for name in telling.kinds():
        things |= Q(kind=name, target__in=kinds.get(name).visible_to(user).values("uuid"))
    rows = Experience.objects.filter(things, organisation__in=organisations.visible_to(user))
    return rows.select_related("organisation").order_by("-on", "-created_at", "-pk")


def told_of(user: Any, target: Any) -> QuerySet[Experience]:
    """About one thing that the reader sees, the latest first. One query."""
    rows = Experience.objects.filter(target=target.uuid, organisation__in=organisations.visible_to(user))
    return rows.select_related("organisation").order_by("-on", "-created_at", "-pk")


def told_by(user: Any, organisation: Organisation, at_most: int) -> list[tuple[Experience, Any]]:
    """What one organisation tells, the latest first, each with what it is about. One query, and one for each kind."""
    rows = list(visible_to(user).filter(organisation=organisation)[:at_most])
    about = {
        thing.uuid: thing
        for name in sorted({row.kind for row in rows})
        for thing in kinds.get(name).visible_to(user).filter(uuid__in=[row.target for row in rows])
    }
    return [(row, about[row.target]) for row in rows if row.target in about]


def target_of(user: Any, experience: Experience) -> Any:
    """The thing it is about, if the reader may see it."""
    return kinds.get(experience.kind).visible_to(user).filter(uuid=experience.target).first()


def find(user: Any, word: str, ref: str) -> Any | None:
    """The thing of a kind (its word in addresses) with this ref, if it may be told of and the reader may see it."""
    for name in telling.kinds():
        kind = kinds.get(name)
        if as_code(kind.label) == word:
            return kind.visible_to(user).filter(ref=ref).first()
    return None


def may_still_tell(user: Any, target: Any) -> list[Organisation]:
    """Organisations of this editor that have not told of it yet and whose own it is not, by name."""
    roles = (role for role in roles_of(user) if role.kind == RoleKind.EDITOR_OF_ORGANISATION)
    mine = {role.organisation_id for role in roles if role.organisation_id is not None}
    told = Experience.objects.filter(target=target.uuid).values("organisation")
    rows = organisations.visible_to(user).filter(pk__in=mine - {telling.whose(target)}).exclude(pk__in=told)
    return list(rows.order_by("name", "pk"))
