"""What is said of a need or a region wherever it is named: in a sentence what it is, who is its neighbour, and where
its page lies (`features/networks/places` draws them; these addresses never change)."""

from dataclasses import dataclass
from functools import lru_cache

from weerbaar.foundation.taxonomy.loading import read

NEEDS_PAGE, REGIONS_PAGE = "/behoeften/", "/regios/"


@dataclass(frozen=True, slots=True)
class About:
    """sentence: what it is, in one line. led_by: who begins and who takes over. Both '' for needs of editors."""

    sentence: str = ""
    led_by: str = ""


NEEDS = {
    "veiligheid": About(
        "Mensen en dieren redden, wegbrengen en laten schuilen.",
        "De veiligheidsregio en de hulpdiensten.",
    ),
    "bevolkingszorg": About(
        "Een dak, een bed, eten, en weten waar u aan toe bent.",
        "De veiligheidsregio begint, de gemeenten nemen het over.",
    ),
    "welzijn": About(
        "Herstellen van schade en verdriet, ook als het nieuws voorbij is.",
        "De gemeenten. Is het groter, dan de provincie of het rijk.",
    ),
    "gezondheid": About(
        "Gewonden helpen, zieken vervoeren, medicijnen en bloed.",
        "De GHOR en alle schakels van de acute zorg.",
    ),
    "continuiteit": About(
        "Stroom, water, eten, vervoer en betalen blijven werken.",
        "De vitale aanbieders, zoals netbeheerders en waterbedrijven.",
    ),
}


def of_need(code: str) -> About:
    return NEEDS.get(code, About())


def need_page(code: str) -> str:
    return f"{NEEDS_PAGE}{code}/"


def region_page(code: str) -> str:
    return f"{REGIONS_PAGE}{code}/"


@lru_cache(maxsize=1)
def _neighbours() -> dict[str, tuple[str, ...]]:
    return {row["code"]: tuple(row["neighbours"].split("|")) for row in read("regions.csv")}


def neighbours_of(region: str) -> tuple[str, ...]:
    """The regions that share a border with this one on land or through inland water, in the order of their codes."""
    return _neighbours().get(region, ())
