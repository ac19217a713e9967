"""What capabilities put in the ports."""

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to
from weerbaar.foundation.ports import kinds


def plug() -> None:
    kinds.register(kinds.Kind("capability", "capaciteit", Capability, visible_to))
