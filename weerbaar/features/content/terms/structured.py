"""What the page of a notion tells programs."""

from collections.abc import Mapping
from typing import Any

from weerbaar.foundation.kit.addresses import absolute
from weerbaar.foundation.ports import structured


def plug() -> None:
    structured.tell("notion_detail", notion, picture="Begrip")


def notion(context: Mapping[str, Any]) -> structured.Data:
    """A term of a set in which it may mean several things."""
    one = context["notion"]
    return {
        "@type": "DefinedTerm",
        "name": one.title,
        "alternateName": list(one.other_names),
        "description": one.summary,
        "url": absolute(one.get_absolute_url()),
        "inDefinedTermSet": absolute("/begrippen/"),
    }
