"""The reporter's own address: signed, so that who does not have it cannot guess it."""

from datetime import timedelta

from weerbaar.features.networks.reports.models import Report
from weerbaar.foundation.letters import links

PURPOSE = "report_followed"
# Longer than a report is kept after its answer.
COUNTS = timedelta(days=3 * 365)


def link_to(report: Report) -> str:
    """The whole address of the page on which the reporter sees what became of it."""
    return links.signed_link(PURPOSE, {"ref": report.ref})


def token_of(report: Report) -> str:
    return links.sign(PURPOSE, {"ref": report.ref})


def ref_of(token: str) -> str:
    """The reference in a token; '' for a token that is not ours."""
    payload = links.read_signed(PURPOSE, token, COUNTS) or {}
    return str(payload.get("ref", ""))
