"""The columns of the template, and what each of them fills."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from weerbaar.features.networks.capabilities.exchange import cells
from weerbaar.features.networks.capabilities.exchange.cells import Reader
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.audiences.keys import Visibility
from weerbaar.foundation.kit import dutch
from weerbaar.foundation.taxonomy.models import Vocabulary

TEMPLATE = (
    "ref", "organisatie", "soort", "niveau", "kvk", "website", "plaats", "capaciteit", "omschrijving",
    "deelbehoeften", "fasen", "vorm", "gebied", "aantal", "eenheid", "binnen_uren", "volhoudtijd_uren",
    "voorwaarden", "afspraak", "zichtbaarheid", "bevestigd_op",
)  # fmt: skip
EXTRA = (
    "valt_weg_bij", "dubbel_beloofd", "screening", "verzekering", "kosten", "vervoer", "status",
)  # fmt: skip
COLUMNS = (*TEMPLATE, *EXTRA)
# Only looked at: the first may not come after the second, and the second not lie in the past.
DAYS = ("begindatum", "einddatum")
# The level that goes with an area, for a new organisation of which a list does not tell it.
LIKELY_LEVEL = "vermoedelijk_niveau"
UNKEPT = (*DAYS, LIKELY_LEVEL)
# What we said about a file that was offered before; not read.
REMARKS = "opmerkingen"

# Column -> field of the capability.
OF_CAPABILITY: Mapping[str, str] = {
    "capaciteit": "name",
    "omschrijving": "description",
    "deelbehoeften": "sub_needs",
    "fasen": "phases",
    "vorm": "form",
    "gebied": "area",
    "aantal": "quantity",
    "eenheid": "unit",
    "binnen_uren": "notice_hours",
    "volhoudtijd_uren": "sustain_hours",
    "voorwaarden": "conditions",
    "afspraak": "claimed_agreement",
    "zichtbaarheid": "visibility",
    "valt_weg_bij": "falls_away",
    "dubbel_beloofd": "double_promised",
    "screening": "screening",
    "verzekering": "insurance",
    "kosten": "cost",
    "vervoer": "transport",
    "status": "status",
}
COLUMN_OF = {field: column for column, field in OF_CAPABILITY.items()}
# Not to be cleared with '-': a capability is nothing without them.
NEVER_EMPTY = frozenset(
    {
        "ref",
        "organisatie",
        "kvk",
        "bevestigd_op",
        "soort",
        "niveau",
        "capaciteit",
        "deelbehoeften",
        "vorm",
        "gebied",
        "zichtbaarheid",
        "status",
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """How a cell is read, and what '-' makes of it."""

    read: Reader
    empty: Any = ""


def readers() -> dict[str, Column]:
    """The reader of each column; built once per file, since vocabularies change."""
    status = {"actief": Capability.Status.ACTIVE, "onderbroken": Capability.Status.PAUSED}
    return {
        "ref": Column(_ref),
        "organisatie": Column(cells.text(200)),
        "soort": Column(cells.term(Vocabulary.ORGANISATION_KIND, "soort organisatie")),
        "niveau": Column(cells.term(Vocabulary.LEVEL, "niveau")),
        "kvk": Column(cells.kvk),
        "website": Column(cells.website),
        "plaats": Column(cells.text(100)),
        "capaciteit": Column(cells.text(200)),
        "omschrijving": Column(cells.text(5000)),
        "deelbehoeften": Column(cells.several(cells.term(Vocabulary.SUB_NEED, "deelbehoefte")), []),
        "fasen": Column(cells.several(cells.term(Vocabulary.PHASE, "fase")), []),
        "vorm": Column(cells.term(Vocabulary.FORM, "vorm")),
        "gebied": Column(cells.area, []),
        "aantal": Column(dutch.amount, None),
        "eenheid": Column(cells.term(Vocabulary.UNIT, "eenheid")),
        "binnen_uren": Column(dutch.whole_number, None),
        "volhoudtijd_uren": Column(dutch.whole_number, None),
        "voorwaarden": Column(cells.text(5000)),
        "afspraak": Column(cells.term(Vocabulary.AGREEMENT_KIND, "soort afspraak")),
        "zichtbaarheid": Column(cells.term(Vocabulary.VISIBILITY, "zichtbaarheid", without=[Visibility.GROUP])),
        "bevestigd_op": Column(cells.day, None),
        LIKELY_LEVEL: Column(cells.term(Vocabulary.LEVEL, "niveau")),
        "begindatum": Column(cells.day, None),
        "einddatum": Column(cells.day, None),
        "valt_weg_bij": Column(cells.several(cells.term(Vocabulary.FALLS_AWAY, "oorzaak van uitval")), []),
        "dubbel_beloofd": Column(dutch.whole_number, None),
        "screening": Column(cells.text(200)),
        "verzekering": Column(cells.text(200)),
        "kosten": Column(cells.text(200)),
        "vervoer": Column(cells.text(200)),
        "status": Column(cells.choice(status, "status")),
    }


def _ref(cell: str) -> str:
    return cells.text(8)(cell).casefold()
