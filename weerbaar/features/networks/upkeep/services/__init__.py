"""Asking whether what stands in the register is still right, and the answers."""

from weerbaar.features.networks.upkeep.services.asking import ask_owners, ask_some, tell_coordinators
from weerbaar.features.networks.upkeep.services.confirming import MAIL, confirm_all, doubt_thing, version_of

__all__ = ["MAIL", "ask_owners", "ask_some", "confirm_all", "doubt_thing", "tell_coordinators", "version_of"]
