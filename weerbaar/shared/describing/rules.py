"""What follows from how something is described."""

from collections.abc import Mapping
from typing import Any

from weerbaar.foundation.taxonomy import areas, vocabularies


def completed(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same values with the needs of the sub-needs, and with the regions that the area touches."""
    found = dict(values)
    if "sub_needs" in found or "needs" in found:
        chosen = {*found.get("needs", ()), *vocabularies.needs_of(list(found.get("sub_needs", ())))}
        found["needs"] = [code for code in vocabularies.words("need") if code in chosen]
    if "area" in found:
        found["area"] = list(areas.normalise(found["area"]))
        found["regions"] = list(areas.regions_touched(found["area"]))
    return found
