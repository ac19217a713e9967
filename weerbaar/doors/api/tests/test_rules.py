"""The technical rules of the Dutch API design rules 2.2, on every address and every kind of answer."""

import json
import re
from typing import Any

import pytest
import yaml
from django.test import Client

from weerbaar.doors.api.api import VERSION, api

pytestmark = pytest.mark.django_db

COLLECTIONS = [
    "capaciteiten",
    "organisaties",
    "afspraken",
    "relaties",
    "praktijken",
    "behoeften",
    "regios",
    "gemeenten",
]
ABSENT = "00000000-0000-4000-8000-000000000000"
# what is asked -> what it answers
ASKED = [
    *((f"/api/v1/{name}", 200) for name in COLLECTIONS),
    *((f"/api/v1/{name}/", 404) for name in COLLECTIONS),  # no slash at the end, and no redirect either
    *((f"/api/v1/{name}?paginaGrootte=0&pagina=nul", 400) for name in COLLECTIONS),
    *((f"/api/v1/{name}?pagina=1000", 200) for name in COLLECTIONS),  # past the end is empty
    *((f"/api/v1/{name}/{ABSENT}", 404) for name in COLLECTIONS if name != "relaties"),
    ("/api/v1/organisaties/geen-uuid", 404),
    ("/api/v1/organisaties?soort=onzin&q=x", 400),
    ("/api/v1/organisaties?q=%00", 200),
    ("/api/v1/afspraken?soort=onzin&stand=onzin", 400),
    ("/api/v1/praktijken?soort=onzin&bewijs=onzin", 400),
    ("/api/v1/praktijken?soort=initiatief&bewijs=effectevaluatie", 200),
    ("/api/v1/relaties?organisatie=onzin", 400),
    (f"/api/v1/relaties?organisatie={ABSENT}", 200),  # empty, as for one that is hidden
    ("/api/v1/gemeenten?regio=onzin", 400),
    ("/api/v1/zoek?q=water&soort=document", 200),
    ("/api/v1/zoek?soort=onzin&pagina=nul", 400),
    ("/api/v1/gemeenten/GM0687", 200),
    ("/api/v1/regios/VR19", 200),
    ("/api/v1/behoeften/bevolkingszorg", 200),
    ("/api/v1/bestaat-niet", 404),
    ("/api/v2/capaciteiten", 404),
]


def described() -> dict[str, Any]:
    return json.loads(Client().get("/api/v1/openapi.json").content)


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, told) for path, methods in described()["paths"].items() for method, told in methods.items()]


