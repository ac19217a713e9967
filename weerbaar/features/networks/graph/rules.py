"""Who may hear who is a bridge, and who stands alone."""

from collections.abc import Collection
from typing import Any

from weerbaar.features.networks.matrix.rules import may_see_gaps
from weerbaar.foundation.kit.verdict import Verdict


def may_see_bridges(user: Any, regions: Collection[str], needs: Collection[str]) -> Verdict:
    """Bridges and loners tell where a network is weak: for whom the gaps of these regions and needs are.

    regions: those of what is shown; none of them is the whole country.
    """
    return may_see_gaps(user, regions, needs)
