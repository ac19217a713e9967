"""What is said of a column beside its picture."""

import pytest

from weerbaar.features.content.datasets.models import Column
from weerbaar.features.content.datasets.presenting import sentence_of

SPREAD = {"lowest": "3", "highest": "10", "mean": "6,8", "middle": "7"}
SAME = {"lowest": "2", "highest": "2", "mean": "2", "middle": "2"}


@pytest.mark.parametrize(
    ("kind", "facts", "distinct", "said"),
    [
        ("getal", SPREAD, 4, "Van 3 tot en met 10, gemiddeld 6,8. De middelste is 7."),
        ("getal", SAME, 1, "Overal 2."),
        ("datum", {"lowest": "2019", "highest": "2024"}, 4, "Van 2019 tot en met 2024."),
        ("datum", {"lowest": "2024", "highest": "2024"}, 1, "Overal 2024."),
        ("tekst", {}, 6, "6 verschillende waarden."),
        ("tekst", {}, 1, "Overal hetzelfde."),
        ("leeg", {}, 0, "Er staat niets in."),
    ],
)
def test_a_column_in_a_sentence(kind: str, facts: dict[str, str], distinct: int, said: str) -> None:
    assert sentence_of(Column(kind=kind, facts=facts, filled=6, distinct=distinct)) == said
