"""Which organisations are taken for the same, and which are not."""

import pytest

from bench.duplicates import measure
from weerbaar.foundation.organisations.duplicates import Party, find

OTHERS = [Party(f"ander {number}", f"{kind} {name}", place=place)
          for number, (kind, name, place) in enumerate(
              (kind, name, place)
              for kind in ("Bakkerij", "Bouwbedrijf", "Stichting", "Voetbalvereniging", "Hotel", "Scouting")
              for name in ("Jansen", "De Vries", "Oranje", "De Linde", "Walcheren", "Noord")
              for place in ("Goes", "Zwolle", "Emmen"))]  # fmt: skip


@pytest.mark.parametrize(
    ("new", "there", "why"),
    [
        (("Zwaluw Transport B.V.",), ("Zwaluw Transport",), "Dezelfde naam."),
        (("ZWALUW  TRANSPORT",), ("Zwaluw Transport N.V.",), "Dezelfde naam."),
        (("Transport Zwaluw",), ("Zwaluw Transport",), "Dezelfde naam."),
        (("Zwaluw Transp.",), ("Zwaluw Transport",), "Dezelfde naam."),
        (("Zwaluwtransport",), ("Zwaluw Transport",), "Dezelfde naam."),
        (("Zwalwu Transport",), ("Zwaluw Transport",), "Bijna dezelfde naam."),
        (("Gebr. Zwaluw & Zn.",), ("Gebroeders Zwaluw en Zn",), "Dezelfde naam."),
        (("Café Zwaluw",), ("Stichting Cafe Zwaluw",), "Dezelfde naam."),
        (("Zwaluw", "", "", "Goes"), ("Zwaluw", "", "", "GOES (Zld)"), "Dezelfde naam en dezelfde plaats."),
        (("Zwaluw", "", "", "Den Haag"), ("Zwaluw", "", "", "'s-Gravenhage"), "Dezelfde naam en dezelfde plaats."),
        (("Iets heel anders", "12345678"), ("Zwaluw", "12345678"), "Hetzelfde KvK-nummer."),
        (("Zwaluw", "12345678"), ("Zwaluw", "12345687"), "Dezelfde naam."),
        (
            ("Zwaluw Vervoer", "", "http://zwaluw.invalid/over"),
            ("Zwaluw Transport", "", "https://www.zwaluw.invalid"),
            "Dezelfde website",
        ),
        (("KRMZ",), ("Koninklijke Redding Maatschappij Zwaluw",), "De afkorting van de naam."),
        # and not:
        (("Zwaluw", "", "", "Goes"), ("Zwaluw", "", "", "Emmen"), ""),
        (("Zwaluw", "12345678"), ("Zwaluw", "87654321"), ""),
        (("Zwaluw 1",), ("Zwaluw 2",), ""),
        (("Bakkerij Zwaluw",), ("Bakkerij Merel",), ""),
        (
            ("Bakkerij Zwaluw", "", "https://facebook.com/zwaluw"),
            ("Hotel Merel", "", "https://facebook.com/merel"),
            "",
        ),
        (("Bouwbedrijf Merel", "", "https://plein.invalid"), ("Hotel Zwaluw", "", "https://plein.invalid"), ""),
    ],
)
def test_who_is_taken_for_whom(new, there, why):
    found = find([Party("nieuw", *_party(new))], [*OTHERS, Party("daar", *_party(there))])
    assert [pair.existing for pair in found if pair.existing == "daar"] == (["daar"] if why else [])
    if why:
        assert found[0].why.startswith(why)
        assert 0.8 <= found[0].score <= 1


def _party(told):
    name, kvk, website, place = (*told, "", "", "")[:4]
    return name, (), kvk, website, place


def test_other_names_count_and_nobody_is_their_own_double():
    there = Party(1, "Zwaluw Transport", other_names=("De Gierzwaluw Vervoer",))
    assert [pair.existing for pair in find([Party(2, "Gierzwaluw Vervoer")], [there])] == [1]
    assert find([there], [there]) == []
    assert find([], [there]) == find([there], []) == []


def test_most_planted_duplicates_are_found_and_little_else():
    found = measure(rows=600, there=3_000, seed=7)
    assert found["precision"] >= 0.95
    assert found["recall"] >= 0.95
