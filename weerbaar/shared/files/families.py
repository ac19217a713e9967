"""Which kinds of file belong where: documents on one shelf, tables on another, recordings on a third."""

from dataclasses import dataclass

from weerbaar.shared.files.limits import MEGABYTE, TEXT_MEGABYTES
from weerbaar.shared.files.unwanted import UnwantedFile

LONG_TEXT = f"Deze tekst is groter dan {TEXT_MEGABYTES} megabyte. Verdeel haar over meer bestanden."


@dataclass(frozen=True, slots=True)
class Family:
    """`words` names its kinds in a sentence; `accept` is what a browser offers to choose from."""

    kinds: tuple[str, ...]
    words: str
    accept: str


DOCUMENTS = Family(
    ("pdf", "docx", "odt", "pptx", "html", "txt"),
    "een PDF, Word-document (DOCX), ODT, PowerPoint (PPTX), webpagina (HTML) of platte tekst (TXT)",
    ".pdf,.docx,.odt,.pptx,.html,.htm,.txt",
)
TABLES = Family(
    ("csv", "xlsx", "ods"), "een CSV-bestand, Excel-bestand (XLSX) of rekenblad (ODS)", ".csv,.tsv,.txt,.xlsx,.ods"
)
RECORDINGS = Family(
    ("mp3", "m4a", "ogg", "opus", "wav", "mp4", "webm"),
    "een geluidsopname (MP3, M4A, Ogg, Opus of WAV) of film (MP4 of WebM)",
    ".mp3,.m4a,.ogg,.oga,.opus,.wav,.mp4,.webm",
)
PICTURES = Family(("png", "jpg"), "een afbeelding (PNG of JPEG)", ".png,.jpg,.jpeg")
# What a kit holds: things to adapt and print.
HANDOUTS = Family(
    (*DOCUMENTS.kinds, *PICTURES.kinds),
    f"{DOCUMENTS.words}, of {PICTURES.words}",
    f"{DOCUMENTS.accept},{PICTURES.accept}",
)
_CALLED = {
    **dict.fromkeys(("png", "jpg"), "een afbeelding"),
    **dict.fromkeys(("mp3", "m4a", "ogg", "opus", "wav"), "een geluidsopname"),
    **dict.fromkeys(("mp4", "webm"), "een film"),
    **dict.fromkeys(("xlsx", "ods", "csv"), "een rekenblad"),
    **dict.fromkeys(("docx", "odt"), "een tekstdocument"),
    "pdf": "een PDF",
    "pptx": "een presentatie",
    "html": "een webpagina",
}


def fitting(family: Family, kind: str, size: int) -> str:
    """The kind under which a file of this kind and size belongs in the family: plain text is a table where tables are
    asked for. Raises UnwantedFile."""
    if kind == "txt" and "csv" in family.kinds:
        return "csv"
    if kind not in family.kinds:
        raise UnwantedFile(f"Dit is {_CALLED.get(kind, 'een ander soort bestand')}. Kies {family.words}.")
    if kind in ("html", "txt") and size > TEXT_MEGABYTES * MEGABYTE:
        raise UnwantedFile(LONG_TEXT)
    return kind
