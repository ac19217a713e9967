"""How a line of history reads: the one place where codes become Dutch sentences. Filled by `plugs.py` of features.

    history.sentence("organisation.verified", "Door een coördinator bevestigd")
    history.vocabulary("organisation.kind", "organisation-kind")
    history.field("organisation.identifiers", "nummers")

Fields of a known kind read by their own Dutch name; only what is no field of the model needs `field`.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

_sentences: dict[str, str] = {}
_fields: dict[str, str] = {}
_shown: dict[str, Callable[[Any], str]] = {}
_vocabularies: dict[str, str] = {}
_related: dict[tuple[str, str], Callable[[Any, Any], QuerySet[Any]]] = {}


def sentence(code: str, text: str) -> None:
    """What happened, in Dutch, for a code such as 'organisation.changed'."""
    _sentences[code] = text


def field(name: str, label: str) -> None:
    """What 'kind.field' is called."""
    _fields[name] = label


def vocabulary(name: str, vocabulary: str) -> None:
    """The value of 'kind.field' is a code (or codes) of this vocabulary."""
    _vocabularies[name] = vocabulary


def shown_as(name: str, show: Callable[[Any], str]) -> None:
    """How the value of 'kind.field' reads, where it is neither text, date, number nor a code."""
    _shown[name] = show


def also_of(kind: str, other: str, rows: Callable[[Any, Any], QuerySet[Any]]) -> None:
    """The history of a record of this kind also tells of records of another: `rows(user, record)`, as far as the user
    may see."""
    _related[kind, other] = rows


def related_to(kind: str, user: Any, record: Any) -> list[QuerySet[Any]]:
    return [rows(user, record) for (about, _), rows in sorted(_related.items()) if about == kind]


def kinds_related_to(kind: str) -> set[str]:
    return {other for about, other in _related if about == kind}


def sentence_of(code: str) -> str:
    """The sentence for a code; the code itself when no feature declared one."""
    return _sentences.get(code, code)


def label_of(name: str) -> str | None:
    return _fields.get(name)


def vocabulary_of(name: str) -> str | None:
    return _vocabularies.get(name)


def shower_of(name: str) -> Callable[[Any], str] | None:
    return _shown.get(name)


def codes() -> set[str]:
    """Every code that has a sentence."""
    return set(_sentences)
