"""Which reports a reader may see, and to whom a report goes."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull

from weerbaar.features.networks.reports.models import Report
from weerbaar.features.networks.reports.subjects import OWNERS
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.kit.rows import InTurn
from weerbaar.foundation.organisations.keyring import roles_of
from weerbaar.foundation.organisations.models import Organisation, RoleKind
from weerbaar.foundation.ports import kinds
from weerbaar.foundation.ports.attention import Scope


def visible_to(user: Any) -> QuerySet[Report]:
    """Reports about what somebody keeps or coordinates, and may see now.

    Editors: of their organisations. Coordinators: of organisations with their seat in the municipality, with the region
    in their working area, or about a capability for their need. Administrators: what nobody else answers.
    """
    return Report.objects.filter(_concerning(user), _about_visible(user))


def _concerning(user: Any) -> Q:
    own = Q(pk__in=[])
    mine = Q(pk__in=[])
    for role in roles_of(user):
        match role.kind:
            case RoleKind.EDITOR_OF_ORGANISATION:
                own |= Q(pk=role.organisation_id)
            case RoleKind.MUNICIPAL_COORDINATOR:
                own |= Q(municipality=role.municipality_id)
            case RoleKind.REGIONAL_COORDINATOR:
                own |= Q(regions__contains=[role.region_id])
            case RoleKind.NEED_COORDINATOR if role.need is not None:
                mine |= Q(needs__contains=[role.need.code])
            case RoleKind.ADMINISTRATOR:
                mine |= Q(desk=Report.Desk.PLATFORM)
    return mine | _belonging_to(own)


def _belonging_to(organisations: Q) -> Q:
    """Reports about a record of such an organisation."""
    owners = Report.organisations.through.objects.filter(
        report=OuterRef("pk"), organisation__in=Organisation.objects.filter(organisations)
    )
    return Q(Exists(owners))


def _about_visible(user: Any) -> Q:
    """The record is there and may be seen by this reader.

    Asked as a value per report, by its index. As `Exists` PostgreSQL would rather read all organisations once.
    """
    seen = Q(pk__in=[])
    for kind in OWNERS:
        record = Subquery(kinds.get(kind).visible_to(user).filter(uuid=OuterRef("target")).values("pk")[:1])
        seen |= Q(IsNull(record, False), kind=kind)
    return seen


def list_reports(user: Any, state: str = "") -> QuerySet[Report]:
    """Open ones, oldest first; or the answered ones, newest first."""
    rows = visible_to(user).prefetch_related("organisations")
    if state == "klaar":
        return rows.exclude(state=Report.State.OPEN).order_by("-answered_at", "-pk")
    return rows.filter(state=Report.State.OPEN)


def waiting_in(user: Any, scope: Scope) -> InTurn:
    """Open reports that this reader may answer, of one organisation, municipality, region or need; oldest first."""
    rows = visible_to(user).filter(_in_scope(scope), state=Report.State.OPEN)
    return InTurn(rows.order_by("created_at", "pk"), whole=Report.objects.all())


def _in_scope(scope: Scope) -> Q:
    match scope.kind:
        case "need":
            return Q(needs__contains=[scope.key])
        case "organisation":
            own = Q(ref=scope.key)
        case "municipality":
            own = Q(municipality=scope.key)
        case _:
            own = Q(regions__contains=[scope.key])
    return _belonging_to(own)


def followed(ref: str) -> QuerySet[Report]:
    """The report that a reporter's own address is about; the address proves who asks (see `following`)."""
    return Report.objects.filter(ref=ref)


def subject_of(report: Report, reader: Any) -> Any | None:
    """What it is about, if this reader may see it now."""
    return kinds.get(report.kind).visible_to(reader).filter(uuid=report.target).first()


def reporter_of(report: Report) -> Any:
    """Who reported, as a reader."""
    return report.reporter or AnonymousUser()


def address_of_reporter(report: Report) -> str:
    """Where the reporter wants to hear; '' for nowhere."""
    if not report.wants_answer:
        return ""
    return report.reporter.email if report.reporter else report.email


def people_at(report: Report, desk: str) -> list[User]:
    """Who answers at this desk and may see what it is about."""
    at = Report.Desk(desk)
    owners = list(report.organisations.all())
    match at:
        case Report.Desk.EDITORS:
            held = Q(roles__kind=RoleKind.EDITOR_OF_ORGANISATION, roles__organisation__in=owners)
        case Report.Desk.MUNICIPALITY:
            seats = [one.municipality_id for one in owners if one.municipality_id]
            held = Q(roles__kind=RoleKind.MUNICIPAL_COORDINATOR, roles__municipality__in=seats)
        case Report.Desk.REGION:
            regions = {region for one in owners for region in one.regions}
            held = Q(roles__kind=RoleKind.REGIONAL_COORDINATOR, roles__region__in=regions)
        case _:
            held = Q(roles__kind=RoleKind.ADMINISTRATOR)
    people = User.objects.filter(held, is_active=True).distinct().order_by("pk")
    if at is Report.Desk.PLATFORM:
        return list(people)
    return [one for one in people if subject_of(report, one) is not None]


def sent_since(moment: datetime, **field: Any) -> int:
    """How many reports of one sender, or about one record, there were since a moment."""
    return Report.objects.filter(created_at__gte=moment, **field).count()
