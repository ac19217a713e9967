"""A party that becomes another one: agreements in the making go along."""

from weerbaar.features.networks.drafts import queries
from weerbaar.features.networks.drafts.models import Draft
from weerbaar.foundation.ports import belongings
from weerbaar.foundation.ports.belongings import Belonging


def plug() -> None:
    for side in ("asker", "giver"):
        belongings.add(Belonging(Draft, side, "Concept-afspraken", visible_to=queries.visible_to,
                                 url_of=lambda row: row.get_absolute_url()))  # fmt: skip
