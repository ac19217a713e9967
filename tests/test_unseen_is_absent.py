"""What somebody may not see answers as what was never there: same status, headers, page and number of queries.

Asked at every address that names a record, by every person, with a link and with a button; and in every form field in
which one can name a record.
"""

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import get_resolver, reverse

from tests.addresses import ELSEWHERE, addresses
from tests.answers import Answer, answer, first_difference
from tests.cast import PEOPLE, Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_chain,
    make_contact,
    make_dataset,
    make_dilemma,
    make_document,
    make_episode,
    make_experience,
    make_file,
    make_kit,
    make_kit_file,
    make_notion,
    make_organisation,
    make_practice,
    make_relation,
    make_report,
    make_series,
)
from weerbaar.features.networks.drafts.models import Draft
from weerbaar.features.networks.exports.models import Export
from weerbaar.features.networks.imports.models import Batch, Source
from weerbaar.features.networks.lineage.models import Succession
from weerbaar.features.networks.paper.models import Print
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.organisations.models import Identifier, Membership

ABSENT = "zzzzzzzz"
# What stands in an address before the reference of the record, and after it.
BEFORE: dict[str, list[str]] = {
    "links_of": ["document"],
    "experience_add": ["pakket"],
    "page_history": ["artikel"],
}
AFTER: dict[str, list[str | int]] = {
    "document_text": [1],
    "dataset_table": [1],
    "episode_file": ["mp3"],
    "kit_file": ["kit_file"],
    "kit_file_remove": ["kit_file"],
}


class Hidden:
    """One record of each kind that nobody of the cast may see."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.organisation = make_organisation("Geheime Opslag", visibility="eigen-organisatie", area=["VR25"])
        self.capability = make_capability(self.organisation, "Geheime Kelder")
        self.agreement = make_agreement([self.cast.aggregaten, self.organisation], title="Geheim Verbond")
        self.agreement.document.save("afspraak.pdf", ContentFile(b"%PDF-1.7"))
        self.contact = make_contact(self.organisation)
        self.relation = make_relation(self.cast.aggregaten, self.organisation)
        self.report = make_report(self.organisation)
        self.chain = make_chain([self.cast.aggregaten, self.organisation])
        self.import_file = Batch.objects.create(source=Source.objects.create(name="Geheime Lijst"), file_name="x.csv")
        Membership.objects.create(partnership=self.organisation, member=self.cast.aggregaten)
        Identifier.objects.create(organisation=self.organisation, scheme="kvk", value="12345678")
        other = make_organisation("Geheime Zolder", visibility="eigen-organisatie", area=["VR25"])
        self.draft = Draft.objects.create(asker=self.organisation, giver=other, title="Geheime Hulp")
        self.document = make_document("Geheim Rapport")
        type(self.document).objects.filter(pk=self.document.pk).update(audience=[])
        self.notion, self.dilemma, self.kit = make_notion("Geheim Woord"), make_dilemma("Geheim?"), make_kit("Geheim")
        self.practice, self.dataset = make_practice("Geheime Proef"), make_dataset("Geheime Tabel")
        self.series, self.episode = make_series("Geheime Reeks"), make_episode("Geheim Gesprek")
        self.kit_file, self.experience = make_kit_file(self.kit), make_experience(self.kit, self.organisation)
        for row in (self.notion, self.dilemma, self.kit, self.practice, self.dataset, self.series, self.episode):
            type(row).objects.filter(pk=row.pk).update(audience=[])
        outsider = User.objects.create(email="buiten@voorbeeld.invalid")
        self.file = make_file(outsider, state="onderweg")
        self.export = Export.objects.create(owner=outsider, format="csv", address="?", has_second_step=True)
        self.print = Print.objects.create(by=outsider, title="Geheim", asked="regio=VR25")
        self.succession = Succession.objects.create(kind="gesplitst", organisation=self.organisation, other=other)

    def ref_for(self, name: str) -> str:
        """The hidden record that an address of this name is about."""
        if name in {"draft_from_capability", "draft_from_relation"}:
            return str((self.capability if name.endswith("capability") else self.relation).ref)
        if name in {"links_of", "link_remove"}:
            return str(self.document.ref)
        if name == "experience_add":
            return str(self.kit.ref)
        if name.endswith("_add") or name in {"membership_end", "capability_quick"}:
            return self.organisation.ref
        if name.startswith("import_"):
            return self.import_file.ref
        return str(getattr(self, name.partition("_")[0], self.organisation).ref)

    def pair(self, name: str) -> tuple[str, str]:
        """The address of something hidden, and of nothing."""
        if name == "membership_end":
            mine = self.cast.aggregaten.ref
            return reverse(name, args=[mine, self.organisation.ref]), reverse(name, args=[mine, ABSENT])
        if name == "merge":
            mine = self.cast.aggregaten.ref
            return reverse(name, args=[mine, self.organisation.ref]), reverse(name, args=[mine, ABSENT])
        if name in BEFORE or name in AFTER:
            before, after = BEFORE.get(name, []), AFTER.get(name, [])
            after = [self.kit_file.ref if one == "kit_file" else one for one in after]
            hidden, absent = (reverse(name, args=[*before, ref, *after]) for ref in (self.ref_for(name), ABSENT))
            return hidden, absent
        if name == "link_remove":
            mine = ["organisatie", self.cast.aggregaten.ref, "document"]
            return reverse(name, args=[*mine, self.document.ref]), reverse(name, args=[*mine, ABSENT])
        if name == "keeper_remove":
            person = self.cast["eefje"].uuid
            return reverse(name, args=[self.organisation.ref, person]), reverse(name, args=[ABSENT, person])
        if name.startswith("versions:"):
            key = [] if name == "versions:list" else ["1"]
            refs = (self.organisation.ref, ABSENT)
            return reverse(name, args=["organisaties", refs[0], *key]), reverse(
                name, args=["organisaties", refs[1], *key]
            )
        return reverse(name, args=[self.ref_for(name)]), reverse(name, args=[ABSENT])


def addresses_of_records() -> set[str]:
    """Names of all addresses of our own that carry the reference of a record."""
    every = addresses(get_resolver())
    return {name for path, name in every if "<slug:ref>" in path and not path.startswith(ELSEWHERE)}


NAMES = sorted(addresses_of_records())


def test_the_addresses_of_records_are_found() -> None:
    assert {"organisation_detail", "agreement_document", "contact_change", "capability_history"} <= set(NAMES)


@pytest.mark.parametrize("who", PEOPLE)
def test_hidden_and_absent_answer_alike(cast: Cast, who: str) -> None:
    hidden, client = Hidden(cast), cast.client(who)
    client.get("/")
    for name in NAMES:
        one, other = hidden.pair(name)
        for method in ("get", "post"):
            with transaction.atomic():
                typed = [hidden.organisation.ref, hidden.ref_for(name), ABSENT]
                answers = [answer(client, method, address, {}, typed) for address in (one, other)]
                transaction.set_rollback(True)
            assert answers[0] == answers[1], f"{method} {name}: {first_difference(*answers)}"
            assert answers[0].status in {404, 405} or asks_to_sign_in(answers[0]), (who, method, name)


def asks_to_sign_in(one: Answer) -> bool:
    """A stranger at an address that is somebody's own is sent to sign in, before anything is asked of the database."""
    return one.status == 302 and one.queries == 0 and (one.headers[1] or "").startswith("/account/login/?next=/")


