"""The municipality of a place that somebody typed."""

from collections import defaultdict

from weerbaar.foundation.kit.text import as_code
from weerbaar.foundation.taxonomy.models import Municipality, Settlement


class Places:
    """Every name of a municipality, and every settlement whose name means one municipality only."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        villages: dict[str, set[str]] = defaultdict(set)
        for name, code in Settlement.objects.values_list("name", "municipality"):
            villages[as_code(name)].add(code)
        self._codes = {name: min(codes) for name, codes in villages.items() if len(codes) == 1}
        for row in Municipality.objects.filter(ended_on__isnull=True):
            for name in row.all_names():
                self._codes[name] = row.code

    def municipality_of(self, place: str) -> str | None:
        """The code of the municipality, or None when the place is unknown or means several."""
        return self._codes.get(as_code(place))
