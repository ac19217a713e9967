"""What series and episodes put in the ports: kinds, menu, search, who may send recordings."""

from typing import Any

from weerbaar.features.content.media import finding, structured
from weerbaar.features.content.media.shelf import EPISODES, SERIES
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.foundation.ports import menu
from weerbaar.shared.files.rules import allow
from weerbaar.shared.finding import findables
from weerbaar.shared.publishing import plugs as publishing


def _may_send(user: Any) -> Verdict:
    return EPISODES.keeps(user)


def plug() -> None:
    for shelf in (SERIES, EPISODES):
        publishing.plug(shelf)
    for one in finding.FINDABLES:
        findables.add(one)
    allow(_may_send)
    structured.plug()
    menu.add(menu.Item("Luisteren en kijken", "media_list", position=50))
