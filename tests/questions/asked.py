"""The questions as they stand in `questions.csv`, and what each is about."""

import csv
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

FOLDER = Path(__file__).parent
PAPERS = FOLDER / "papers"


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the right answers ('praktijk/risk-factories', the first is the best), and for a document where in
    it: a page, or for running text words of which the passage must hold one."""

    text: str
    answers: tuple[str, ...]
    place: str

    @property
    def kind(self) -> str:
        return self.answers[0].partition("/")[0]

    @property
    def is_about_document(self) -> bool:
        return self.kind in ("document", "bron")


def questions() -> list[Question]:
    with (FOLDER / "questions.csv").open(encoding="utf-8", newline="") as file:
        return [
            Question(row["vraag"], tuple(row["antwoord"].split("|")), row["plaats"]) for row in csv.DictReader(file)
        ]


def sources() -> list[Path]:
    """The documents outside the repository, where REFERENCE_DIR names them; else []."""
    if not settings.REFERENCE_DIR:
        return []
    return sorted(Path(settings.BASE_DIR, settings.REFERENCE_DIR, "sources").glob("*.txt"))


def papers() -> list[tuple[dict[str, str], list[list[str]]]]:
    """The reports that stand here as text: what each tells of itself (with its `name`), and its pages of lines."""
    found = []
    for path in sorted(PAPERS.glob("*.txt")):
        head, _, body = path.read_text("utf-8").partition("\n\n")
        told = dict(line.split(": ", 1) for line in head.splitlines())
        found.append((told | {"name": path.stem}, [page.strip().split("\n") for page in body.split("\n---\n")]))
    return found
