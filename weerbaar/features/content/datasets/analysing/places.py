"""Names of places as columns hold them."""

from collections.abc import Mapping

from weerbaar.foundation.kit.text import as_code
from weerbaar.foundation.taxonomy import geography


def places() -> Mapping[str, str]:
    """Name (see `as_code`) -> code; a name that several things have means the widest of them."""
    table = geography.table()
    found = {"nederland": "NL"}
    for names in (table.regions, table.provinces, table.municipalities):
        for code, name in names.items():
            found.setdefault(as_code(name), code)
    return found
