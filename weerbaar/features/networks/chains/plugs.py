"""What chains put in the ports: kind, menu, their part of an organisation's page, how their history reads."""

from typing import Any

from weerbaar.features.networks.chains import belongings, versions
from weerbaar.features.networks.chains.models import Chain
from weerbaar.features.networks.chains.queries import visible_to
from weerbaar.features.networks.chains.sections import of_organisation
from weerbaar.foundation.ports import history, kinds, menu
from weerbaar.foundation.ports.sections import Section, add
from weerbaar.foundation.taxonomy.geography import table


def plug() -> None:
    kinds.register(kinds.Kind("chain", "keten", Chain, visible_to, is_mentioned=True))
    menu.add(menu.Item("Ketens", "chain_list", position=40))
    add(
        Section(
            "organisation", "ketens", "In welke ketens", "chains/sections/of_organisation.html", of_organisation, 55
        )
    )
    belongings.plug()
    versions.plug()
    history.sentence("chain.added", "Keten gemaakt")
    history.sentence("chain.changed", "Keten gewijzigd")
    history.sentence("chain.removed", "Keten verwijderd")
    history.vocabulary("chain.need", "need")
    history.vocabulary("chain.sub_need", "sub-need")
    history.field("chain.region_id", "veiligheidsregio")
    history.shown_as("chain.region_id", lambda code: table().name(code))
    history.field("chain.steps", "schakels")
    history.shown_as("chain.steps", _places)


def _places(rows: list[list[Any]]) -> str:
    return "; ".join(f"{link}. {name or task}" for _, link, task, name in rows)
