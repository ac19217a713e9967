"""What the page of a dilemma tells programs."""

from collections.abc import Mapping
from typing import Any

from weerbaar.foundation.ports import structured
from weerbaar.shared.describing.structured import work_of


def plug() -> None:
    structured.tell("dilemma_detail", dilemma, picture="Vraagstuk")


def dilemma(context: Mapping[str, Any]) -> structured.Data:
    """A work; it has positions and no accepted answer, so it is no question with answers to programs."""
    return work_of(context["dilemma"], "CreativeWork", genre="vraagstuk")
