"""What a desk remembers is what it would find: after each act of each feature it says the same as when asked anew."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import MIDDELBURG, Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_claim,
    make_contact,
    make_invitation,
    make_organisation,
    make_relation,
    make_report,
    make_role,
)
from weerbaar.features.networks.agreements.services import Party, change_agreement
from weerbaar.features.networks.capabilities.services import confirm_capability, withdraw_capability
from weerbaar.features.networks.keepers.services import claim_organisation, decide_claim, invite_editor
from weerbaar.features.networks.lineage.services import end_organisation
from weerbaar.features.networks.reports.services import answer_report
from weerbaar.features.networks.upkeep.models import Escalation
from weerbaar.foundation.organisations.models import RoleKind
from weerbaar.foundation.organisations.pending import pending_of
from weerbaar.foundation.organisations.scopes import scopes_of
from weerbaar.foundation.organisations.services import (
    add_contact,
    answer_relation,
    change_organisation,
    confirm_organisation,
    join_partnership,
    verify_organisation,
)
from weerbaar.foundation.ports import attention

COORDINATORS = ("gwen", "rick", "tessa")


@pytest.fixture(autouse=True)
def remembering(settings: Any) -> None:
    settings.REMEMBERED_SECONDS = 600
    cache.clear()


def told(found: list[attention.Pending]) -> dict[str, tuple[int, list[str]]]:
    return {one.matter.name: (one.count, [item.title for item in one.items]) for one in found}


def asked_anew(user: Any, scope: attention.Scope) -> list[attention.Pending]:
    return [attention.pending(user, scope, matter) for matter in attention.matters(scope)]


def acts_upon(cast: Cast) -> list[tuple[str, Any]]:
    """Everything on the desks, and acts by which something comes or goes there."""
    past, soon = timezone.localdate() - timedelta(days=3), timezone.localdate() + timedelta(days=20)
    ours, theirs = cast.aggregaten, cast.veldkeuken
    silent = make_organisation("Zwijgende Club", municipality=MIDDELBURG, level="regionaal", confirmed_until=past)
    contact = make_contact(silent, confirmed_until=past)
    offer = make_capability(ours, sub_needs=["bed"], confirmed_until=past, quantity=5, unit="stuks")
    agreement = make_agreement([ours, theirs], [offer], valid_to=soon)
    agreement.lines.update(quantity=9)
    league = make_organisation("Bond zonder band")
    for owner in (ours, silent, league):
        make_capability(owner, form="mensen")
    make_relation(ours, silent, kind="koepel-van")
    relation = make_relation(ours, theirs, sub_need="bed", asked_at=timezone.now())
    report = make_report(ours)
    for kind, row in (("organisation", silent), ("contact", contact)):
        key = {"contact": row} if kind == "contact" else {}
        Escalation.objects.create(
            organisation=silent, kind=kind, target=row.uuid, due_on=past, why="geen-antwoord", since=past, **key
        )
    agreed = {"valid_to": soon + timedelta(days=400)}
    person = {"function": "algemeen", "phone": "000-0000002", "visibility": "openbaar"}
    return [
        ("bevestigd", lambda: confirm_organisation(cast["gwen"], silent)),
        ("erkend", lambda: verify_organisation(cast["gwen"], ours)),
        ("aangevraagd", lambda: claim_organisation(cast["mats"], silent, "Ik werk er.")),
        ("uitgenodigd", lambda: invite_editor(cast["gwen"], silent, "nieuw@voorbeeld.invalid")),
        ("gegund", lambda: decide_claim(cast["gwen"], silent.claims.get(), True, "")),
        ("beantwoord", lambda: answer_report(cast["eefje"], report, "klopt-wel", "Nagekeken.")),
        ("gezegd", lambda: answer_relation(cast["olaf"], relation, "nee")),
        ("bereikbaar", lambda: add_contact(cast["gwen"], ours, person)),
        ("verlengd", lambda: change_agreement(cast["eefje"], agreement, agreed, [Party(ours), Party(theirs)], [])),
        ("lid geworden", lambda: join_partnership(cast["gwen"], ours, league, {})),
        ("opnieuw bevestigd", lambda: confirm_capability(cast["eefje"], offer)),
        ("ingetrokken", lambda: withdraw_capability(cast["eefje"], offer)),
        ("verborgen", lambda: change_organisation(cast["gwen"], silent, {"visibility": "eigen-organisatie"})),
        ("gestopt", lambda: end_organisation(cast["eefje"], ours, timezone.localdate())),
    ]


def test_remembered_is_what_would_be_found(cast: Cast, settings: Any) -> None:
    desks = {name: scopes_of(cast[name])[0] for name in COORDINATORS}
    acts = acts_upon(cast)
    kept, moved = {name: told(pending_of(cast[name], desks[name])) for name in COORDINATORS}, set()
    for name, act in acts:
        act()
        now = {who: told(pending_of(cast[who], desks[who])) for who in COORDINATORS}
        settings.REMEMBERED_SECONDS = 0
        anew = {who: told(asked_anew(cast[who], desks[who])) for who in COORDINATORS}
        settings.REMEMBERED_SECONDS = 600
        assert now == anew, name
        moved |= {matter for who in COORDINATORS for matter in now[who] if now[who][matter] != kept[who][matter]}
        kept = now
    still = {matter for who in COORDINATORS for matter in kept[who]} - moved
    assert still == {"inlezen", "dubbele-nummers"}, "a new matter asks for an act by which it comes or goes"


def test_an_act_forgets_only_what_follows_it(cast: Cast) -> None:
    """Recognising an organisation asks one matter anew (and what is never kept), not the whole desk."""
    scope = scopes_of(cast["gwen"])[0]
    counts = []
    for _ in range(2):
        make_organisation("Erbij", municipality=MIDDELBURG)
        with CaptureQueriesContext(connection) as asked:
            pending_of(cast["gwen"], scope)
        counts.append(len(asked))
        verify_organisation(cast["gwen"], make_organisation("Te erkennen", municipality=MIDDELBURG))
    assert counts[0] > 12
    assert counts[1] <= 6


def test_too_many_lines_forget_everything(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    scope = scopes_of(cast["gwen"])[0]
    pending_of(cast["gwen"], scope)
    monkeypatch.setattr("weerbaar.foundation.organisations.pending.codes_since", lambda key: None)
    make_organisation("Achterom", municipality=MIDDELBURG)
    assert "Achterom" in told(pending_of(cast["gwen"], scope))["niet-erkend"][1]


def test_one_matter_costs_no_more_for_thirty_than_for_three(cast: Cast) -> None:
    """The page of each matter of a coordinator."""
    people = 0
    counts: dict[str, list[int]] = {}
    for number in (3, 30):
        for _ in range(number):
            people += 1
            past = timezone.localdate() - timedelta(days=people)
            one = make_organisation(f"Club {people}", municipality=MIDDELBURG, level="regionaal", confirmed_until=past)
            make_relation(one, cast.veldkeuken)
            make_report(one)
            make_agreement([one], title=f"Afspraak {people}", valid_to=timezone.localdate())
            make_invitation(one, email=f"u{people}@voorbeeld.invalid")
            make_claim(one, cast["mats"])
            Escalation.objects.create(
                organisation=one, kind="organisation", target=one.uuid, due_on=past, why="teruggekomen", since=past
            )
            make_role(cast["mats"], RoleKind.EDITOR_OF_ORGANISATION, organisation=one) if people % 2 else None
        client = cast.client("gwen")
        for matter in attention.matters(scopes_of(cast["gwen"])[0]):
            address = f"/mijn/gemeente/{MIDDELBURG}/aandacht/{matter.name}/"
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts.setdefault(matter.name, []).append(len(asked))
    assert {name: few for name, (few, many) in counts.items() if many > few} == {}
