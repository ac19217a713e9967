"""Whatever a service changes, every document of the index that is different afterwards is read again.

Each act below runs through its service, the spine delivers, and the documents of the whole register from before and
after are laid side by side: those that differ must be among the changes that web processes are told of.
"""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from tests.cast import ENSCHEDE, MIDDELBURG, Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_contact,
    make_organisation,
    make_relation,
    set_visibility,
)
from weerbaar.features.networks.agreements import services as agreements
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.agreements.services import Party, Promise
from weerbaar.features.networks.capabilities import services as capabilities
from weerbaar.features.networks.lineage import services as lineage
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.services import deliver_due
from weerbaar.foundation.organisations import services as organisations
from weerbaar.foundation.organisations.models import Clash, Identifier, Membership, Organisation
from weerbaar.foundation.search.models import Change


class Register:
    """Two organisations that promise each other something, and what hangs on them."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.eefje, self.olaf, self.rick = cast["eefje"], cast["olaf"], cast["rick"]
        self.ada = cast["ada"]
        self.mine, self.theirs = cast.aggregaten, cast.veldkeuken
        self.third = make_organisation("Derde Partij", municipality=MIDDELBURG, level="regionaal")
        self.power = make_capability(self.mine, "Noodstroom")
        self.light = make_capability(self.mine, "Licht", visibility="crisisprofessionals")
        self.meals = make_capability(self.theirs, "Maaltijden", form="goederen")
        self.beds = make_capability(self.third, "Bedden")
        self.both = make_agreement([self.mine, self.theirs], [self.power, self.meals])
        self.three = make_agreement(
            [self.mine, self.theirs, self.third],
            [self.power, self.meals, self.beds],
            kind="convenant",
            visibility="crisisprofessionals",
        )
        self.contact = make_contact(self.mine)
        self.relation = make_relation(self.mine, self.theirs)

    def change(self, agreement: Agreement, values: dict[str, Any], parties: list[Any], promised: list[Any]) -> None:
        agreements.change_agreement(
            self.eefje, agreement, values, [Party(one) for one in parties], [Promise(one) for one in promised]
        )

    def change_mine(self, **values: Any) -> Organisation:
        return organisations.change_organisation(self.eefje, self.mine, values)

    def change_power(self, **fields: Any) -> None:
        capabilities.change_capability(self.eefje, self.power, fields)

    def load(self, folder: Path, *lines: str) -> None:
        head = "ref,organisatie,soort,niveau,plaats,capaciteit,deelbehoeften,fasen,vorm,gebied,zichtbaarheid"
        file = folder / "netwerkkaart.csv"
        file.write_text("\n".join((head, *lines)), "utf-8")
        call_command("import_netwerkkaart", str(file), stdout=io.StringIO())

    def merged_and_undone(self) -> None:
        done = lineage.merge_organisations(self.ada, self.third, self.mine).succession
        assert done is not None
        lineage.undo_succession(self.ada, done)

    def joined(self) -> Membership:
        return organisations.join_partnership(self.eefje, self.mine, self.third, {})

    def clash(self) -> Clash:
        Identifier.objects.create(organisation=self.mine, scheme="kvk", value="12345678")
        Identifier.objects.create(organisation=self.theirs, scheme="kvk", value="12345678")
        clash = Clash.objects.create(scheme="kvk", value="12345678")
        clash.organisations.add(self.mine, self.theirs)
        return clash


ADDED = {"name": "Nieuwe", "kind": "ngo", "level": "lokaal", "area": ["NL"], "visibility": "openbaar"}
NEW_CAPABILITY = {
    "name": "Tenten", "sub_needs": ["bed"], "phases": [], "form": "materieel", "area": ["NL"], "visibility": "leden",
}  # fmt: skip
NEW_CONTACT = {"function": "algemeen", "phone": "000-0000002", "visibility": "leden"}
Act = Callable[[Register, Path], Any]

# What happens: (the act, names of the capabilities whose documents are different afterwards).
ACTS: dict[str, tuple[Act, set[str]]] = {
    "organisation.added": (lambda r, _: organisations.add_organisation(r.rick, ADDED), set()),
    "organisation.changed: name": (lambda r, _: r.change_mine(name="Anders"), {"Noodstroom", "Licht"}),
    "organisation.changed: hidden": (
        lambda r, _: r.change_mine(visibility="eigen-organisatie"),
        {"Noodstroom", "Licht", "Maaltijden", "Bedden"},
    ),
    "organisation.changed: partner roles": (
        lambda r, _: organisations.change_organisation(r.eefje, r.mine, {}, partner_roles={"continuiteit": True}),
        {"Noodstroom", "Licht"},
    ),
    "organisation.changed: a hidden one works elsewhere": (
        lambda r, _: (
            set_visibility(r.mine, "crisisprofessionals"),
            deliver_due(),
            r.change_mine(area=[ENSCHEDE]),
        ),
        {"Noodstroom", "Licht", "Maaltijden", "Bedden"},
    ),
    "organisation.verified": (lambda r, _: organisations.verify_organisation(r.rick, r.third), set()),
    "organisation.confirmed": (lambda r, _: organisations.confirm_organisation(r.eefje, r.mine), set()),
    "organisation.joined": (lambda r, _: r.joined(), set()),
    "organisation.left": (
        lambda r, _: organisations.end_membership(r.eefje, r.joined()),
        set(),
    ),
    "organisation.clash_resolved": (lambda r, _: organisations.resolve_clash(r.rick, r.clash(), "Gezien"), set()),
    "organisation.clash_past": (
        lambda r, _: (
            r.clash(),
            Identifier.objects.filter(organisation=r.mine).delete(),
            organisations.close_past_clashes(r.rick, [("kvk", "12345678")], "Teruggedraaid"),
        ),
        set(),
    ),
    "organisation.contact_removed": (lambda r, _: organisations.remove_contact(r.eefje, r.contact), set()),
    "contact.added": (lambda r, _: organisations.add_contact(r.eefje, r.mine, NEW_CONTACT), set()),
    "contact.changed": (lambda r, _: organisations.change_contact(r.eefje, r.contact, {"phone": "000-0000003"}), set()),
    "contact.confirmed": (lambda r, _: organisations.confirm_contact(r.eefje, r.contact), set()),
    "contact.removed": (lambda r, _: organisations.remove_contact(r.eefje, r.contact), set()),
    "relation.added": (lambda r, _: organisations.add_relation(r.eefje, r.mine, r.third, {"kind": "rekent-op"}), set()),
    "relation.answered": (lambda r, _: organisations.answer_relation(r.olaf, r.relation, "ja"), set()),
    "relation.ended": (lambda r, _: organisations.end_relation(r.eefje, r.relation), set()),
    "capability.added": (
        lambda r, _: capabilities.add_capability(r.eefje, r.mine, NEW_CAPABILITY),
        {"Tenten"},
    ),
    "capability.changed: name": (lambda r, _: r.change_power(name="Stroom"), {"Stroom"}),
    "capability.changed: hidden, with what is promised beside it": (
        lambda r, _: r.change_power(visibility="eigen-organisatie"),
        {"Noodstroom", "Maaltijden", "Bedden"},
    ),
    "capability.changed: area, which decides who sees an agreement": (
        lambda r, _: r.change_power(area=["VR25"]),
        {"Noodstroom", "Maaltijden", "Bedden"},
    ),
    "capability.confirmed": (
        lambda r, _: capabilities.confirm_capability(r.eefje, r.power),
        {"Noodstroom"},
    ),
    "capability.withdrawn": (
        lambda r, _: capabilities.withdraw_capability(r.eefje, r.power),
        {"Noodstroom"},
    ),
    "capability.restored": (
        lambda r, _: (
            capabilities.withdraw_capability(r.eefje, r.power),
            deliver_due(),
            capabilities.restore_capability(r.eefje, r.power),
        ),
        set(),
    ),
    "capability.imported: new, in two organisations": (
        lambda r, folder: r.load(
            folder,
            ",Verse Club,ngo,lokaal,Goes,Pompen,sanitair,,materieel,VR19,openbaar",
            ",Derde Partij,bedrijf,regionaal,,Zakken,schuilplaats,,materieel,VR19,openbaar",
        ),
        {"Pompen", "Zakken"},
    ),
    "capability.imported: an area that decides who sees an agreement": (
        lambda r, folder: r.load(folder, f"{r.power.ref},,,,,Noodstroom,energie,,materieel,VR25,openbaar"),
        {"Noodstroom", "Maaltijden", "Bedden"},
    ),
    "agreement.added": (
        lambda r, _: agreements.add_agreement(
            r.eefje,
            {"title": "Nieuw", "kind": "sla", "visibility": "leden"},
            [Party(r.mine), Party(r.third)],
            [Promise(r.light), Promise(r.beds)],
        ),
        {"Licht", "Bedden"},
    ),
    "agreement.changed: hidden": (
        lambda r, _: r.change(r.both, {"visibility": "eigen-organisatie"}, [r.mine, r.theirs], [r.power, r.meals]),
        {"Noodstroom", "Maaltijden"},
    ),
    "agreement.changed: something is taken off": (
        lambda r, _: r.change(r.both, {}, [r.mine, r.theirs], [r.power]),
        {"Maaltijden"},
    ),
    "agreement.changed: a party is gone, with what it promised": (
        lambda r, _: r.change(r.three, {}, [r.mine, r.theirs], [r.power, r.meals]),
        {"Noodstroom", "Maaltijden", "Bedden"},
    ),
    "agreement.changed: ended": (
        lambda r, _: r.change(r.both, {"valid_to": r.both.valid_from}, [r.mine, r.theirs], [r.power, r.meals]),
        {"Noodstroom", "Maaltijden"},
    ),
    "agreement.confirmed": (lambda r, _: agreements.confirm_agreement(r.eefje, r.both), set()),
    "organisation.ended": (
        lambda r, _: lineage.end_organisation(r.eefje, r.mine, timezone.localdate()),
        {"Noodstroom", "Licht", "Maaltijden"},
    ),
    "organisation.resumed": (
        lambda r, _: (
            lineage.end_organisation(r.eefje, r.mine, timezone.localdate()),
            deliver_due(),
            lineage.resume_organisation(r.eefje, Organisation.objects.get(pk=r.mine.pk)),
        ),
        set(),
    ),
    "organisation.merged": (
        lambda r, _: lineage.merge_organisations(r.ada, r.third, r.mine),
        {"Noodstroom", "Licht", "Maaltijden", "Bedden"},
    ),
    "organisation.unmerged": (
        lambda r, _: r.merged_and_undone(),
        set(),
    ),
    "organisation.split": (
        lambda r, _: lineage.split_organisation(
            r.ada, r.mine, {"name": "Afgesplitst"}, {("capabilities.capability.organisation", r.power.ref)}
        ),
        {"Noodstroom"},
    ),
}  # fmt: skip
# What changes no document of the index, or is told beside an act that stands above.
BESIDE = {
    "agreement.exercised", "agreement.renewed", "capability.moved", "contact.moved", "organisation.claim_denied",
    "organisation.claim_granted", "organisation.claimed", "organisation.doubted", "organisation.editor_invited",
    "organisation.editor_joined", "organisation.editor_removed", "relation.asked",
    "relation.changed", "relation.moved", "relation.resumed",
}  # fmt: skip


def documents() -> dict[int, Any]:
    return {document.id: document for document in CORPUS.documents(None)}


@pytest.mark.parametrize("name", ACTS)
def test_what_differs_is_read_again(cast: Cast, name: str, tmp_path: Path) -> None:
    act, different = ACTS[name]
    register = Register(cast)
    deliver_due()
    before = documents()
    act(register, tmp_path)
    while deliver_due():
        pass
    after = documents()
    titles = {pk: one.texts["title"] for pk, one in (before | after).items()}
    changed = {pk for pk in titles if before.get(pk) != after.get(pk)}
    told = set(Change.objects.filter(corpus=CORPUS.name).values_list("object_id", flat=True))
    assert {titles[pk] for pk in changed} >= different, "the act should change these documents"
    assert changed <= told, {titles[pk] for pk in changed - told}
    assert Entry.objects.filter(code=name.partition(":")[0]).exists()


def test_every_code_that_is_recorded_has_an_act() -> None:
    """A new service needs a row above; batches of the demo come before its index is built."""
    written: set[str] = set()
    for path in (settings.BASE_DIR / "weerbaar").rglob("*.py"):
        if not {"tests", "demo"} & set(path.relative_to(settings.BASE_DIR).parts) and path.name != "plugs.py":
            text = path.read_text("utf-8")
            written |= set(re.findall(r'"((?:organisation|contact|capability|agreement|relation)\.[a-z_]+ed)"', text))
    assert written - {name.partition(":")[0] for name in ACTS} == BESIDE


def test_an_agreement_that_is_renewed_is_read_by_nobody(cast: Cast) -> None:
    register = Register(cast)
    register.change_power(area=["VR25"])
    deliver_due()
    assert Entry.objects.filter(code="agreement.renewed").exists()
    page = cast.client("eefje").get(register.three.get_absolute_url() + "geschiedenis/")
    assert page.status_code == 200
    assert "renewed" not in page.content.decode()
