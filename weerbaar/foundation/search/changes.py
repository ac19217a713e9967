"""Following the table of changes: none missed, whatever the order in which transactions commit."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Max, Q
from django.db.models.functions import Now

from weerbaar.foundation.search.models import Change, Synonym

PATIENCE = 60
"""Seconds in which a transaction that wrote a change must commit for every process to see it."""


def safe_start() -> int:
    """A number below which all changes are committed: where the follower of an index built from now on begins."""
    settled = Change.objects.filter(created_at__lt=Now() - timedelta(seconds=PATIENCE))
    return settled.aggregate(last=Max("seq"))["last"] or 0


@dataclass
class Trail:
    """Reads what is new. Numbers are given out before commit, so a lower one may appear later: gaps are watched."""

    last: int
    gaps: dict[int, float] = field(default_factory=dict)  # number -> until when to look for it

    def read(self, limit: int = 10_000) -> dict[str, set[int]]:
        """Corpus -> ids of rows that changed since the last time; empty when nothing did."""
        now = time.monotonic()
        self.gaps = {seq: until for seq, until in self.gaps.items() if until > now}
        new = Q(seq__gt=self.last) | Q(seq__in=list(self.gaps))
        rows = list(Change.objects.filter(new).order_by("seq").values_list("seq", "corpus", "object_id")[:limit])
        found: dict[str, set[int]] = {}
        for seq, corpus, pk in rows:
            found.setdefault(corpus, set()).add(pk)
            self.gaps.pop(seq, None)
            if seq > self.last:
                first = max(self.last + 1, seq - 1000)
                self.gaps.update(dict.fromkeys(range(first, seq), now + PATIENCE) if self.last else {})
                self.last = seq
        return found


def synonyms() -> tuple[tuple[str, ...], ...]:
    """All groups of synonyms."""
    return tuple(tuple(words) for words in Synonym.objects.order_by("pk").values_list("words", flat=True))


def forget_old(corpus: str, before: int) -> None:
    """Removes changes that an index has taken in more than a day ago; other machines have had their time."""
    day_ago = Now() - timedelta(days=1)
    Change.objects.filter(corpus=corpus, seq__lte=before, created_at__lt=day_ago).delete()
