"""Everything that an answer of the site tells: status, headers, page, and how many queries it took."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client

TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*')
HEADERS = ("Content-Type", "Location", "HX-Trigger", "Vary", "Cache-Control", "Content-Disposition", "ETag")


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: tuple[str | None, ...]
    body: bytes
    queries: int


def answer(
    client: Client, method: str, address: str, data: Mapping[str, Any] | None = None, typed: Iterable[str] = ()
) -> Answer:
    """What is said; tokens against forgery and what the reader typed themselves are taken out."""
    with counting() as queries:
        response = getattr(client, method)(address, data or {})
    body = b"".join(response.streaming_content) if response.streaming else response.content
    body = TOKEN.sub(rb"\1", body)
    headers = [response.get(name) for name in HEADERS]
    for text in typed:
        body = body.replace(text.encode(), b"...")
        headers = [value and value.replace(text, "...") for value in headers]
    return Answer(response.status_code, tuple(headers), body, len(queries))


@contextmanager
def counting() -> Iterator[list[str]]:
    """The statements that are sent to the database meanwhile."""
    seen: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        seen.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield seen


def first_difference(one: Answer, other: Answer) -> str:
    """The place where two answers part, for who has to mend it."""
    pairs = enumerate(zip(one.body, other.body, strict=False))
    at = next((place for place, (a, b) in pairs if a != b), min(len(one.body), len(other.body)))
    around = slice(max(0, at - 200), at + 200)
    return (
        f"one is {one.status} in {one.queries} queries, the other {other.status} in {other.queries}\n"
        f"one: {one.body[around]!r}\nother: {other.body[around]!r}"
    )
