"""Random registers for the proof that what is hidden shows nowhere.

`worlds` draws a plan of plain values; `build` puts it in the database around the cast; `remove_unseen` takes away
everything that a reader with this key ring may not see, row by row, decided on the records' own clauses and not by the
queries that are under test.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st

from tests import shelves
from tests.cast import ENSCHEDE, MIDDELBURG, TWENTE, VEERE, ZEELAND, Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_chain,
    make_contact,
    make_organisation,
    make_relation,
    make_report,
    set_visibility,
)
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.agreements.services import renew_audience
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.chains.models import Chain
from weerbaar.features.networks.reports.models import Report
from weerbaar.features.networks.reports.subjects import OWNERS
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.audiences.keys import KeyRing, clause_for
from weerbaar.foundation.audiences.rules import opens
from weerbaar.foundation.organisations.models import Contact, Membership, Organisation, PartnerRole, Relation

TODAY = date(2026, 11, 21)
VISIBILITIES = ["openbaar", "leden", "crisisprofessionals", "eigen-organisatie", "groep"]
AREAS = [[ZEELAND], [TWENTE], [MIDDELBURG, VEERE], [ENSCHEDE], ["NL"], ["VR25"], [ZEELAND, TWENTE]]
WORDS = [
    "noodstroomaggregaten", "aggregaat", "agregaat", "zandzakken", "veldbedden", "warme maaltijden", "tolken",
    "dompelpomp", "vrachtwagens", "boten", "dekens", "voedselbank", "radioamateurs", "lichtmasten", "Zeeuwse",
]  # fmt: skip
NAMES = ["Kerk", "Pompendienst", "Buurthuis", "Reddingsbrigade", "Aggregaten", "Radioclub", "Walcheren", "Twente"]
AGREEMENTS = ["waakvlamovereenkomst", "convenant", "sla"]

visibility = st.sampled_from(VISIBILITIES)
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)
number = st.integers(0, 1000)  # stands for one of the organisations or capabilities that are there
Plan = dict[str, Any]


def _some(most: int, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Plan]]:
    return st.lists(st.fixed_dictionaries(fields), max_size=most)


organisations = _some(
    4,
    name=st.lists(st.sampled_from(NAMES), min_size=1, max_size=2).map(" ".join),
    visibility=visibility,
    area=st.sampled_from(AREAS),
    kind=st.sampled_from(["bedrijf", "ngo", "gemeente"]),
    level=st.sampled_from(["lokaal", "landelijk"]),
    summary=text,
)
capabilities = _some(
    10,
    owner=number,
    name=text,
    description=text,
    visibility=visibility,
    area=st.sampled_from(AREAS),
    sub_needs=st.sampled_from([["energie"], ["brood"], ["bed", "bad"], ["drinkwater"]]),
    form=st.sampled_from(["materieel", "goederen", "mensen"]),
    notice_hours=st.sampled_from([None, 4, 24, 72]),
    quantity=st.sampled_from([None, 5, 100]),
    falls_away=st.sampled_from([[], ["stroom"]]),
    claimed_agreement=st.sampled_from(["", "", "convenant"]),
    status=st.sampled_from(["actief", "actief", "onderbroken", "ingetrokken"]),
    confirmed=st.sampled_from([None, 30, -30]),
    double_promised=st.sampled_from([None, None, 3]),
)
worlds = st.fixed_dictionaries(
    {
        "own": st.tuples(visibility, visibility),  # of the two organisations of the cast
        "organisations": organisations,
        "capabilities": capabilities,
        "agreements": _some(
            4,
            parties=st.lists(number, min_size=1, max_size=3),
            lines=st.lists(number, max_size=3),
            visibility=visibility,
            promised=st.sampled_from([None, 4, 4]),
            kind=st.sampled_from(AGREEMENTS),
            valid_to=st.sampled_from([None, date(2027, 1, 1), date(2026, 1, 31)]),
            title=text,
        ),
        "relations": _some(
            5,
            source=number,
            target=number,
            kind=st.sampled_from(["rekent-op", "rekent-op", "levert-aan", "koepel-van"]),
            sub_need=st.sampled_from(["", "energie", "brood"]),
            answer=st.sampled_from(["nog-niet-gevraagd", "ja", "deels", "nee"]),
        ),
        "chains": _some(
            2,
            members=st.lists(st.none() | number, min_size=2, max_size=4),
            visibility=visibility,
            region=st.sampled_from([ZEELAND, TWENTE, ""]),
            name=text,
        ),
        "reports": _some(
            3, about=number, what=st.sampled_from(["onjuist", "dubbel"]), state=st.sampled_from(["open", "klopt-wel"])
        ),
        "memberships": _some(3, partnership=number, member=number),
        "contacts": _some(4, owner=number, visibility=visibility),
        "history": _some(3, about=number, names=number, then=visibility),
        "shelf": shelves.shelves,
        # Many of one word: only then a rare word is taken for a slip of it.
        "crowd": st.none() | st.tuples(visibility, st.sampled_from(["aggregaat", "tolken"])),
    }
)


@dataclass(slots=True)
class World:
    """What stands in the database: always something that everybody sees, and something that nobody does."""

    cast: Cast
    organisations: list[Organisation] = field(default_factory=list)
    capabilities: list[Capability] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    shelf: list[shelves.Shelved] = field(default_factory=list)

    def organisation(self, number: int) -> Organisation:
        return self.organisations[number % len(self.organisations)]

    def capability(self, number: int) -> Capability:
        return self.capabilities[number % len(self.capabilities)]

    def records(self) -> list[Organisation | Capability | Agreement]:
        return [*self.organisations, *self.capabilities, *self.agreements]


def build(plan: Plan, cast: Cast) -> World:
    """Put the plan in the database, around the cast."""
    world = World(cast)
    _organisations(world, plan)
    _capabilities(world, plan)
    for row in plan["agreements"]:
        parties = list({one.pk: one for one in map(world.organisation, row["parties"])}.values())
        lines = {one.pk: one for one in map(world.capability, row["lines"]) if one.organisation in parties}
        values = {name: row[name] for name in ("visibility", "kind", "valid_to", "title")}
        made = make_agreement(parties, list(lines.values()), **values | {"valid_from": None})
        made.lines.update(quantity=row["promised"], region=ZEELAND)
        renew_audience(made)  # who may see it follows from where it is promised
        world.agreements.append(made)
    _around(world, plan)
    world.shelf = shelves.build(plan["shelf"], world.organisations)
    return world


def _organisations(world: World, plan: Plan) -> None:
    cast = world.cast
    for organisation, chosen in zip((cast.aggregaten, cast.veldkeuken), plan["own"], strict=True):
        set_visibility(organisation, chosen)
    world.organisations = [
        cast.aggregaten,
        cast.veldkeuken,
        make_organisation("Open Buurthuis", area=["NL"], kind="ngo"),
        make_organisation("Geheime Reddingsbrigade", "eigen-organisatie", other_names=["Onzichtbaar"]),
        *(make_organisation(**row, seat="Middelburg") for row in plan["organisations"]),
    ]
    PartnerRole.objects.bulk_create(
        PartnerRole(organisation=one, need="continuiteit", is_traditional=bool(number % 2))
        for number, one in enumerate(world.organisations)
    )


def _capabilities(world: World, plan: Plan) -> None:
    everybody, nobody = world.organisations[2:4]
    made = [
        make_capability(everybody, "Dekens en veldbedden"),
        make_capability(nobody, "Onzichtbare dompelpomp", notice_hours=4),
        make_capability(everybody, "Stille tolken", visibility="groep", area=["VR25"]),
    ]
    for row in plan["capabilities"]:
        values = {**row, "unit": "stuks" if row["quantity"] else ""}
        owner, confirmed = world.organisation(values.pop("owner")), values.pop("confirmed")
        if confirmed is not None:
            values |= {"confirmed_on": TODAY - timedelta(60), "confirmed_until": TODAY + timedelta(confirmed)}
        made.append(make_capability(owner, **values))
    if plan["crowd"]:
        made += _crowd(everybody, *plan["crowd"])
    world.capabilities = made


def _crowd(owner: Organisation, chosen: str, word: str) -> Iterable[Capability]:
    audience = clause_for(chosen, [ZEELAND], [owner.pk])
    return Capability.objects.bulk_create(
        Capability(
            organisation=owner, name=f"{word} {number}", visibility=chosen, audience=audience, area=[ZEELAND],
            regions=[ZEELAND], sub_needs=["energie"], form="materieel",
        )
        for number in range(110)
    )  # fmt: skip


def _around(world: World, plan: Plan) -> None:
    for row in plan["relations"]:
        source, target = world.organisation(row["source"]), world.organisation(row["target"])
        if source != target:
            make_relation(source, target, **{name: row[name] for name in ("kind", "sub_need", "answer")})
    for row in plan["contacts"]:
        contact = make_contact(world.organisation(row["owner"]), row["visibility"], email="post@voorbeeld.invalid")
        for agreement in world.agreements[:1]:
            agreement.activation_contact = contact
            agreement.save(update_fields=["activation_contact"])
    for row in plan["memberships"]:
        partnership, member = world.organisation(row["partnership"]), world.organisation(row["member"])
        if partnership != member:
            Membership.objects.get_or_create(partnership=partnership, member=member)
    for row in plan["chains"]:
        members = [None if one is None else world.organisation(one) for one in row["members"]]
        world.chains.append(make_chain(members, row["visibility"], row["region"], name=row["name"]))
    for row in plan["reports"]:
        _report(world, row)
    for row in plan["history"]:
        _line(world, row)


def _report(world: World, row: Plan) -> None:
    """Somebody without account says that something is wrong with one of the records; perhaps it was answered."""
    things = world.records()
    about = things[row["about"] % len(things)]
    kind = type(about).__name__.lower()
    answered = {} if row["state"] == "open" else {"answered_at": timezone.now(), "answer": "Nagekeken."}
    report = make_report(
        world.organisations[0], what=row["what"], state=row["state"], label=str(about), desk="gemeente", **answered
    )
    Report.objects.filter(pk=report.pk).update(kind=kind, target=about.uuid)
    report.organisations.set(OWNERS[kind](about))


def _line(world: World, row: Plan) -> None:
    """A line about one record that names another, from a time when it was perhaps seen by others."""
    things = world.records()
    about, other = things[row["about"] % len(things)], world.organisation(row["names"])
    then = frozenset(clause_for(row["then"], [ZEELAND], [other.pk]))
    kind = type(about).__name__.lower()
    changes = {"partnership": [None, str(other)]}
    with transaction.atomic():
        record(world.cast["eefje"], f"{kind}.changed", about, changes, [then], mentions=[other])


def remove_unseen(ring: KeyRing) -> tuple[int, int]:
    """Delete everything of which this ring leaves a clause closed; how many organisations and capabilities, and things
    on the shelf."""
    shelved = shelves.remove_unseen(ring)
    chains = _closed(Chain.objects.all(), ring)
    agreements = _closed(Agreement.objects.all(), ring)
    contacts = _closed(Contact.objects.select_related("organisation"), ring)
    relations = _closed(Relation.objects.select_related("source", "target"), ring)
    capabilities = _closed(Capability.objects.select_related("organisation"), ring)
    organisations = _closed(Organisation.objects.all(), ring)
    gone = {one.uuid for one in (*agreements, *capabilities, *organisations)}
    lines = [
        entry.pk
        for entry in Entry.objects.prefetch_related("clauses", "mentions")
        if not opens(ring, [frozenset(clause.keys) for clause in entry.clauses.all()])
        or gone & {mention.target for mention in entry.mentions.all()}
    ]
    Entry.objects.filter(pk__in=lines).delete()
    Report.objects.filter(target__in=gone).delete()
    for rows in (chains, agreements, contacts, relations, capabilities, organisations):
        if rows:
            type(rows[0])._default_manager.filter(pk__in=[row.pk for row in rows]).delete()
    return len(capabilities) + len(organisations), shelved


def _closed(rows: Any, ring: KeyRing) -> list[Any]:
    return [row for row in rows if not opens(ring, row.clauses())]
