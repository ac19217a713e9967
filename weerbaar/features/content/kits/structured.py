"""What the page of a kit tells programs."""

from collections.abc import Mapping
from typing import Any

from weerbaar.foundation.ports import structured
from weerbaar.shared.describing.structured import work_of


def plug() -> None:
    structured.tell("kit_detail", kit, picture="Pakket")


def kit(context: Mapping[str, Any]) -> structured.Data:
    """A work to adapt."""
    return work_of(context["kit"], "CreativeWork", genre="pakket", abstract=context["kit"].summary)
