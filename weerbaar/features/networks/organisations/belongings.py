"""What hangs on an organisation by itself: contacts, relations, memberships, numbers, roles; and what ends with it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from weerbaar.foundation.activity.services import record
from weerbaar.foundation.organisations import queries
from weerbaar.foundation.organisations.models import (
    Assurance,
    Clash,
    Contact,
    Identifier,
    Membership,
    Organisation,
    PartnerRole,
    Relation,
    Role,
)
from weerbaar.foundation.organisations.services.contacts import audience_of
from weerbaar.foundation.ports import belongings
from weerbaar.foundation.ports.belongings import Belonging, Ending, Tell
from weerbaar.foundation.taxonomy import vocabularies


def plug() -> None:
    belongings.add(
        Belonging(
            Contact,
            "organisation",
            "Contacten",
            visible_to=lambda user: queries.visible_contacts(user).select_related("organisation"),
            splits=True,
            guarded=lambda row: row,
            audience_of=audience_of,
            name_of=lambda row: vocabularies.label("contact-function", row.function),
            watch=_watch("contact.moved", "organisation"),
        )
    )
    for field in ("source", "target"):
        belongings.add(
            Belonging(
                Relation,
                field,
                "Relaties",
                visible_to=_relations,
                twin_by=("target" if field == "source" else "source", "kind", "sub_need", "until"),
                splits=True,
                name_of=name_of_relation,
                watch=_watch("relation.moved", field),
            )
        )
    for field, other in (("member", "partnership"), ("partnership", "member")):
        belongings.add(
            Belonging(
                Membership,
                field,
                "Samenwerkingsverbanden",
                visible_to=lambda user: queries.visible_memberships(user).select_related("member", "partnership"),
                twin_by=(other,),
                splits=True,
            )
        )
    belongings.add(
        Belonging(
            Identifier,
            "organisation",
            "Nummers",
            visible_to=_open(Identifier),
            twin_by=("scheme", "value"),
            splits=True,
            name_of=name_of_number,
        )
    )
    belongings.add(
        Belonging(PartnerRole, "organisation", "Rol per behoefte", visible_to=_open(PartnerRole), twin_by=("need",),
                  name_of=lambda row: vocabularies.label("need", row.need))
    )  # fmt: skip
    belongings.add(Belonging(Role, "organisation", "Beheerders", twin_by=("user", "kind")))
    belongings.add(Belonging(Assurance, "on_behalf_of", "Bevestigingen"))
    belongings.add(Belonging(Clash.organisations.through, "organisation", "Dubbele nummers", twin_by=("clash",)))
    belongings.add(Belonging(Organisation, "merged_into", "Eerdere samenvoegingen", moves=False))
    belongings.add_ending(
        Ending("relaties", "Relaties worden beëindigd", _relations_until, _relations, _tell_relation, 30,
               name_of_relation)
    )  # fmt: skip
    belongings.add_ending(
        Ending("lidmaatschappen", "Lidmaatschappen worden beëindigd", _memberships_until,
               lambda user: queries.visible_memberships(user), _tell_membership, 40)
    )  # fmt: skip


def _open(model: Any) -> Any:
    """Rows that show with their organisation."""
    return lambda user: model._default_manager.filter(organisation__in=queries.visible_to(user))


def _relations(user: Any) -> Any:
    return queries.visible_relations(user).select_related("source", "target")


def name_of_number(row: Identifier) -> str:
    return f"{vocabularies.label('identifier-scheme', row.scheme)} {row.value}"


def name_of_relation(row: Relation) -> str:
    """'Bakkerij rekent op Molen'."""
    return f"{row.source} {vocabularies.label('relation', row.kind).lower()} {row.target}"


def _watch(code: str, field: str) -> Any:
    """History tells from which organisation to which a record went, to who might see it before and may see it after."""

    def before(row: Any) -> Tell:
        was, clauses = getattr(row, field), row.clauses()

        def tell(actor: Any) -> None:
            fresh = type(row)._default_manager.filter(pk=row.pk).first()
            if fresh is None:
                return
            now = getattr(fresh, field)
            changes = {"organisation": [str(was), str(now)]}
            record(actor, code, fresh, changes, clauses={*clauses, *fresh.clauses()}, mentions=[was, now])

        return tell

    return before


def _relations_until(organisation: Organisation, day: date) -> Iterable[tuple[Relation, Mapping[str, Any]]]:
    standing = Relation.objects.filter(Q(source=organisation) | Q(target=organisation))
    for row in standing.exclude(until__lte=day).select_related("source", "target"):
        yield row, {"until": max(day, row.since or day)}


def _tell_relation(actor: Any, row: Relation, is_over: bool, changes: dict[str, list[Any]]) -> None:
    record(actor, "relation.ended" if is_over else "relation.resumed", row, changes)


def _memberships_until(organisation: Organisation, day: date) -> Iterable[tuple[Membership, Mapping[str, Any]]]:
    standing = Membership.objects.filter(Q(member=organisation) | Q(partnership=organisation))
    for row in standing.exclude(until__lte=day).select_related("member", "partnership"):
        yield row, {"until": max(day, row.since or day)}


def _tell_membership(actor: Any, row: Membership, is_over: bool, changes: dict[str, list[Any]]) -> None:
    named = {"partnership": [None, str(row.partnership)]}
    clauses = (row.partnership.clause, row.member.clause)
    code = "organisation.left" if is_over else "organisation.joined"
    record(actor, code, row.member, named, clauses=clauses, mentions=[row.partnership])
