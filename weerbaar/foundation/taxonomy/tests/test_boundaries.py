"""Borders read in: what is taken, what is refused with which sentence, and what then stands there."""

import io
import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command

from weerbaar.foundation.taxonomy import boundaries
from weerbaar.foundation.taxonomy.boundaries.files import BadFile
from weerbaar.foundation.taxonomy.boundaries.storing import File, Stored, store
from weerbaar.foundation.taxonomy.models import Boundary
from weerbaar.foundation.taxonomy.tests import squares
from weerbaar.foundation.taxonomy.tests.service import Service, played

pytestmark = pytest.mark.django_db
COUNTRY = squares.features()
SPECK = squares.box(20e3, 610e3, 9, 9)
AMSTERDAM, UTRECHT = "GM0363", "GM0344"


def stored(content: bytes, name: str = "grenzen.json", year: int | None = None) -> Stored:
    return store([File(name, content)], year)


def there() -> tuple[int, int, int]:
    """Year, regions and municipalities that are drawn now."""
    found = boundaries.shapes()
    return found.year, len(found.regions), len(found.municipalities)


def test_one_file_with_both_levels(db: None) -> None:
    told = stored(squares.geojson(COUNTRY))
    assert there() == (2026, 25, 342)
    assert (told.form, told.system) == ("GeoJSON", "meters op het nationale raster (RD, EPSG:28992)")
    zeeland = boundaries.shapes().regions["VR19"]
    assert zeeland.path.startswith("M")
    assert zeeland.box[0] < zeeland.label[0] < zeeland.box[2]
    assert Boundary.objects.get(code="VR19").source == "CBS/Kadaster"


def test_two_files_one_per_level_and_municipalities_alone(db: None) -> None:
    files = [File(level, squares.geojson(squares.of(level, COUNTRY))) for level in ("GM", "VR")]
    assert not store(files).is_merged
    apart = boundaries.shapes().regions
    assert store(files[:1]).is_merged
    merged = boundaries.shapes().regions
    assert {code: shape.box for code, shape in merged.items()} == {code: shape.box for code, shape in apart.items()}
    assert all(shape.path.count("M") == 1 for shape in merged.values()), "inner borders fall away"


def test_the_year_comes_from_the_areas_the_option_or_the_name() -> None:
    silent = {code: deepcopy(one) for code, one in COUNTRY.items()}
    for one in silent.values():
        del one["properties"]["jrstatcode"]
        one["properties"]["code"] = one["properties"].pop("statcode")
    content = squares.geojson(silent)
    assert stored(content, year=2024).year == 2024
    assert stored(content, "gemeenten_2025_v1.json").year == 2025
    with pytest.raises(BadFile, match="zegt niet van welk jaar"):
        stored(content)
    assert there()[0] == 2025


def _without(*codes: str) -> list[squares.Feature]:
    return [one for code, one in COUNTRY.items() if code not in codes]


def _changed(code: str, **changes: object) -> list[squares.Feature]:
    return [*_without(code), {**COUNTRY[code], **changes}]


FAULTS = {
    "one missing": (squares.geojson(_without(AMSTERDAM)), ["342 gemeenten ontbreken er 1", "Amsterdam (GM0363)"]),
    "a region missing": (squares.geojson(_without("VR19")), ["25 veiligheidsregio’s ontbreken er 1", "Zeeland (VR19)"]),
    "many missing": (squares.geojson(squares.of("VR", COUNTRY)), ["ontbreken er 342", "334 andere"]),
    "double": (squares.geojson([*COUNTRY.values(), COUNTRY[UTRECHT]]), ["Dubbel in het bestand staan 1", "Utrecht"]),
    "unknown": (
        squares.geojson([*COUNTRY.values(), squares.feature("GM9999", "Nergenshuizen", SPECK)]),
        ["Niet bekend zijn 1 gemeenten: Nergenshuizen (GM9999)."],
    ),
    "all of these": (
        squares.geojson([*_without(AMSTERDAM), COUNTRY[UTRECHT]]), ["ontbreken er 1", "Dubbel"],
    ),
    "several years": (
        squares.geojson(_changed("VR19", properties={"statcode": "VR19", "jaarcode": 2024})), ["2024 en 2026"],
    ),
    "not the year asked": (squares.geojson(COUNTRY), ["jaar 2020", "staat 2026"]),
    "no JSON": (b"PK\x03\x04", ["niet als JSON te lezen"]),
    "a list": (b"[]", ["geen GeoJSON"]),
    "other areas": (squares.geojson([squares.feature("PV29", "Zeeland", SPECK)]), ["geen enkele"]),
    "points": (squares.geojson(_changed("VR19", geometry={"type": "Point", "coordinates": [5, 52]})), ["vorm ‘Point’"]),
    "no shape": (squares.geojson(_changed("VR19", geometry=None)), ["vorm ‘None’"]),
    "an empty shape": (
        squares.geojson(_changed("VR19", geometry={"type": "Polygon", "coordinates": [[]]})),
        ["Zonder grenzen staan 1 veiligheidsregio’s in het bestand: Zeeland (VR19)."],
    ),
    "a broken shape": (
        squares.geojson(_changed("VR19", geometry={"type": "Polygon", "coordinates": [[["a"]]]})), ["stuk"],
    ),
    "no numbers": (
        squares.geojson(_changed("VR19", geometry={"type": "Polygon", "coordinates": [[[float("nan"), 1.0]] * 4]})),
        ["die geen getal zijn"],
    ),
    "elsewhere": (
        squares.geojson(_changed("VR19", geometry={"type": "Polygon", "coordinates": [squares.box(6e5, 6e6, 9, 9)]})),
        ["liggen niet in Nederland"],
    ),
}  # fmt: skip


