"""Who may do what with organisations: people × situations."""

import pytest

from tests.cast import MIDDELBURG, TWENTE, ZEELAND
from tests.factories import make_organisation, make_relation, make_role
from weerbaar.foundation.kit.errors import Refused
from weerbaar.foundation.organisations import rules, services
from weerbaar.foundation.organisations.models import Clash, RoleKind
from weerbaar.foundation.organisations.queries import open_clashes

EVERYBODY = {"noor", "mats", "eefje", "olaf", "gwen", "rick", "tessa", "cas", "hidde", "rosa", "mo", "ada"}
# seat, area, level
PLACES = {
    "local in Middelburg": (MIDDELBURG, [MIDDELBURG], "lokaal"),
    "local, seat unknown": (None, [ZEELAND], "lokaal"),
    "regional": (None, [ZEELAND], "regionaal"),
    "regional in Middelburg": (MIDDELBURG, [ZEELAND], "regionaal"),
    "seat in Middelburg, works in Twente": (MIDDELBURG, [TWENTE], "regionaal"),
    "national": (None, ["NL"], "landelijk"),
    "national in Middelburg": (MIDDELBURG, ["NL"], "landelijk"),
    "in Twente": (None, [TWENTE], "regionaal"),
}


def allowed(cast, rule, *args) -> set[str]:
    return {who for who in EVERYBODY if rule(cast[who], *args)}


@pytest.mark.parametrize(
    ("place", "change", "verify"),
    [
        ("local in Middelburg", {"gwen", "rick"}, {"gwen"}),
        ("local, seat unknown", {"rick"}, set()),
        ("regional", {"rick"}, {"rick"}),
        ("regional in Middelburg", {"gwen", "rick"}, {"gwen", "rick"}),
        ("seat in Middelburg, works in Twente", {"gwen"}, {"gwen"}),
        ("national", set(), set()),
        ("national in Middelburg", {"gwen"}, {"gwen"}),
        ("in Twente", set(), set()),
    ],
)
def test_coordinators_keep_what_is_theirs(cast, place, change, verify):
    seat, area, level = PLACES[place]
    organisation = make_organisation(municipality=seat, area=area, level=level)
    assert allowed(cast, rules.may_change_organisation, organisation) == change
    assert allowed(cast, rules.may_confirm, organisation) == change
    assert allowed(cast, rules.may_add_relation, organisation) == change
    assert allowed(cast, rules.may_verify, organisation) == verify


def test_editors_keep_their_own_and_do_not_verify_it(cast):
    assert allowed(cast, rules.may_change_organisation, cast.aggregaten) == {"eefje", "gwen", "rick"}
    assert allowed(cast, rules.may_verify, cast.aggregaten) == {"gwen"}
    make_role(cast["eefje"], RoleKind.ADMINISTRATOR)
    assert not rules.may_verify(cast["eefje"], cast.aggregaten)


def test_adding(cast):
    assert allowed(cast, rules.may_add_organisation) == {"gwen", "rick", "tessa", "ada"}


# Of either side: the editors, and who coordinates there.
KEEPERS = {"eefje", "gwen", "rick", "olaf"}


@pytest.mark.parametrize(("kind", "answer", "end"), [("rekent-op", {"olaf"}, KEEPERS), ("levert-aan", set(), KEEPERS)])
def test_relations(cast, kind, answer, end):
    relation = make_relation(cast.aggregaten, cast.veldkeuken, kind=kind)
    assert allowed(cast, rules.may_answer_relation, relation) == answer
    assert allowed(cast, rules.may_end_relation, relation) == end
    services.end_relation(cast["eefje"], relation)
    relation.refresh_from_db()
    assert allowed(cast, rules.may_resume_relation, relation) == end
    assert (
        allowed(cast, rules.may_answer_relation, relation) == allowed(cast, rules.may_end_relation, relation) == set()
    )


def test_memberships_are_kept_by_either_side(cast):
    assert allowed(cast, rules.may_change_membership, cast.veldkeuken, cast.aggregaten) == {
        "eefje",
        "olaf",
        "gwen",
        "rick",
    }


@pytest.mark.parametrize("rule", [rules.may_change_organisation, rules.may_verify, rules.may_confirm])
def test_every_refusal_is_a_dutch_sentence(cast, rule):
    for who in EVERYBODY:
        verdict = rule(cast[who], cast.veldkeuken)
        assert verdict or (verdict.reason.endswith(".") and verdict.reason[0].isupper())


@pytest.mark.parametrize(
    "service",
    [
        lambda who, o: services.change_organisation(who, o, {"name": "x"}),
        lambda who, o: services.verify_organisation(who, o),
        lambda who, o: services.confirm_organisation(who, o),
        lambda who, o: services.add_contact(who, o, {"function": "algemeen", "phone": "000-0000000"}),
        lambda who, o: services.add_organisation(who, {"name": "x", "kind": "bedrijf", "level": "lokaal"}),
    ],
)
def test_services_ask_again(cast, service):
    with pytest.raises(Refused):
        service(cast["mats"], cast.aggregaten)


def test_clash_waits_for_who_it_concerns(cast):
    hidden = make_organisation("Geheim", visibility="eigen-organisatie", municipality=MIDDELBURG)
    for organisation in (hidden, cast.veldkeuken):
        organisation.identifiers.create(scheme="kvk", value="12345678")
    assert services.note_clashes(hidden.uuid) == 1
    clash = Clash.objects.get()
    waiting = {who for who in EVERYBODY if clash in open_clashes(cast[who])}
    assert waiting == {"gwen", "rick", "ada"}
    with pytest.raises(Refused):
        services.resolve_clash(cast["mats"], clash, "Zelfde bedrijf")
    services.resolve_clash(cast["gwen"], clash, "Twee vestigingen van een bedrijf")
    assert services.note_clashes(hidden.uuid) == 0
    assert not open_clashes(cast["ada"]).exists()


def test_clash_is_noticed_after_the_commit_by_the_spine(cast):
    from weerbaar.foundation.activity.models import Delivery
    from weerbaar.foundation.activity.services import deliver

    cast.veldkeuken.identifiers.create(scheme="kvk", value="12345678")
    services.change_organisation(cast["eefje"], cast.aggregaten, {}, identifiers=[("kvk", "12345678")])
    assert not Clash.objects.exists()
    deliver(Delivery.objects.get(listener="clashes").pk)
    assert set(Clash.objects.get().organisations.all()) == {cast.aggregaten, cast.veldkeuken}
