"""What a record that is described tells programs about itself (schema.org), the same whatever kind it is."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from weerbaar.foundation.kit.addresses import absolute
from weerbaar.foundation.ports.structured import Data
from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

LICENCES = {
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "cc-by-4": "https://creativecommons.org/licenses/by/4.0/",
    "cc-by-sa-4": "https://creativecommons.org/licenses/by-sa/4.0/",
    "cc-by-nc-4": "https://creativecommons.org/licenses/by-nc/4.0/",
}


def work_of(record: Any, type_: str, **more: Any) -> Data:
    """A CreativeWork, or what `type_` names, from `title`, `summary` and how it is described. `more` holds its own
    fields; what is empty is left out."""
    abouts = [vocabularies.label(Vocabulary.NEED, code) for code in getattr(record, "needs", ())]
    keywords = [vocabularies.label(Vocabulary.SUB_NEED, code) for code in getattr(record, "sub_needs", ())]
    data = {
        "@type": type_,
        "@id": absolute(record.get_absolute_url()),
        "url": absolute(record.get_absolute_url()),
        "name": record.title,
        "description": getattr(record, "summary", ""),
        "inLanguage": getattr(record, "language", ""),
        "about": [{"@type": "Thing", "name": label} for label in abouts],
        "keywords": ", ".join(keywords),
        "spatialCoverage": _where(record),
        "datePublished": day(getattr(record, "published_at", None) or getattr(record, "published_on", None)),
        "dateModified": day(getattr(record, "updated_at", None)),
        "license": LICENCES.get(getattr(record, "licence", ""), ""),
        **more,
    }
    return {key: value for key, value in data.items() if value not in ("", None, [], {})}


def organisation(name: str) -> Data:
    """Somebody who made it, by name alone."""
    return {"@type": "Organization", "name": name} if name else {}


def day(moment: datetime | date | None) -> str:
    """'2026-11-21', in our time; '' for none."""
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment.isoformat() if moment else ""


def _where(record: Any) -> Data:
    area = getattr(record, "area", None)
    return {"@type": "Place", "name": areas.describe(area, at_most=5)} if area else {}