@pytest.fixture
def earlier() -> None:
    """What was read in before; one border will do."""
    boundaries.forget()
    Boundary.objects.create(
        code="VR19", kind="region", year=2025, source="", path="M0 0l9 0 0 9z",
        left=0, top=0, right=9, bottom=9, label_x=6, label_y=3, room=2,
    )  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.usefixtures("earlier")
def test_what_is_not_right_is_named_and_changes_nothing(fault: str) -> None:
    content, sentences = FAULTS[fault]
    before = list(Boundary.objects.values_list())
    with pytest.raises(BadFile) as refusal:
        stored(content, year=2020 if fault == "not the year asked" else None)
    for sentence in sentences:
        assert sentence in str(refusal.value)
    assert list(Boundary.objects.values_list()) == before


def test_the_command_says_it_in_one_line(tmp_path: Path) -> None:
    file, said = tmp_path / "grenzen.json", io.StringIO()
    file.write_bytes(squares.geojson(COUNTRY))
    call_command("import_boundaries", str(file), stdout=said)
    assert "de grenzen van 2026 van 25 veiligheidsregio’s en 342 gemeenten, uit GeoJSON in meters" in said.getvalue()
    call_command("import_boundaries", "--als-er-geen-zijn", stdout=said)
    assert "Er zijn al grenzen." in said.getvalue()
    for given, sentence in [
        (["weg.json"], "is er niet"),
        ([], "Noem een bestand"),
        ([str(file), "--pdok"], "Noem een"),
    ]:
        with pytest.raises(CommandError, match=sentence):
            call_command("import_boundaries", *given)


def test_a_demo_takes_the_file_that_is_set(tmp_path: Path, settings) -> None:
    settings.BOUNDARIES_FILE = str(tmp_path / "grenzen.json")
    Path(settings.BOUNDARIES_FILE).write_bytes(squares.geojson(COUNTRY))
    call_command("import_boundaries", "--als-er-geen-zijn", "--bron", "Proef", stdout=io.StringIO())
    assert there() == (2026, 25, 342)
    assert boundaries.shapes().source == "Proef"


# --- the national service -------------------------------------------------------------------------


@pytest.fixture
def service(settings) -> Iterator[Service]:
    with played() as one:
        settings.BOUNDARIES_URL, settings.BOUNDARIES_SECONDS = one.address, 5.0
        yield one


@pytest.mark.parametrize(("today", "year"), [("2026-11-21", 2026), ("2027-01-02", 2026)])
def test_from_the_national_service_this_year_or_the_last(service: Service, today: str, year: int) -> None:
    with time_machine.travel(today, tick=True):
        call_command("import_boundaries", "--pdok", stdout=io.StringIO())
    assert there() == (year, 25, 342)
    assert boundaries.shapes().source == "CBS/Kadaster, via PDOK"
    assert service.asked[-1] == f"{year} gebieden:gemeente_gegeneraliseerd"


@pytest.mark.parametrize(
    ("behaves", "options", "sentence"),
    [
        ("well", ["--jaar", "1999"], "heeft geen grenzen van 1999"),
        ("broken", [], "gaf een fout: 503"),
        ("a page", [], "niet als JSON te lezen"),
        ("cut off", [], "antwoordde niet"),
        ("silent", [], "antwoordde niet"),
    ],
)
@pytest.mark.usefixtures("earlier")
def test_a_service_that_fails_gives_a_sentence_and_soon(
    service: Service, settings, behaves: str, options: list[str], sentence: str
) -> None:
    service.behaves, settings.BOUNDARIES_SECONDS = behaves, 0.5 if behaves == "silent" else 5.0
    with pytest.raises(CommandError, match=sentence):
        call_command("import_boundaries", "--pdok", *options)
    assert there() == (2025, 1, 0)


@pytest.mark.parametrize("address", ["", "file:///etc/passwd", "http://127.0.0.1:1/{jaar}/{laag}"])
def test_no_service_is_said_too(settings, address: str) -> None:
    settings.BOUNDARIES_URL = address
    with pytest.raises(CommandError, match=r"landelijke dienst .*Er is niets veranderd\."):
        call_command("import_boundaries", "--pdok")


# --- the reference file ---------------------------------------------------------------------------


@pytest.mark.skipif(not settings.REFERENCE_DIR, reason="Niet uitgevoerd: REFERENCE_DIR is niet gezet.")
def test_the_reference_file_is_taken_with_its_faults_healed() -> None:
    """Amsterdam's arcs are not shared with its neighbours in the file; cut again by points, they are."""
    content = Path(settings.BASE_DIR, settings.REFERENCE_DIR, "geo", "nl-vr-gm.topo.json").read_bytes()
    assert json.loads(content)["type"] == "Topology"
    told = stored(content, year=2023)
    assert (told.form, told.system) == ("TopoJSON", "lengte- en breedtegraden (WGS84)")
    assert there() == (2023, 25, 342)
    assert told.kilobytes[0] <= 40
