"""Have the site ask indexes that were built before, as a running web process does."""

from typing import Any

import pytest

from weerbaar.foundation.search import live, port
from weerbaar.foundation.search.engine import Engine


def use(monkeypatch: pytest.MonkeyPatch, *engines: Engine) -> None:
    """These for their own corpora; every other corpus gets one of the rows as they are now."""
    given = {engine.index.corpus.name: engine for engine in engines}
    for corpus in port.corpora():
        if corpus.name not in given:
            given[corpus.name] = live.in_memory(corpus, list(corpus.documents(None)))

    def engine(corpus: Any) -> Engine:
        return given[corpus.name]

    monkeypatch.setattr(live, "engine", engine)
