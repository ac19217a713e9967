"""Where something on the shelf was found: a title, and where to read it; of a document in the library the page.

For rows beside a record (a definition, a position): `class Definition(Sourced)`, `class DefinitionForm(SourceFields)`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from weerbaar.features.content.library import queries
from weerbaar.features.content.library.models import Document
from weerbaar.features.content.library.presenting import passage_url
from weerbaar.features.content.library.shelf import SHELF
from weerbaar.foundation.ui.rows import Held, RowForm
from weerbaar.shared.links.queries import REF
from weerbaar.shared.publishing.queries import by_ref

UNKNOWN = (
    "Dit vinden we niet. Vul het adres van een document in de bibliotheek in, of een adres dat met https:// begint."
)
FIRST_YEAR, LAST_YEAR = 1500, 2100


class Sourced(models.Model):
    """`source` is what it is called. `document` is it in our library, `page` there; `url` elsewhere. `place` says in
    words where to look. Who may not see the document reads only the title."""

    source = models.CharField("bron", max_length=300, blank=True)
    document = models.ForeignKey(
        Document, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="document in de bibliotheek"
    )
    page = models.PositiveIntegerField("bladzijde", null=True, blank=True)
    place = models.CharField("plaats", max_length=200, blank=True)
    url = models.URLField("adres", max_length=400, blank=True)
    year = models.PositiveSmallIntegerField("jaar", null=True, blank=True)

    class Meta:
        abstract = True


@dataclass(frozen=True, slots=True)
class Source:
    """How a source stands on a page; `url` is '' where there is nothing to follow."""

    title: str
    where: str
    url: str
    year: int | None
    is_outside: bool


def sources_of(user: Any, rows: Iterable[Sourced]) -> dict[Any, Source]:
    """By key of the row, as far as this reader may see the documents. One query, also when there are none."""
    every = list(rows)
    seen = queries.visible_to(user).select_related("file").in_bulk({row.document_id or 0 for row in every})
    return {row.pk: _source(row, seen.get(row.document_id or 0)) for row in every}


def _source(row: Sourced, document: Document | None) -> Source:
    where = row.place or (f"bladzijde {row.page}" if row.page else "")
    if document is None:
        return Source(row.source, where, row.url, row.year, bool(row.url))
    is_there = row.page is not None and document.file.page_count and row.page <= document.parts_read
    url = passage_url(document, row.page or 1) if is_there else document.get_absolute_url()
    return Source(row.source or document.title, where, url, row.year, False)


def held_source(row: Sourced) -> dict[str, Any]:
    """As plain values, for forms and history; the document by its ref."""
    return {
        "source": row.source,
        "document": row.document.ref if row.document else "",
        "page": row.page,
        "place": row.place,
        "url": row.url,
        "year": row.year,
    }


def documents_in(rows: Iterable[Mapping[str, Any]]) -> dict[str, Document]:
    """The documents that plain values name, by ref. One query."""
    refs = {str(row.get("document") or "") for row in rows} - {""}
    return {one.ref: one for one in Document.objects.filter(ref__in=refs)} if refs else {}


def source_of(held: Mapping[str, Any], documents: Mapping[str, Document]) -> dict[str, Any]:
    """Plain values as the fields of `Sourced`."""
    return {
        "source": held.get("source", ""),
        "document": documents.get(str(held.get("document") or "")),
        "page": held.get("page"),
        "place": held.get("place", ""),
        "url": held.get("url", ""),
        "year": held.get("year"),
    }


class SourceFields(RowForm):
    """The part of a row that says where it was found. The form must have `user` before it is asked if it is valid."""

    SOURCE_SHORT: ClassVar[tuple[str, ...]] = ("page", "place", "year")

    source = forms.CharField(label="Titel van de bron", required=False, max_length=300)
    where = forms.CharField(
        label="Adres van de bron",
        required=False,
        max_length=400,
        help_text="Het adres van een document in de bibliotheek, of een adres op internet dat met https:// begint.",
    )
    page = forms.IntegerField(
        label="Bladzijde", required=False, min_value=1, max_value=99999, error_messages={"invalid": "Vul een getal in."}
    )
    place = forms.CharField(label="Plaats in woorden", required=False, max_length=200)
    year = forms.IntegerField(
        label="Jaar",
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            "invalid": "Vul een jaar in, zoals 2024.",
            "min_value": "Vul een jaar in, zoals 2024.",
            "max_value": "Vul een jaar in, zoals 2024.",
        },
    )

    @classmethod
    def initial_of(cls, held: Held) -> dict[str, Any]:
        shown = {name: value for name, value in held.items() if name not in ("document", "url")}
        document = held.get("document")
        return shown | {"where": f"/bibliotheek/{document}/" if document else held.get("url", "")}

    def clean_where(self) -> str:
        """A document that this person may see, or an address elsewhere; anything else is told."""
        text = str(self.cleaned_data["where"]).strip()
        self.document, self.url = "", ""
        if not text:
            return ""
        refs = REF.findall(text)
        found = by_ref(SHELF, self.user, refs[-1]) if refs else None
        if found is not None:
            self.document = found.ref
        elif text.startswith("https://"):
            self.url = str(forms.URLField(max_length=400, assume_scheme="https").clean(text))
        else:
            raise ValidationError(UNKNOWN)
        return text

    def row_values(self) -> dict[str, Any]:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "where"}
        return typed | {"document": self.document, "url": self.url}