@pytest.mark.parametrize(("address", "status"), ASKED, ids=lambda value: str(value)[:50])
def test_every_answer_follows_the_rules(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    headers = answer.headers
    assert headers["API-Version"] == VERSION
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert int(headers["RateLimit-Remaining"]) < int(headers["RateLimit-Limit"])
    if status >= 400:
        assert headers["Content-Type"] == "application/problem+json"
        told = answer.json()
        assert told["status"] == status
        assert told["title"]
        assert told["detail"].endswith(".")
    else:
        assert headers["Content-Type"].startswith("application/json")


def refused(kind: str, settings: Any) -> Any:
    """An answer that stops before any resource is asked."""
    match kind:
        case "a key that does not work":
            return Client().get("/api/v1/regios", headers={"Authorization": "Bearer onzin"})
        case "another method":
            return Client().post("/api/v1/regios")
    settings.API_PER_MINUTE = 0
    return Client().get("/api/v1/regios")


@pytest.mark.parametrize(
    ("kind", "status"), [("a key that does not work", 401), ("another method", 405), ("too many questions", 429)]
)
def test_a_refusal_follows_them_too(settings: Any, kind: str, status: int) -> None:
    answer = refused(kind, settings)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["API-Version"] == VERSION
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert {"status", "title", "detail"} <= answer.json().keys()


def test_over_tls_browsers_are_told_to_stay_there(client: Client, settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    for address in ("/api/v1/regios", "/api/v1/bestaat-niet", "/api/v1/openapi.json"):
        assert "max-age=31536000" in Client().get(address, secure=True).headers["Strict-Transport-Security"], address


def test_pages_of_other_sites_read_the_description_alone(client: Client) -> None:
    """A key in such a page would be a key given away; programs do not ask for leave."""
    for name in COLLECTIONS:
        answer = client.get(f"/api/v1/{name}", headers={"Origin": "https://elders.invalid"})
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_session_is_neither_read_nor_made(client: Client) -> None:
    assert not client.get("/api/v1/regios").cookies


def test_all_faults_come_at_once_each_by_its_key(client: Client) -> None:
    faults = client.get("/api/v1/organisaties?paginaGrootte=101&pagina=nul").json()["errors"]
    assert {(one["in"], one["name"], one["detail"]) for one in faults} == {
        ("query", "paginaGrootte", "Hier hoort een getal van ten hoogste 100."),
        ("query", "pagina", "Hier hoort een heel getal."),
    }
    faults = client.get("/api/v1/afspraken?soort=onzin&stand=onzin").json()["errors"]
    assert {one["name"] for one in faults} == {"soort", "stand"}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_asking_changes_nothing(client: Client, method: str) -> None:
    answer = getattr(client, method)("/api/v1/capaciteiten")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET"
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_head_is_a_get_without_its_body(client: Client) -> None:
    assert client.head("/api/v1/regios").status_code == 200
    assert client.head("/api/v1/regios").content == b""


# --- the description ------------------------------------------------------------------------------


def test_the_description_is_there_for_everybody_in_json_and_yaml(client: Client) -> None:
    as_json, as_yaml = client.get("/api/v1/openapi.json"), client.get("/api/v1/openapi.yaml")
    assert as_json.headers["Access-Control-Allow-Origin"] == as_yaml.headers["Access-Control-Allow-Origin"] == "*"
    assert as_json.headers["API-Version"] == VERSION
    assert yaml.safe_load(as_yaml.content) == as_json.json()


def test_the_description_says_who_and_which_version() -> None:
    told = described()
    assert told["openapi"].startswith("3.1")
    assert re.fullmatch(r"\d+\.\d+\.\d+", told["info"]["version"])
    assert set(told["info"]["contact"]) == {"name", "url", "email"}
    assert all(server["url"].endswith("/v1") for server in told["servers"])


def test_names_are_as_the_rules_ask() -> None:
    for path, _, told in operations():
        assert not path.endswith("/")
        for segment in re.sub(r"{\w+}", "", path).strip("/").split("/"):
            assert re.fullmatch(r"[a-z0-9-]*", segment), path
        for parameter in told["parameters"]:
            assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", parameter["name"]), (path, parameter["name"])
    for name, schema in described()["components"]["schemas"].items():
        for field in schema.get("properties", {}):
            assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", field), (name, field)


# Fields that hold a day, by how their names end.
DAY = re.compile(r"(Op|Tot|Vanaf|Voor|laatstGeoefend)$|^(sinds|tot)$")


def test_days_are_days_and_nothing_tells_time_in_a_way_of_its_own() -> None:
    days = set()
    for name, schema in described()["components"]["schemas"].items():
        for field, told in schema.get("properties", {}).items():
            formats = {one.get("format") for one in told.get("anyOf", [told]) if one.get("type") == "string"}
            assert formats <= {None, "date", "uuid", "uri", "email"}, (name, field)
            if DAY.search(field):
                days.add(field)
                assert formats == {"date"}, (name, field)
    assert len(days) >= 9


def test_every_operation_tells_its_refusals_and_headers() -> None:
    for path, method, told in operations():
        assert method == "get"
        assert {"200", "400", "401", "429"} <= told["responses"].keys(), path
        assert ("404" in told["responses"]) == ("{" in path), path
        assert all("API-Version" in answer["headers"] for answer in told["responses"].values()), path
        assert told["summary"], path


def test_every_reference_leads_somewhere() -> None:
    told = described()
    for name in set(re.findall(r'"\$ref": "#/components/schemas/([^"]+)"', json.dumps(told))):
        assert name in told["components"]["schemas"]


def test_every_collection_of_the_port_is_described() -> None:
    collections = {path for path in described()["paths"] if "{" not in path}
    assert collections == {"/zoek", *(f"/{name}" for name in COLLECTIONS)}
    assert api.docs_url is None
