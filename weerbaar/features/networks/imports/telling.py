"""Where a file stands, in sentences."""

from dataclasses import dataclass
from typing import Any

from weerbaar.features.networks.imports.models import Batch, PreviewRow
from weerbaar.features.networks.imports.queries import DOUBLE
from weerbaar.foundation.ui.tags.words import amount

Kind = PreviewRow.Kind
# In the order in which a person looks at them, with the words after a number.
WORDS = {
    Kind.ERROR.value: "met een fout",
    Kind.REFUSED.value: "geweigerd",
    DOUBLE: "misschien dubbel",
    Kind.CHANGED.value: "gewijzigd",
    Kind.NEW.value: "nieuw",
    Kind.GONE.value: "niet meer in het bestand",
    Kind.UNCHANGED.value: "ongewijzigd",
}
KINDS = frozenset(WORDS)
TONES = {
    Batch.State.READ: "late",
    Batch.State.PREVIEWED: "late",
    Batch.State.CONFIRMED: "info",
    Batch.State.WRITTEN: "right",
    Batch.State.UNDONE: "info",
    Batch.State.REFUSED: "info",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """`is_busy`: somebody is at it, or will be. `is_broken`: somebody was, and is gone without finishing."""

    is_busy: bool
    is_waiting: bool
    is_broken: bool


def standing_of(batch: Batch, is_taken: bool) -> Standing:
    """`is_taken` must be asked before the batch is read: who finishes lets go and writes the end at one moment."""
    is_busy = bool(batch.work)
    return Standing(is_busy, is_busy and not batch.work_since, is_busy and bool(batch.work_since) and not is_taken)


def line_of(batch: Batch) -> dict[str, Any]:
    """One file in the list."""
    state, tone = batch.get_state_display(), TONES[Batch.State(batch.state)]
    if batch.work:
        state, tone = f"bezig met {batch.get_work_display()}", "info"
    elif batch.state == Batch.State.PREVIEWED and batch.counts.get(Kind.ERROR):
        state, tone = "kan zo niet", "wrong"
    return {
        "batch": batch,
        "state": state,
        "tone": tone,
        "owner": batch.source.owner,
        "sentence": sentence_of(batch),
    }


def sentence_of(batch: Batch) -> str:
    """The counts as one sentence: '12 rijen: 3 nieuw, 9 ongewijzigd.'"""
    rows = f"{amount(batch.row_count)} {'rij' if batch.row_count == 1 else 'rijen'}"
    count = batch.counts.get
    parts = [f"{amount(count(kind))} {word}" for kind, word in WORDS.items() if kind != DOUBLE and count(kind)]
    doubles = f" Daarvan {amount(count(DOUBLE))} {WORDS[DOUBLE]}." if count(DOUBLE) else ""
    return f"{rows}: {', '.join(parts)}.{doubles}" if parts else f"{rows}."


def kind_shown(batch: Batch, asked: str) -> str:
    """The kind that is asked for, else the first that has any rows."""
    if asked in KINDS and batch.counts.get(asked):
        return asked
    return next((kind for kind in WORDS if batch.counts.get(kind)), Kind.UNCHANGED.value)


def tabs_of(batch: Batch, kind: str, path: str) -> list[dict[str, Any]]:
    return [
        {"label": f"{word.capitalize()} ({amount(count)})", "url": f"{path}?soort={one}", "current": one == kind}
        for one, word in WORDS.items()
        if (count := batch.counts.get(one))
    ]


def row_of(row: PreviewRow) -> dict[str, Any]:
    """One row of the preview, ready for the page."""
    where = f"Rij {row.number}" if row.number else ""
    is_pairs = row.kind in (Kind.CHANGED, Kind.NEW, Kind.UNCHANGED)
    return {
        "row": row,
        "name": ": ".join(part for part in (where, row.title) if part),
        "url": row.capability.get_absolute_url() if row.capability else "",
        "pairs": row.details if is_pairs else [],
        "messages": [] if is_pairs else row.details,
    }


def will_do(batch: Batch) -> list[str]:
    """What confirming does, one sentence each."""
    count = batch.counts.get
    told = (
        (count("capaciteiten", count(Kind.NEW)), "capaciteit komt erbij", "capaciteiten komen erbij"),
        (count("organisaties"), "organisatie komt erbij", "organisaties komen erbij"),
        (count("relaties"), "relatie komt erbij", "relaties komen erbij"),
        (count(Kind.CHANGED), "rij wijzigt wat er staat", "rijen wijzigen wat er staat"),
        (count("bevestigingen"), "aanbod telt als bevestigd", "keer telt een aanbod als bevestigd"),
        (count("intrekken"), "aanbod wordt ingetrokken", "keer wordt een aanbod ingetrokken"),
        (count("beeindigen"), "relatie wordt beëindigd", "relaties worden beëindigd"),
        (
            count(Kind.REFUSED),
            "rij blijft buiten, want die is niet van u",
            "rijen blijven buiten, want die zijn niet van u",
        ),
    )
    return [f"{amount(number)} {one if number == 1 else more}." for number, one, more in told if number]


def done_of(batch: Batch) -> str:
    return " ".join(will_do(batch)) or "er veranderde niets."
