"""One kind of thing that editors publish: what it is called, which fields it has, and what is special about it.

A feature makes one `Shelf` in its `shelf.py`; services and pages that are the same for all kinds take it along.

    SHELF = Shelf(
        model=Practice, name="practice", label="praktijkvoorbeeld", plural="praktijkvoorbeelden",
        own=("problem", "result", "evidence"), codes={"evidence": "evidence"},
    )
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import Q, QuerySet

from weerbaar.foundation.audiences.keys import editorial_clause
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.kit.text import as_code
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.rules import SIGN_IN, is_editorial, is_member
from weerbaar.shared.describing.models import FIELDS as DESCRIBED
from weerbaar.shared.describing.models import VOCABULARIES
from weerbaar.shared.publishing.models import Proposed, Published

COMMON = ("title", "summary", "review_due_on", "visibility")


def own_proposals(user: Any) -> Q:
    """Drafts that this person proposed."""
    if user is None or not user.is_authenticated:
        return Q(pk__in=[])
    return Q(proposed_by=user.pk, status=Published.Status.DRAFT)


def _for_editors(record: Published) -> list[str]:
    return editorial_clause(record.visibility, record.regions, record.is_published)


def _has_no_parts(record: Any) -> dict[str, Any]:
    return {}


def _writes_no_parts(record: Any, parts: Mapping[str, Any]) -> None:
    return None


def _nothing_follows(actor: Any, record: Any) -> None:
    return None


@dataclass(frozen=True)
class Shelf:
    """`name` is the kind in every port and the start of codes and names of addresses ('practice.added',
    'practice_add'); `label` and `plural` the Dutch words in lower case, with `article`.

    `own`: the fields beside `COMMON` and those of describing; `codes` says which of them hold codes of a vocabulary.
    `parts`: what is written together with it but is no field (rows beside the record); `parts_of(record)` gives what
    it holds now, as plain values for the history, and `write_parts(record, parts)` makes it so.

    `keeps(user)`: may this person add, and settle (publish, withdraw) any of them. `may_add` and `may_change` open more
    to others. `audience_of(record)`: the keys that open it. `after(actor, record)` runs in the transaction of every
    change, after it was written and before it is recorded. `found_as`: its kinds in the one search, where that is not
    `name` alone.

    What others may propose is `Proposed` as well, and says in `may_add` who may.
    """

    model: type[Any]
    name: str
    label: str
    plural: str
    article: Literal["de", "het"] = "het"
    own: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    parts_of: Callable[[Any], dict[str, Any]] = _has_no_parts
    write_parts: Callable[[Any, Mapping[str, Any]], None] = _writes_no_parts
    may_add: Callable[[Any], Verdict] | None = None
    may_change: Callable[[Any, Any], Verdict] | None = None
    audience_of: Callable[[Any], list[str]] = _for_editors
    after: Callable[[Any, Any], None] = _nothing_follows
    found_as: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Everything that people fill in, as fields of the record."""
        return (*COMMON, *self.own, *DESCRIBED)

    @property
    def every_code(self) -> dict[str, str]:
        """Field -> vocabulary."""
        return {**VOCABULARIES, **self.codes}

    @property
    def is_proposed(self) -> bool:
        """May others than editors propose one?"""
        return issubclass(self.model, Proposed)

    def worded(self, record: Any) -> "Shelf":
        """This shelf with the words for one record: where a kind goes by two names, its feature says which."""
        return self

    @property
    def this(self) -> str:
        """'dit document', 'deze praktijk'."""
        return f"{'dit' if self.article == 'het' else 'deze'} {self.label}"

    @property
    def that(self) -> str:
        """'dat document', 'die praktijk'."""
        return f"{'dat' if self.article == 'het' else 'die'} {self.label}"

    @property
    def the(self) -> str:
        """'het document', 'de praktijk'."""
        return f"{self.article} {self.label}"

    @property
    def word_of_plural(self) -> str:
        """The plural as it stands in addresses: 'documenten', 'data-sets'."""
        return as_code(self.plural)

    def visible_to(self, user: Any) -> QuerySet[Any]:
        """The rows that this reader may see; who proposed something sees it, also without a key that opens it."""
        seen = opened_by(keyring(user))
        if self.is_proposed:
            seen |= own_proposals(user)
        return self.model._default_manager.filter(seen)

    def keeps(self, user: Any) -> Verdict:
        """Editors and administrators keep the shelf."""
        if not is_member(user):
            return SIGN_IN
        return YES if is_editorial(user) else no(f"Alleen de redactie doet dit met {self.plural}.")
