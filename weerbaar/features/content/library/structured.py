"""What the page of a document tells programs."""

from collections.abc import Mapping
from typing import Any

from weerbaar.foundation.kit.addresses import absolute
from weerbaar.foundation.ports import structured
from weerbaar.shared.describing.structured import day, organisation, work_of

TYPES = {"rapport": "Report", "wet": "Legislation"}


def plug() -> None:
    structured.tell("document_detail", document, picture="Document")


def document(context: Mapping[str, Any]) -> structured.Data:
    """With its file, which leaves by an address of its own."""
    one = context["document"]
    return work_of(
        one,
        TYPES.get(one.kind, "DigitalDocument"),
        author=organisation(one.author),
        datePublished=day(one.published_on),
        version=one.version,
        accessibilitySummary=one.accessibility,
        encoding={
            "@type": "MediaObject",
            "contentUrl": absolute(f"{one.get_absolute_url()}bestand/"),
            "contentSize": f"{one.file.size} B",
            "name": one.file.name,
        },
    )
