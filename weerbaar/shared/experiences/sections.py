"""The part of a page in which organisations tell what it was like. A feature asks for it in its plugs:

show_on("kit", telling.Words("Wie gebruikten dit?", "Wij gebruikten dit", "Nog niemand heeft verteld hoe het ging."))
"""

from typing import Any

from django.http import HttpRequest

from weerbaar.foundation.kit.text import as_code
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports import kinds
from weerbaar.foundation.ports.sections import Section, add
from weerbaar.shared.experiences import queries, rules, telling

MOST = 10  # on the page of an organisation


def show_on(kind: str, words: telling.Words, position: int = 60) -> None:
    """On the page of this kind organisations tell of it."""

    def context(request: HttpRequest, record: Any) -> dict[str, Any] | None:
        user = request.user
        told = [
            {
                "experience": one,
                "may_change": rules.may_change_experience(user, one),
                "may_remove": rules.may_remove_experience(user, one),
            }
            for one in queries.told_of(user, record)
        ]
        if not told and not getattr(record, "is_published", True):
            return None
        may_tell = bool(rules.may_tell(user, record)) and bool(queries.may_still_tell(user, record))
        word = as_code(kinds.get(kind).label)
        return {"told": told, "may_tell": may_tell, "words": words, "word": word, "record": record}

    telling.add(kind, words)
    add(Section(kind, "ervaringen", words.title, "experiences/section.html", context, position))


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """On the page of an organisation: what it tells of what others made. Nothing where it told nothing."""
    told = queries.told_by(request.user, organisation, MOST)
    lines = [{"experience": one, "target": about, "word": kinds.get(one.kind).word_for(about)} for one, about in told]
    return {"lines": lines} if lines else None
