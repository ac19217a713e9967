"""Data sets as the catalogue of open data describes them: only those that everybody may see."""

from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from weerbaar.features.content.datasets import queries
from weerbaar.features.content.datasets.models import Dataset, Made
from weerbaar.features.content.datasets.presenting import made_url, part_of
from weerbaar.features.content.datasets.serving import TYPES
from weerbaar.foundation.ports.catalogue import Distribution, OpenData


def every() -> Iterator[OpenData]:
    """What somebody without an account may see and is published. Three queries."""
    made = Prefetch("made", Made.objects.order_by("sheet", "format"))
    rows = queries.visible_to(AnonymousUser()).filter(status=Dataset.Status.PUBLISHED)
    found = list(rows.select_related("file").prefetch_related(made, "sheets").order_by("pk"))
    refs = {one.pk: one.ref for one in found}
    for one in found:
        yield _described(one, refs)


def _described(one: Dataset, refs: dict[int, str]) -> OpenData:
    address = one.get_absolute_url()
    return OpenData(
        id=f"dataset/{one.ref}",
        title=one.title,
        description="\n\n".join(filter(None, (one.summary, one.explanation))) or one.title,
        page=address,
        distributions=tuple(_distributions(one)),
        themes=tuple(one.themes),
        creator=one.author,
        contact=one.contact,
        licence=one.licence,
        keywords=tuple(one.keywords),
        needs=tuple(one.needs),
        issued=one.issued_on or (one.published_at.date() if one.published_at else None),
        modified=one.updated_at,
        frequency=one.frequency,
        area=tuple(one.area),
        period_from=one.period_from,
        period_to=one.period_to,
        language=one.language,
        version=one.version,
        replaces=f"dataset/{refs[one.replaces_id]}" if one.replaces_id in refs else "",
        source=one.source,
        is_example=one.is_example,
    )


def _distributions(one: Dataset) -> Iterator[Distribution]:
    address, kind = one.get_absolute_url(), one.file.kind
    yield Distribution(
        name="bestand",
        title=f"{one.title} ({kind.upper()}, zoals aangeleverd)",
        label=f"{kind.upper()} zoals aangeleverd",
        access=address,
        media_type=TYPES[kind].partition(";")[0],
        file_type=kind.upper(),
        download=f"{address}bestand/",
        size=one.file.size,
        digest=one.file.digest,
    )
    for made in one.made.all():
        where = f", blad {made.sheet}" if made.sheet > 1 else ""
        where += f", {part}" if (part := part_of(made, one.sheets.all())) else ""
        yield Distribution(
            name=f"{made.format}-{made.sheet}",
            title=f"{one.title} ({made.format.upper()}{where})",
            label=f"{made.format.upper()}{where}",
            access=address,
            media_type=TYPES[made.format].partition(";")[0],
            file_type=made.format.upper(),
            download=made_url(one, made),
            size=made.size,
            digest=made.digest,
        )
