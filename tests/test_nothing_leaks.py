"""For random registers and every person: no answer differs between 'the hidden rows exist' and 'they do not'.

Both are really tried: once with all rows, once with everything deleted that the person may not see; the search index is
built for each. Pages are compared byte by byte, with their headers and the number of queries behind them.

`LEAKS_EXAMPLES=200 pytest tests/test_nothing_leaks.py` looks deeper, each time elsewhere.
"""

import os
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests import engines, shelves_asked
from tests.answers import Answer, answer, first_difference
from tests.cast import PEOPLE, Cast
from tests.worlds import NAMES, WORDS, Plan, World, build, remove_unseen, worlds
from weerbaar.features.networks.exports import throttle
from weerbaar.features.networks.exports.formats import FORMATS
from weerbaar.features.networks.maps import faces
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.audiences.rules import opens
from weerbaar.foundation.organisations.scopes import scopes_of
from weerbaar.foundation.ports.attention import Scope
from weerbaar.foundation.search import changes, live
from weerbaar.foundation.search.engine import Engine
from weerbaar.foundation.taxonomy.kept import Kept

KEEPERS = ("rosa", "ada")  # who keep the shelf see all of it
DEEP = int(os.environ.get("LEAKS_EXAMPLES", "0"))
often = settings(
    max_examples=DEEP or 2,
    derandomize=not DEEP,
    database=None,
    deadline=None,
    phases=[*Phase] if DEEP else [Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)

# --- what is asked --------------------------------------------------------------------------------

TYPOS = ["agregaten", "dompelpmop", "tolkne", "zandzaken", "onzichtbar", "geheim", "vrachtwagns", "lichtmaten", "xyzzy"]
ENDS = ["", "", " in Zeeland", " in Middelburg", " binnen een dag", " voor gezinnen in Twente", " van kerken"]
FILTERS = [
    ("regio", "VR19"), ("regio", "VR25"), ("gemeente", "GM0687"), ("provincie", "PV29"), ("alleenHier", "VR19"),
    ("behoefte", "continuiteit"), ("deelbehoefte", "brood"), ("vorm", "goederen"), ("soort", "ngo"),
    ("niveau", "landelijk"), ("traditioneel", "ja"), ("afspraak", "waakvlamovereenkomst"), ("afspraak", "convenant"),
    ("actueel", "bevestigd"), ("actueel", "nooit"), ("valtWegBij", "stroom"), ("binnenUren", "24"),
    ("sorteer", "naam"), ("sorteer", "-organisatie"), ("sorteer", "-aantal"), ("sorteer", "binnenUren"),
    ("sorteer", "-bevestigd"), ("paginaGrootte", "2"), ("pagina", "2"), ("letterlijk", "ja"), ("fase", "koud"),
    ("uitval", "stroom"), ("status", "actief"),
]  # fmt: skip
MATRICES = ["regio=VR19", "kolommen=regio&uitval=stroom", "rijen=behoefte&kolommen=vorm&regio=VR19&naast=VR05"]
COLOURS = ["aanbieders", "hoeveelheid", "bevestigd"]
question = st.builds("{}{}".format, st.sampled_from([*WORDS, *TYPOS, *NAMES, ""]), st.sampled_from(ENDS))
asked = st.tuples(question, st.lists(st.sampled_from(FILTERS), max_size=2))
starts = st.sampled_from([*WORDS, *NAMES, "onzichtbaar", "geheime", "stille"]).map(lambda word: word[:4].lower())


def addresses(world: World, ring: KeyRing, questions: list[Any], start: str, desks: list[Scope]) -> Iterator[str]:
    """Every face for these questions, the desks of this reader, and the pages of what they may see."""
    refs = [one.ref for one in world.capabilities if opens(ring, one.clauses())]
    for number, (words, filters) in enumerate(questions):
        query = urlencode([("q", words), *filters])
        yield f"/netwerkkaart/?{query}&waarom={refs[number % len(refs)] if refs else ''}"
        yield f"/netwerkkaart/?{query}&weergave=tabel"
        yield f"/netwerkkaart/?{query}&weergave=kaart&kleur={COLOURS[number % len(COLOURS)]}"
        yield f"/api/v1/capaciteiten?{query}"
        yield f"/netwerkkaart/?{query}&weergave=matrix&{MATRICES[number % len(MATRICES)]}"
        yield f"/netwerkkaart/download/{[*FORMATS][(number + len(words)) % len(FORMATS)]}/?{query}"
    yield from (f"/netwerkkaart/download/{name}/" for name in FORMATS)
    yield f"/api/v1/organisaties?q={start}"
    yield from ("/api/v1/organisaties?regio=VR19&soort=ngo", "/api/v1/relaties", "/api/v1/afspraken?stand=geldig")
    yield f"/api/v1/relaties?organisatie={world.organisations[3].uuid}"
    for number, face in enumerate(faces.faces()):  # PNG is made of this and nothing else
        words, filters = questions[number % len(questions)]
        query = urlencode([("q", words), *filters])
        yield f"/netwerkkaart/download/svg/?{query}&weergave={face.name}"
        yield f"/netwerkkaart/download/svg/?weergave={face.name}&paginaGrootte=100"
    yield f"/netwerkkaart/suggesties/?q={start}"
    yield from (f"/netwerkkaart/?{query}&weergave=netwerk", "/netwerkkaart/?weergave=netwerk&maat=brug")
    yield f"/netwerkkaart/netwerk.json?{query}&rond={world.organisations[2].ref}&stappen=2"
    yield f"/organisaties/?q={start}"
    yield f"/organisaties/kiezen/?target={start}"
    yield from (
        "/tijdlijn/",
        "/zoeken/feed/",
        "/sitemap.xml",
        "/sitemap-organisatie-1.xml",
        "/sitemap-capaciteit-1.xml",
    )
    yield from ("/", "/netwerkkaart/", "/organisaties/?regio=VR19", "/organisaties/?soort=ngo&pagina=2")
    yield "/netwerkkaart/dubbel-beloofd/"
    yield from ("/behoeften/", "/behoeften/continuiteit/", "/behoeften/bevolkingszorg/", "/regios/", "/regios/VR19/")
    yield from ("/afspraken/", f"/afspraken/?q={start}", "/afspraken/?stand=geldig&soort=convenant")
    yield f"/afspraken/toevoegen/?organisatie={world.organisations[3].ref}"
    yield from (desk.url for desk in desks)
    yield from (f"{desk.url}aandacht/{matter}/" for desk in desks for matter in ("meldingen", "verwachtingen"))
    yield from ("/meldingen/", "/ketens/", f"/ketens/?q={start}&regio=VR19")
    for one in world.organisations[:1]:
        yield from (f"{one.get_absolute_url()}rekenen-op/?kant={side}" for side in ("wij", "ons"))
    every = (world.organisations, world.agreements, world.capabilities, world.chains)
    yield from chain.from_iterable(_pages(rows, ring) for rows in every)


def _pages(rows: list[Any], ring: KeyRing) -> Iterator[str]:
    """Page, history and form of the first two that are seen, and of one that is not."""
    seen = [one for one in rows if opens(ring, one.clauses())]
    unseen = [one for one in rows if one not in seen]
    for one in (*seen[:2], *unseen[:1]):
        yield from (f"{one.get_absolute_url()}{page}" for page in ("", "geschiedenis/", "wijzigen/"))
        yield f"/api/v1/{one.get_absolute_url().split('/')[1]}/{one.uuid}"


# --- how it is asked ------------------------------------------------------------------------------


class Reader:
    """One person's browser, in front of an index that is built for the rows as they are."""

    def __init__(self, cast: Cast, who: str, use: Callable[[Engine], None]) -> None:
        self.client: Client = cast.client(who)
        self.client.defaults.update({f"HTTP_{name.upper()}": value for name, value in cast.key(who).items()})
        self.use = use

    def answers(self, paths: list[str], parts: int = 1) -> dict[str, Answer]:
        """Everything that is said; the index is built from the rows as they are, in one go or part by part."""
        self.use(index(parts))
        return {path: self.ask(path) for path in paths}

    def ask(self, path: str) -> Answer:
        return answer(self.client, "get", path)


def index(parts: int) -> Engine:
    """A real index over the rows; with more parts, all but the first arrive as changes do in a running process."""
    documents = list(CORPUS.documents(None))
    engine = live.in_memory(CORPUS, documents[::parts], changes.synonyms())
    for first in range(1, parts):
        rest = documents[first::parts]
        engine.index.apply(rest, [one.id for one in rest])
    return engine


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[Engine], None]:
    """Have the site ask this index."""
    return lambda engine: engines.use(monkeypatch, engine)


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock stands still, also for what a process reads again every twenty seconds whoever asks."""
    monkeypatch.setattr(Kept, "is_old", lambda kept, read_at: False)
    monkeypatch.setattr(throttle, "MOST", 1_000_000)
    with time_machine.travel("2026-11-21 12:00", tick=False):
        yield
    cache.clear()


# --- the proof ------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", PEOPLE)
def test_hidden_rows_change_nothing(cast: Cast, use: Any, who: str) -> None:
    """Everybody has registers of their own, the same at every run: the simplest there is, and one of many rows."""

    @often
    @given(
        plan=worlds,
        questions=st.lists(asked, min_size=3, max_size=3),
        shelf_questions=st.lists(shelves_asked.on_shelf, min_size=2, max_size=2),
        start=starts,
        parts=st.integers(1, 2),
    )
    def nothing_changes(plan: Plan, questions: list[Any], shelf_questions: list[Any], start: str, parts: int) -> None:
        with transaction.atomic():
            world = build(plan, cast)
            ring = cast.keyrings([who])[who]
            paths = [*addresses(world, ring, questions, start, scopes_of(cast[who]))]
            paths += shelves_asked.addresses(world.shelf, ring, shelf_questions)
            groups = shelves_asked.groups_of(world.shelf)
            reader = Reader(cast, who, use)
            for path in ("/netwerkkaart/", "/netwerkkaart/?weergave=kaart"):  # what a process remembers is read once
                reader.ask(path)
            with_hidden = reader.answers(paths, parts)
            told = shelves_asked.within(groups, ring)
            rows, shelved = remove_unseen(ring)
            assert rows >= 3, "something was hidden"
            assert shelved >= 3 or who in KEEPERS, "so was something of the shelf"
            without = reader.answers(paths)
            assert told == shelves_asked.within(groups, ring), "passages are counted for who may see their item"
            different = [path for path in paths if with_hidden[path] != without[path]]
            assert different == [], first_difference(with_hidden[different[0]], without[different[0]])
            transaction.set_rollback(True)
        cast.aggregaten.refresh_from_db()
        cast.veldkeuken.refresh_from_db()

    (nothing_changes if DEEP else seed(who)(nothing_changes))()
