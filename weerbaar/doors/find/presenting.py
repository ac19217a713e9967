"""What the page of results says beside the list."""

from dataclasses import dataclass
from urllib.parse import urlencode

from weerbaar.foundation.search.dutch import tokens
from weerbaar.foundation.search.lexicon import Lexicon
from weerbaar.shared.finding import neighbours
from weerbaar.shared.finding.asked import Asked
from weerbaar.shared.finding.presenting import LABELS, kind_label
from weerbaar.shared.finding.reading import Found

EXAMPLES = (
    "hoe lang moet ik mezelf redden",
    "noodsteunpunt in de wijk",
    "wat is redzaamheid",
    "stroomuitval ziekenhuis",
)
NETWORK = ("organisatie", "capaciteit")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind with how many of it there are, and the address of just those."""

    word: str
    label: str
    count: int
    url: str


def kinds(found: Found) -> list[Kind]:
    """Every kind of which there is something, most first."""
    counted = sorted(found.counts["soort"].items(), key=lambda one: (-one[1], one[0]))
    asked = found.asked
    return [
        Kind(word, kind_label(word), count, asked.but(filters={**asked.filters, "soort": (word,)}, page=1).address)
        for word, count in counted
        if count
    ]


def only(found: Found) -> list[Kind]:
    """Kinds that the question itself names ('praktijken over water') and that were not chosen yet."""
    if not found.asked.q or found.asked.filters.get("soort"):
        return []
    lexicon: Lexicon[str] = Lexicon()
    for one in neighbours.kinds():
        lexicon.add(one.label, one.word)
        lexicon.add(one.plural, one.word)
    named = {word for match in lexicon.find(tokens(found.asked.q)) for word in match.meanings}
    return [kind for kind in kinds(found) if kind.word in named]


@dataclass(frozen=True, slots=True)
class Network:
    """Who can help: organisations and what they offer, as far as they fit the question."""

    text: str
    url: str


def network(found: Found) -> Network | None:
    """A way to the network map, where something there fits the question."""
    counts = found.counts["soort"]
    organisations, capabilities = (counts.get(word, 0) for word in NETWORK)
    if not found.asked.q or not organisations + capabilities:
        return None
    told = []
    if organisations:
        told.append("1 organisatie" if organisations == 1 else f"{organisations} organisaties")
    if capabilities:
        told.append("1 aanbod" if capabilities == 1 else f"{capabilities} keer hulp die zij aanbieden")
    verb = "past" if organisations + capabilities == 1 else "passen"
    maybe = " misschien" if found.relaxed else ""  # nothing has all words of the question
    return Network(
        f"{' en '.join(told)} {verb}{maybe} bij uw vraag.", f"/netwerkkaart/?{urlencode({'q': found.asked.q})}"
    )


def name_of(asked: Asked) -> str:
    """'noodstroom – Praktijken, Zeeland': a question with its choices in words."""
    chosen = [LABELS[name](code) for name, codes in asked.filters.items() for code in codes]
    chosen += [f"{word} {day:%d-%m-%Y}" for word, day in (("vanaf", asked.since), ("tot en met", asked.until)) if day]
    return " – ".join(part for part in (asked.q, ", ".join(chosen)) if part)
