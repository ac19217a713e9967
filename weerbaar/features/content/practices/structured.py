"""What the page of a practice or initiative tells programs."""

from collections.abc import Mapping
from typing import Any

from weerbaar.foundation.ports import structured
from weerbaar.shared.describing.structured import organisation, work_of


def plug() -> None:
    structured.tell("practice_detail", practice, picture="Praktijk")


def practice(context: Mapping[str, Any]) -> structured.Data:
    """An article by who did it."""
    one = context["practice"]
    return work_of(one, "Article", author=organisation(one.author), genre=str(one.stage), isBasedOn=one.source)
