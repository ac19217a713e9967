"""Every change to papers."""

from weerbaar.features.networks.paper.services.asking import ask_print, selection_key, try_again
from weerbaar.features.networks.paper.services.ending import forget_old_files
from weerbaar.features.networks.paper.services.making import make

__all__ = ["ask_print", "forget_old_files", "make", "selection_key", "try_again"]
