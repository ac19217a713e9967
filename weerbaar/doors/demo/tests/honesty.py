"""What the demo content may say of parties that exist: their publicly known role, and nothing that we made up."""

import re
from collections.abc import Collection

from weerbaar.doors.demo.tests.content import Row, several

NOT_ASKED = "nog-niet-gevraagd"
PUBLICLY_KNOWN = frozenset({"koepel-van", "werkt-samen-met", "levert-aan", "coordineert", "subsidieert"})
"""What two parties that exist may be to each other; never an answer, a date or a promise."""

OFFICIAL = re.compile(
    r"\b(gemeentes?|veiligheidsregio|ghor|ggd|brandweer|politie|provincie|waterschap|defensie)\b", re.I
)
"""Bodies of which there is only the real one: an invented arrangement does not lean on them."""


def of_relation(row: Row, real: Collection[str]) -> str:
    """What is wrong with a relation, '' when nothing is. `real` are the names of parties that exist."""
    is_from, is_to = row["van"] in real, row["naar"] in real
    if is_from and is_to:
        if row["soort"] not in PUBLICLY_KNOWN:
            return "tussen twee bestaande partijen alleen wat iedereen weet"
        return "een datum is verzonnen" if row["sinds"] else ""
    if is_from:
        return "een bestaande partij doet hier iets voor een verzonnen partij"
    if not is_to:
        return ""
    if row["soort"] != "rekent-op":
        return "op een bestaande partij kan een verzonnen partij alleen rekenen"
    return "" if (row["antwoord"], row["sinds"]) == (NOT_ASKED, "") else "het antwoord of de datum is verzonnen"


def of_agreement(row: Row, real: Collection[str], owner_of: dict[str, str]) -> str:
    """What is wrong with an agreement; `owner_of` says whose each capability is."""
    if named := {*several(row["partijen"]), *(owner_of[ref] for ref in several(row["capaciteiten"]))} & set(real):
        return f"bestaande partij: {', '.join(sorted(named))}"
    told = " ".join(row[column] for column in ("titel", "activatie", "kostenregel"))
    return f"leunt op: {found[0]}" if (found := OFFICIAL.search(told)) else ""


def of_capability(row: Row, real: Collection[str]) -> str:
    """What is wrong with what an organisation offers: numbers and confirmations are only of those that we made up."""
    if row["organisatie"] not in real:
        return ""
    made_up = ("aantal", "binnen_uren", "volhoudtijd_uren", "kvk", "bevestigd_op", "dubbel_beloofd")
    if told := [column for column in made_up if row.get(column)]:
        return f"verzonnen: {', '.join(told)}"
    return "" if row["zichtbaarheid"] == "openbaar" else "van een bestaande partij is alles openbaar"
