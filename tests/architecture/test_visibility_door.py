"""One door to what people see: rows come through `visible_to` and its kin, and are written by services alone.

Read from the code itself: what draws pages, answers the API or reads forms may not touch the managers of models that
carry a visibility, and may not save, create, update or delete any row.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "weerbaar"
GUARDED = {
    "Organisation", "Contact", "Relation", "Membership", "Identifier", "PartnerRole", "Clash", "Capability",
    "Agreement", "AgreementParty", "AgreementLine", "Report", "Chain",
    "ChainStep", "Practice", "Partner", "Experience", "Following",
    "Document", "Passage", "StoredFile", "Link", "Entry", "EntryClause", "EntryMention", "Assurance",
}  # fmt: skip
# What stands between the rows and the reader; models, rules, queries, services, exchange, jobs and listeners are not.
FACES = {
    "views", "api", "forms", "presenting", "sections", "asked", "facets", "hits", "understanding", "vocabulary",
    "moments", "urls", "viewsets", "personal", "wagtail_hooks", "fields",
}  # fmt: skip
MANAGERS = {"objects", "_default_manager", "_base_manager"}
WRITES = {"save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete", "update"}
# Counts of the machinery for administrators: no row of the register is shown.
BACKSTAGE = {"doors/backoffice/state.py"}


def faces() -> Iterator[Path]:
    """Modules of features and doors that make what a reader sees, and the form fields that upper floors share."""
    for floor in ("features", "doors", "shared"):
        for path in (ROOT / floor).rglob("*.py"):
            if {"tests", "migrations"} & set(path.parts):
                continue
            if path.stem in FACES or path.parent.name in FACES:
                yield path
    yield ROOT / "foundation" / "organisations" / "fields.py"


FILES = {str(path.relative_to(ROOT)): ast.parse(path.read_text("utf-8")) for path in sorted(faces())}


def chain(node: ast.expr) -> list[str]:
    """The names of `Organisation.objects.filter(...).first` from left to right, calls left out."""
    match node:
        case ast.Name(id=name):
            return [name]
        case ast.Attribute(value=inner, attr=name):
            return [*chain(inner), name]
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return chain(inner)
    return [""]


def test_the_faces_are_found() -> None:
    for name in ("maps/api.py", "maps/views.py", "organisations/views/relations.py", "agreements/forms.py"):
        assert f"features/networks/{name}" in FILES


@pytest.mark.parametrize("name", FILES)
def test_rows_come_through_the_queries(name: str) -> None:
    if name in BACKSTAGE:
        return
    found = [
        f"line {node.lineno}: {'.'.join(names)}"
        for node in ast.walk(FILES[name])
        if isinstance(node, ast.Attribute)
        and node.attr in MANAGERS
        and (names := chain(node))
        and (names[-2] in GUARDED or names[0] not in {"Term", "Municipality", "Region", "User", "Delivery"})
    ]
    assert found == [], "ask the visible rows of queries.py"


@pytest.mark.parametrize("name", FILES)
def test_nothing_looks_rows_up_by_a_model(name: str) -> None:
    """`get_object_or_404(Organisation, …)` would go round the door."""
    found = [
        f"line {node.lineno}: {ast.unparse(node)[:80]}"
        for node in ast.walk(FILES[name])
        if isinstance(node, ast.Call)
        and chain(node.func)[-1] in {"get_object_or_404", "get_list_or_404", "ModelChoiceField"}
        for given in [*node.args[:1], *(one.value for one in node.keywords if one.arg == "queryset")]
        if chain(given)[0] in GUARDED or chain(given)[-1] in GUARDED
    ]
    assert found == []


@pytest.mark.parametrize("name", FILES)
def test_rows_are_written_by_services_alone(name: str) -> None:
    found = [
        f"line {node.lineno}: {ast.unparse(node.func)}"
        for node in ast.walk(FILES[name])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES
        if not _is_harmless(node.func)
    ]
    assert found == [], "write in services.py"


def _is_harmless(call: ast.Attribute) -> bool:
    """A dictionary or set that is updated, the data of a form, and Wagtail's `form.save(commit=False)`."""
    owner = ast.unparse(call.value)
    if call.attr == "save":
        return owner == "self.form"
    return call.attr == "update" and owner.split(".")[-1] in {"data", "values", "found", "context", "globals"}


@pytest.mark.parametrize("name", FILES)
def test_no_reverse_relation_leads_past_the_door(name: str) -> None:
    """`organisation.capabilities.all()` holds what the reader may not see; parts that show with their whole may."""
    open_with_their_whole = {"party_rows", "lines", "identifiers", "partner_roles"}
    guarded = {
        "contacts", "relations_out", "relations_in", "capabilities", "agreements", "agreement_rows", "agreement_lines",
        "members", "memberships", "clashes", "roles",
    }  # fmt: skip
    assert not guarded & open_with_their_whole
    found = [
        f"line {node.lineno}: {ast.unparse(node.func)}"
        for node in ast.walk(FILES[name])
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"all", "filter", "exclude", "count", "exists", "first", "values_list", "get", "order_by"}
        and isinstance(node.func.value, ast.Attribute)
        and node.func.value.attr in guarded
        and ast.unparse(node.func.value.value) not in {"self", "queries"}
    ]
    assert found == []


TEMPLATES = sorted(
    path for folder in ("features", "doors", "shared", "foundation") for path in (ROOT / folder).rglob("*.html")
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_walks_to_rows_by_itself(path: Path) -> None:
    text = path.read_text("utf-8")
    ways = (
        ".contacts.",
        ".relations_",
        ".capabilities.",
        ".agreements.",
        ".members.",
        ".memberships.",
        "_set.",
        ".objects",
    )
    assert [way for way in ways if way in text] == []
