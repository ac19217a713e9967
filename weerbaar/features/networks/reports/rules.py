"""Who may report, and who answers a report. Which reports somebody sees is up to `queries.visible_to`."""

from typing import Any

from weerbaar.features.networks.reports.models import Report
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import roles_of
from weerbaar.foundation.organisations.models import RoleKind
from weerbaar.foundation.organisations.rules import SIGN_IN, is_member

ANSWERERS = frozenset(
    {
        RoleKind.EDITOR_OF_ORGANISATION,
        RoleKind.MUNICIPAL_COORDINATOR,
        RoleKind.REGIONAL_COORDINATOR,
        RoleKind.NEED_COORDINATOR,
        RoleKind.ADMINISTRATOR,
    }
)


def may_list_reports(user: Any) -> Verdict:
    """Who keeps an organisation, coordinates, or looks after the platform."""
    if not is_member(user):
        return SIGN_IN
    if any(role.kind in ANSWERERS for role in roles_of(user)):
        return YES
    return no("Meldingen zijn voor wie een organisatie bijhoudt en voor coördinatoren.")


def may_answer_report(user: Any, report: Report) -> Verdict:
    """Everybody who sees it, as long as it waits."""
    if not is_member(user):
        return SIGN_IN
    if not report.is_open:
        return no("Deze melding is al beantwoord.")
    return YES


def may_forward_report(user: Any, report: Report) -> Verdict:
    """As for answering, while there is somebody further up."""
    if report.is_open and report.desk == Report.Desk.PLATFORM:
        return no("Deze melding ligt al bij de beheerders van het platform.")
    return may_answer_report(user, report)
