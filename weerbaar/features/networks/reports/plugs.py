"""What reports put in the ports: the way in on each page, who has some to answer, how history names them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from weerbaar.features.networks.reports import sections as own
from weerbaar.features.networks.reports.models import Report
from weerbaar.features.networks.reports.presenting import item_of
from weerbaar.features.networks.reports.queries import visible_to, waiting_in
from weerbaar.features.networks.reports.services import look_after
from weerbaar.foundation.organisations.keyring import roles_of
from weerbaar.foundation.organisations.models import RoleKind
from weerbaar.foundation.ports import attention, belongings, history, kinds, menu, schedule
from weerbaar.foundation.ports.belongings import Belonging
from weerbaar.foundation.ports.sections import Section, add

SENTENCES = {
    "report.added": "Melding dat iets niet klopt",
    "report.answered": "Melding beantwoord",
    "report.forwarded": "Melding doorgestuurd",
}


def plug() -> None:
    belongings.add(Belonging(Report.organisations.through, "organisation", "Meldingen", twin_by=("report",)))
    belongings.add(Belonging(Report, "target", "Meldingen", by_uuid=True))
    kinds.register(kinds.Kind("report", "melding", Report, visible_to))
    template = "reports/sections/way_in.html"
    add(Section("organisation", "klopt-niet", "Klopt er iets niet?", template, own.of_organisation, 90))
    add(Section("capability", "klopt-niet", "Klopt er iets niet?", template, own.of_capability, 90))
    add(Section("agreement", "klopt-niet", "Klopt er iets niet?", template, own.of_agreement, 90))
    menu.add_own(_to_answer)
    _draw_attention()
    schedule.daily("reports.look-after", look_after)
    for code, text in SENTENCES.items():
        history.sentence(code, text)


def _to_answer(user: Any) -> Iterable[menu.Link]:
    """The list, for administrators: others find what waits for them on their desk."""
    is_administrator = any(role.kind == RoleKind.ADMINISTRATOR for role in roles_of(user))
    return [menu.Link("Meldingen", reverse("report_list"))] if is_administrator else []


def _draw_attention() -> None:
    desks: tuple[tuple[attention.Desk, tuple[attention.ScopeKind, ...]], ...] = (
        ("organisation", ("organisation",)),
        ("area", ("municipality", "region", "need")),
    )
    for desk, scopes in desks:
        attention.add(
            attention.Matter(
                name="meldingen",
                title="Meldingen dat iets niet klopt",
                desk=desk,
                position=20,
                rows=waiting_in,
                item=item_of,
                empty="Niemand meldt dat er iets niet klopt.",
                action="Beantwoord de oudste melding",
                kinds=scopes,
                follows=("report.", "contact.", "capability.", "agreement."),
            )
        )