# --- naming a record in a form ----------------------------------------------------------------

RELATION = {"kind": "rekent-op"}
AGREEMENT = {
    "title": "Proef", "kind": "sla", "visibility": "openbaar", "partij-TOTAL_FORMS": "2", "partij-INITIAL_FORMS": "0",
    "regel-TOTAL_FORMS": "1", "regel-INITIAL_FORMS": "0",
}  # fmt: skip
# What is typed: where, by whom, beside what, in which field, and which attribute of which hidden record.
FORMS = {
    "relation, by reference": ("relation_add", "eefje", RELATION, "target", "organisation", "ref"),
    "relation, by name": ("relation_add", "eefje", RELATION, "target", "organisation", "name"),
    "membership": ("membership_add", "eefje", {}, "partnership", "organisation", "ref"),
    "party of an agreement": ("agreement_add", "rick", AGREEMENT, "partij-1-organisation", "organisation", "ref"),
    "party, by name": ("agreement_add", "rick", AGREEMENT, "partij-1-organisation", "organisation", "name"),
    "promise in an agreement": ("agreement_add", "rick", AGREEMENT, "regel-0-capability", "capability", "ref"),
    "contact of an agreement": ("agreement_add", "rick", AGREEMENT, "activation_contact", "contact", "ref"),
    "first party": ("agreement_add", "rick", None, "organisatie", "organisation", "ref"),
    "suggestions": ("organisation_suggest", "eefje", None, "target", "organisation", "name"),
    "list": ("organisation_list", "eefje", None, "q", "organisation", "name"),
    "list of documents": ("library_list", "eefje", None, "q", "document", "title"),
    "list of agreements": ("agreement_list", "eefje", None, "q", "agreement", "title"),
    "explanation": ("network_map", "eefje", None, "waarom", "capability", "ref"),
}
OTHER = {"ref": ABSENT, "name": "Gehoime Apslog", "title": "Gehoim Verbund"}


@pytest.mark.parametrize("case", FORMS)
def test_naming_something_hidden_is_naming_nothing(cast: Cast, case: str) -> None:
    address, who, beside, field, kind, attribute = FORMS[case]
    hidden, client = Hidden(cast), cast.client(who)
    mine = cast.aggregaten
    path = reverse(address, args=[mine.ref] if address in NAMES else [])
    method = "get" if beside is None else "post"
    client.get(path)
    typed = [getattr(getattr(hidden, kind), attribute), OTHER[attribute]]
    answers = []
    for value in typed:
        with transaction.atomic():
            data = {**(beside or {}), field: value}
            if address == "agreement_add" and field != "partij-0-organisation":
                data["partij-0-organisation"] = mine.ref
            answers.append(answer(client, method, path, data, _spellings(value)))
            transaction.set_rollback(True)
    assert answers[0] == answers[1], first_difference(*answers)


def _spellings(value: str) -> list[str]:
    """As typed, and as it stands in a link."""
    return [value, value.replace(" ", "+"), value.lower()]


def test_a_number_that_something_hidden_carries_is_taken_like_any_other(cast: Cast) -> None:
    Hidden(cast)
    client, path = cast.client("eefje"), reverse("organisation_change", args=[cast.aggregaten.ref])
    form = client.get(path).context["form"]
    data = {name: value for name, value in form.initial.items() if isinstance(value, str)}
    numbers = [name for name in form.fields if "kvk" in name]
    assert numbers, "the form has a field for the number"
    answers = []
    for number in ("12345678", "87654321"):
        with transaction.atomic():
            sent = {**data, "area": ["VR19"], numbers[0]: number}
            answers.append(answer(client, "post", path, sent, [number]))
            transaction.set_rollback(True)
    assert answers[0] == answers[1], first_difference(*answers)
    assert answers[0].status == 302
