"""What changed lately in a demo: Rick rang round, so that pages of needs and of Zeeland have something to tell."""

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.services import confirm_capability
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.models import Entry

# One or two for each need; who they are of, and what.
CONFIRMED = (
    ("Strandredders De Vloedlijn", "Snelle boten met redders"),
    ("Hotel Het Slapende Duin", "Kamers voor gezinnen en ouderen"),
    ("Keukenbrigade Zilt en Zoet", "Mobiele keuken met koks"),
    ("Welzijnswerk De Pontbaas", "Mantelzorg overnemen"),
    ("Herstelkliniek De Bries", "Traumateam van oud-scheepsartsen"),
    ("Tankwagenverhuur De Heldere Put", "Tappunten met kranen"),
)


def ring_round_once() -> int:
    """Confirmations by telephone; nothing when a capability was ever confirmed. How many."""
    rick = User.objects.filter(email="rick@demo.invalid").first()
    if rick is None or Entry.objects.filter(code="capability.confirmed").exists():
        return 0
    rick.passed_second_step = True
    rows = [
        Capability.objects.filter(organisation__name=owner, name=name).select_related("organisation").first()
        for owner, name in CONFIRMED
    ]
    found = [row for row in rows if row is not None]
    for row in found:
        confirm_capability(rick, row, channel="telefoon")
    return len(found)
