"""Files of one person, and the rows of one file."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from weerbaar.features.networks.capabilities.exchange.linking import sentence
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to as visible_capabilities
from weerbaar.features.networks.imports.models import SCOPES, Batch, PreviewRow, Source
from weerbaar.features.networks.imports.rules import roles_to_import
from weerbaar.foundation.organisations.models import Relation, Role
from weerbaar.foundation.organisations.queries import visible_relations
from weerbaar.foundation.organisations.queries import visible_to as visible_organisations
from weerbaar.foundation.taxonomy import vocabularies

DOUBLE = "dubbel"


def visible_to(user: Any) -> QuerySet[Batch]:
    """Somebody's own files: another might see rows in them that are hidden from that other."""
    if user is None or not user.is_authenticated:
        return Batch.objects.none()
    return Batch.objects.filter(by_id=user.pk)


def list_batches(user: Any) -> QuerySet[Batch]:
    return visible_to(user).select_related("source", *(f"source__{scope}" for scope in SCOPES))


def waiting_batches(user: Any) -> QuerySet[Batch]:
    """Files that wait for this person: to say what the columns are, or to confirm."""
    return list_batches(user).filter(state__in=(Batch.State.READ, Batch.State.PREVIEWED), work=Batch.Work.NONE)


def sources_of(user: Any) -> list[Source]:
    """The sources that this person may add a file to."""
    mine = [source for role in roles_to_import(user) for source in sources_of_role(role)]
    return sorted({source.pk: source for source in mine}.values(), key=lambda source: source.name.casefold())


def sources_of_role(role: Role) -> QuerySet[Source]:
    return Source.objects.filter(**scope_of(role))


def scope_of(role: Role | None) -> dict[str, Any]:
    """The scope of a role as fields of a source; none of them for the machine itself."""
    return {f"{scope}_id": getattr(role, f"{scope}_id") if role else None for scope in SCOPES}


def rows_of(user: Any, batch: Batch, kind: str = "") -> QuerySet[PreviewRow]:
    """The rows of one file, of one kind or all; `DOUBLE` gives those that may be there already.

    What was hidden from this person since the preview is left out.
    """
    seen = Q(capability=None) | Q(capability__in=visible_capabilities(user).values("pk"))
    seen &= Q(relation=None) | Q(relation__in=visible_relations(user).values("pk"))
    rows = batch.rows.filter(seen).select_related("capability")
    if kind == DOUBLE:
        return rows.exclude(double=[])
    return rows.filter(kind=kind) if kind else rows


def gone_from(source: Source, user: Any, present: set[int]) -> QuerySet[Capability]:
    """What the source delivered before, is not withdrawn, is not in the file now, and may be seen by this person."""
    rows = Capability.objects.all() if user is None else visible_capabilities(user)
    delivered = rows.filter(pk__in=source.delivered.values("capability")).exclude(pk__in=present)
    return delivered.exclude(status=Capability.Status.WITHDRAWN).select_related("organisation").order_by("pk")


def past_from(source: Source, user: Any, present: set[int]) -> QuerySet[Relation]:
    """The relations that the source delivered, still stand, are not in the file now, and may be seen by this person."""
    rows = Relation.objects.all() if user is None else visible_relations(user)
    delivered = rows.filter(pk__in=source.delivered_relations.values("relation")).exclude(pk__in=present)
    standing = delivered.exclude(until__lte=timezone.localdate())
    return standing.select_related("source", "target").order_by("pk")


def left_alone(user: Any, batch: Batch) -> list[dict[str, Any]]:
    """What undoing left as it is, with why, as far as this person may see it now."""
    visible: dict[str, QuerySet[Any]] = {
        "capability": visible_capabilities(user),
        "organisation": visible_organisations(user),
        "relation": visible_relations(user).select_related("source", "target"),
    }
    seen = {
        kind: rows.in_bulk([one["row"] for one in batch.left_alone if one["kind"] == kind])
        for kind, rows in visible.items()
    }
    return [
        _left(row, one["why"]) for one in batch.left_alone if (row := seen[one["kind"]].get(one["row"])) is not None
    ]


def _left(row: Any, why: str) -> dict[str, Any]:
    is_relation = isinstance(row, Relation)
    name = sentence(row.source, row.kind, row.target) if is_relation else row.name
    return {"name": name, "url": (row.source if is_relation else row).get_absolute_url(), "why": why}


def own_rows(user: Any) -> QuerySet[Capability]:
    """Capabilities that this person keeps in one of their roles, as far as visible; withdrawn ones left out.

    The rules decide row by row; this narrows what they are asked about.
    """
    mine = Q(pk__in=[])
    for role in roles_to_import(user):
        if role.organisation_id:
            mine |= Q(organisation=role.organisation_id)
        elif role.municipality_id:
            mine |= Q(organisation__municipality=role.municipality_id)
        elif role.region_id:
            mine |= Q(organisation__regions__contains=[role.region_id])
        elif role.need is not None:
            mine |= Q(sub_needs__overlap=list(vocabularies.sub_needs_of(role.need.code)))
    rows = visible_capabilities(user).filter(mine).exclude(status=Capability.Status.WITHDRAWN)
    return rows.select_related("organisation").order_by("organisation__name", "organisation", "name", "pk")
