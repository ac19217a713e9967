"""What is different from the paper that the same person made before of the same selection."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NEW, CHANGED = "nieuw", "gewijzigd"


def digest(printed: Any) -> str:
    """The same for the same words on paper."""
    return hashlib.blake2b(json.dumps(printed, sort_keys=True).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Changes:
    """uuids of capabilities: not on the paper before, there but in other words, and no longer on it."""

    new: frozenset[str]
    changed: frozenset[str]
    gone: frozenset[str]

    def mark(self, uuid: str) -> str:
        return NEW if uuid in self.new else CHANGED if uuid in self.changed else ""


NOTHING = Changes(frozenset(), frozenset(), frozenset())


def compare(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    """What came, changed and went between two papers (uuid -> digest)."""
    kept = before.keys() & after.keys()
    return Changes(
        frozenset(after.keys() - before.keys()),
        frozenset(uuid for uuid in kept if before[uuid] != after[uuid]),
        frozenset(before.keys() - after.keys()),
    )
