"""How much goes along at once, and who may have what."""

from typing import Any

from django.conf import settings

from weerbaar.features.networks.exports.models import Export
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.rules import is_member
from weerbaar.foundation.ui.tags.words import amount

# A workbook holds no more; above it a selection has to be narrowed.
MOST = 1_000_000
AT_ONCE = 3


def short() -> int:
    """Up to so many rows the file comes at once; beyond it a worker makes it, for who has an account."""
    return int(settings.EXPORT_DIRECT_ROWS)


def may_have_long(user: Any, total: int) -> Verdict:
    """A selection above `short`, made by a worker."""
    if not is_member(user):
        return no(
            f"Zonder account neemt u ten hoogste {amount(short())} regels mee, en dit zijn er {amount(total)}. "
            "Maak de selectie kleiner, of log in."
        )
    if total > MOST:
        return no(f"Dit zijn {amount(total)} regels. Maak de selectie kleiner dan {amount(MOST)}.")
    return YES


def may_ask_another(waiting: int) -> Verdict:
    """Not more than a few files are made for one person at a time."""
    if waiting >= AT_ONCE:
        return no(f"Er worden al {waiting} bestanden voor u gemaakt. Wacht tot er een klaar is.")
    return YES


def may_fetch(user: Any, export: Export) -> Verdict:
    """The owner, who still may see what was put in it: roles end, and this session may lack the second step."""
    if not export.file:
        return no("Dit bestand is er niet meer. Maak het opnieuw.")
    if not keyring(user).issuperset(export.keys):
        return no(
            "In dit bestand kan staan wat u nu niet mag zien: uw rechten zijn veranderd, of u hebt de tweede stap van "
            "het inloggen nog niet gezet. Zet die stap, of maak het bestand opnieuw."
        )
    return YES
