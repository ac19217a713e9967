"""Ten documents of the demo, made on the spot: each kind of file, each audience, a draft, one that is overdue."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile

from weerbaar.demo import papers
from weerbaar.demo.files import absolute, day, several
from weerbaar.demo.known import ContentError
from weerbaar.features.content.library.models import Document
from weerbaar.features.content.library.services import add_document
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy import areas
from weerbaar.shared.files.services import take_file
from weerbaar.shared.links.models import Link

FOLDER = Path(__file__).parent / "documents"
BREAK = "\n---\n"


@dataclass(frozen=True, slots=True)
class Source:
    """One small text: what the document is, by key, and its pages of lines."""

    told: dict[str, str]
    pages: list[list[str]]


def sources() -> list[Source]:
    return [_source(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.txt"))]


def _source(text: str) -> Source:
    head, _, body = text.partition("\n\n")
    told = dict(line.split(": ", 1) for line in head.splitlines())
    return Source({key: absolute(value) for key, value in told.items()},
                  [page.strip().split("\n") for page in body.split(BREAK)])  # fmt: skip


def shelve_once() -> int:
    """Add the documents whose ref is not there yet; a worker reads their text. How many."""
    every = sources()
    there = set(Document.objects.filter(ref__in=[one.told["ref"] for one in every]).values_list("ref", flat=True))
    new = [one for one in every if one.told["ref"] not in there]
    for source in new:
        _shelve(source)
    return len(new)


def _shelve(source: Source) -> None:
    told = source.told
    kind = told["bestand"]
    content = papers.MAKERS[kind](told["titel"], source.pages)
    try:
        stored = take_file(None, ContentFile(content, f"{told['ref']}.{kind}"))
        document = add_document(
            None, _values(told), stored, publish=told["stand"] == "gepubliceerd", is_example=True, ref=told["ref"]
        )
    except Invalid as error:
        raise ContentError(f"{told['titel']}: {error}") from error
    for organisation in Organisation.objects.filter(name=told.get("hoort-bij", ""))[:1]:
        low, high = sorted((document, organisation), key=lambda one: one.uuid)
        Link.objects.create(
            left_kind=type(low).__name__.lower(), left=low.uuid, right_kind=type(high).__name__.lower(), right=high.uuid
        )


def _values(told: dict[str, str]) -> dict[str, object]:
    lists = {
        "needs": "behoeften", "sub_needs": "deelbehoeften", "phases": "fasen", "threats": "dreigingen",
        "levels": "niveaus", "target_groups": "voor",
    }  # fmt: skip
    code = told["gebied"].rpartition("(")[2].rstrip(")")
    return {
        "title": told["titel"],
        "kind": told["soort"],
        "author": told["schrijver"],
        "published_on": day(told["verschenen"]),
        "licence": told["licentie"],
        "summary": told["samenvatting"],
        "accessibility": told.get("toegankelijk", ""),
        "review_due_on": day(told.get("herzien", "")),
        "visibility": told["zichtbaar"],
        "language": "nl",
        "area": list(areas.parse(code)),
        **{name: several(told.get(key, "")) for name, key in lists.items()},
    }
