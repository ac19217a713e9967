"""What connects organisations in a list of others: each connection by name, and which of our relations that is."""

from collections.abc import Mapping
from dataclasses import dataclass

from weerbaar.foundation.kit.text import as_code
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

# What others call our relations; always from the first to the second.
_OTHER_WORDS: Mapping[str, str] = {
    "koepel-van": "umbrella-of parent-of koepel overkoepelt bestuurt moeder-van",
    "levert-aan": "supplies supplies-to delivers delivers-to provides provides-to levert leverancier-van",
    "rekent-op": "relies-on depends-on counts-on afhankelijk-van rekent",
    "vervangt": "replaces backup-of reserve-voor",
    "werkt-samen-met": "works-with partner partner-of partners-with cooperates-with collaborates-with samenwerking "
    "werkt-samen partnership",
    "subsidieert": "subsidises subsidizes funds financiert sponsort",
    "coordineert": "coordinates regisseert",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One connection: a row number, both ends as the list names them, what it is called there and (perhaps) by us."""

    number: int
    source: str
    target: str
    word: str
    kind: str = ""
    note: str = ""


def relation_of(word: str) -> str:
    """Our code for what a list calls a connection; '' when it is not clear."""
    code = as_code(word)
    own = own_relation(word)
    return own or next((kind for kind, words in _OTHER_WORDS.items() if code and code in words.split()), "")


def own_relation(word: str) -> str:
    """The same for our own codes and labels alone, about which nothing has to be asked."""
    code = as_code(word)
    known = vocabularies.words(Vocabulary.RELATION)
    return next(
        (
            one.code
            for one in known.values()
            if code in {as_code(name) for name in (one.code, one.label, *one.other_names)}
        ),
        "",
    )
