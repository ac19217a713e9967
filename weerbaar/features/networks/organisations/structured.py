"""What the page of an organisation tells programs: who it is, without its contacts (they have their own readers)."""

from collections.abc import Mapping
from typing import Any

from weerbaar.foundation.kit.addresses import absolute
from weerbaar.foundation.ports import structured
from weerbaar.foundation.taxonomy import areas


def plug() -> None:
    structured.tell("organisation_detail", organisation, picture="Organisatie")


def organisation(context: Mapping[str, Any]) -> structured.Data:
    """As far as its own page shows."""
    one = context["organisation"]
    address = absolute(one.get_absolute_url())
    data = {
        "@type": "Organization",
        "@id": address,
        "mainEntityOfPage": address,
        "url": one.website,
        "name": one.name,
        "alternateName": list(one.other_names),
        "description": one.summary,
        "location": {"@type": "Place", "name": one.seat} if one.seat else {},
        "areaServed": areas.describe(one.area, at_most=5) if one.area else "",
    }
    return {key: value for key, value in data.items() if value not in ("", None, [], {})}
