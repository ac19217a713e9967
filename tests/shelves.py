"""What stands on the shelf in the random registers of `worlds`: everything that editors publish, drafts among it, with
the pages, moments, tables, texts and experiences that come with it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.cast import ENSCHEDE, MIDDELBURG, TWENTE, VEERE, ZEELAND
from tests.factories import (
    make_dataset,
    make_dilemma,
    make_document,
    make_episode,
    make_experience,
    make_kit,
    make_notion,
    make_practice,
    make_series,
)
from weerbaar.features.content.articles.models import Article, Question, StandingPage, Theme
from weerbaar.features.content.articles.tests import made
from weerbaar.features.content.datasets.models import Column, Dataset, Leaf, Sheet
from weerbaar.features.content.dilemmas.models import Dilemma
from weerbaar.features.content.kits.models import Kit
from weerbaar.features.content.library.models import Document
from weerbaar.features.content.media.models import Episode, Series
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.terms.models import Notion
from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.audiences.rules import opens
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.shared.links.models import Link

SECRET = "kwartelkoning"  # stands in nothing that anybody but an editor sees
COMMON, RARE = "drinkwater", "dompelpomp"  # on the pages of one guide; hidden pages by the dozen have the second
WORDS = ["noodsteunpunt", "noodsteunpunten", "aggregaat", COMMON, RARE, "buurthulp", "zandzakken", SECRET, "kwartels"]
AREAS = [[ZEELAND], [TWENTE], [MIDDELBURG, VEERE], [ENSCHEDE], ["NL"]]
# In this order they can be taken away: what belongs to another before that other.
KINDS = [Document, Practice, Notion, Dilemma, Kit, Dataset, Episode, Series, Article, StandingPage, Question, Theme]
Shelved = Any  # one of KINDS
Plan = dict[str, Any]
Organisations = Sequence[Organisation]

number = st.integers(0, 1000)
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
visibility = st.sampled_from(["openbaar", "leden", "crisisprofessionals", "groep"])
described = {
    "title": text,
    "visibility": visibility,
    "area": st.sampled_from(AREAS),
    "summary": text,
    "sub_needs": st.sampled_from([[], ["energie"], ["drinkwater"]]),
    "threats": st.sampled_from([[], ["uitval-elektriciteit"]]),
}
everywhere = {**described, "status": st.sampled_from(["gepubliceerd", "gepubliceerd", "concept", "ingetrokken"])}
is_live = st.sampled_from([True, True, False])


def _some(most: int, every: Plan = everywhere, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Plan]]:
    return st.lists(st.fixed_dictionaries({**every, **fields}), max_size=most)


shelves = st.fixed_dictionaries(
    {
        "documents": _some(
            4,
            pages=st.lists(text, min_size=1, max_size=3),
            author=st.sampled_from(["Gemeente Veere", "Geheime Dienst"]),
            kind=st.sampled_from(["rapport", "handreiking"]),
            published_on=st.sampled_from([None, date(2024, 5, 1), date(1987, 2, 3)]),
            replaces=st.none() | number,
        ),
        "practices": _some(
            3,
            done=text,
            stage=st.sampled_from(["praktijk", "initiatief"]),
            organisation=st.none() | number,
            adopted_by=st.none() | number,
        ),
        "notions": _some(3, meanings=st.lists(text, min_size=1, max_size=2)),
        "dilemmas": _some(2, question=text),
        "kits": _some(2, texts=st.lists(text, min_size=1, max_size=2), used_by=st.none() | number),
        "datasets": _some(
            2,
            column=st.sampled_from(WORDS),
            words=text,
            themes=st.sampled_from([["soci"], ["ener", "heal"]]),
            replaces=st.none() | number,
        ),
        "series": _some(2, author=st.sampled_from(["Gemeente Veere", "Geheime Dienst"])),
        "episodes": _some(3, said=text, chapter=text, series=st.none() | number),
        "articles": _some(3, {**described, "is_live": is_live, "source": text}),
        "standing_pages": _some(1, {**described, "is_live": is_live}),
        "themes": st.lists(st.fixed_dictionaries({"title": text, "is_live": is_live}), max_size=2),
        "questions": _some(
            2, {**described, "is_live": is_live, "answer": text, "theme": number, "norm": st.sampled_from(["", SECRET])}
        ),
        "links": st.lists(st.tuples(number, number), max_size=4),
    }
)


def build(plan: Plan, organisations: Organisations) -> list[Shelved]:
    """Always a page that everybody reads, and of every kind something with the secret word that only editors do."""
    makers: tuple[Callable[[Plan, Organisations], list[Shelved]], ...] = (
        _documents, _practices, _notions, _dilemmas, _kits, _datasets, _media, _pages, _questions,
    )  # fmt: skip
    shelf = [one for maker in makers for one in maker(plan, organisations)]
    for left, right in plan["links"]:
        ends = sorted((shelf[left % len(shelf)], shelf[right % len(shelf)]), key=lambda one: one.uuid)
        low, high = [(type(one).__name__.lower(), one.uuid) for one in ends]
        if low != high:
            Link.objects.get_or_create(left_kind=low[0], left=low[1], right_kind=high[0], right=high[1])
    return shelf


def _documents(plan: Plan, organisations: Organisations) -> list[Shelved]:
    documents = [
        make_document("Gids voor buurten", ["Over noodsteunpunten.", "Drinkwater en een aggregaat."]),
        make_document("Gids voor dijken", [f"Een {COMMON}.", f"Een {RARE}.", f"Nog eens {COMMON}.", "Zand."]),
        make_document(f"Verslag {SECRET}", [f"De {SECRET} broedt."], "groep", author=f"Bureau {SECRET}"),
        make_document("Logboek", [f"Dag {day}: {RARE}." for day in range(12)], "groep"),
        make_document(
            "Concept", ["Noodsteunpunten", f"Nog {SECRET}."], status="concept", published_on=date(1971, 1, 1)
        ),
    ]
    for row in plan["documents"]:
        documents.append(make_document(**{**row, "replaces": _of(documents, row["replaces"])}))
    return documents


def _of(rows: Sequence[Any], which: int | None) -> Any:
    return None if which is None or not rows else rows[which % len(rows)]


def _practices(plan: Plan, organisations: Organisations) -> list[Shelved]:
    practices = []
    for row in plan["practices"]:
        values = dict(row)
        theirs, adopter = (_of(organisations, values.pop(name)) for name in ("organisation", "adopted_by"))
        practices.append(make_practice(**values, organisation=theirs))
        if adopter is not None:
            make_experience(practices[-1], adopter)
    return practices


def _notions(plan: Plan, organisations: Organisations) -> list[Shelved]:
    always = [make_notion("Noodsteunpunt"), make_notion(SECRET.capitalize(), [f"Een {SECRET}."], status="concept")]
    return [*always, *(make_notion(**row) for row in plan["notions"])]


def _dilemmas(plan: Plan, organisations: Organisations) -> list[Shelved]:
    always = [make_dilemma(), make_dilemma(f"Mag een {SECRET}?", status="concept", held_by=["rijk"])]
    return [*always, *(make_dilemma(**row) for row in plan["dilemmas"])]


def _kits(plan: Plan, organisations: Organisations) -> list[Shelved]:
    kits = [make_kit(), make_kit("Folder", [f"Voer de {SECRET}."], "groep")]
    for row in plan["kits"]:
        values = dict(row)
        user = _of(organisations, values.pop("used_by"))
        kits.append(make_kit(**values))
        if user is not None:
            make_experience(kits[-1], user, text=f"Wij gebruikten {values['title']}.")
    return kits


def _datasets(plan: Plan, organisations: Organisations) -> list[Shelved]:
    datasets = [make_dataset(), make_dataset("Tellingen", visibility="groep", author=f"Bureau {SECRET}")]
    _table(datasets[1], SECRET, f"{SECRET}\n{RARE}")
    for row in plan["datasets"]:
        values = dict(row)
        told = values.pop("column"), values.pop("words")
        datasets.append(make_dataset(**{**values, "replaces": _of(datasets, row["replaces"])}))
        _table(datasets[-1], *told)
    return datasets


def _table(dataset: Dataset, column: str, words: str) -> None:
    """As a worker would have read it, without the work."""
    rows = [[word] for word in words.split()]
    sheet = Sheet.objects.create(dataset=dataset, number=1, total=len(rows), rows=len(rows))
    cells = len(rows)
    Column.objects.create(
        sheet=sheet, number=1, name=column, kind="tekst", filled=cells, distinct=cells, words="\n".join(words.split())
    )
    Leaf.objects.create(sheet=sheet, number=1, rows=rows)
    Dataset.objects.filter(pk=dataset.pk).update(reading="gelezen", rows_read=cells)


def _media(plan: Plan, organisations: Organisations) -> list[Shelved]:
    series = [make_series(), make_series(f"Reeks {SECRET}", "groep", author=f"Bureau {SECRET}")]
    series += [make_series(**row) for row in plan["series"]]
    episodes = [
        make_episode(series=series[0]),
        make_episode("Nog niet af", status="concept", series=series[0], captions=_captions(SECRET)),
        make_episode("De tweede avond", series=series[1], captions=_captions(RARE)),
    ]
    for row in plan["episodes"]:
        values = dict(row)
        values |= {"captions": _captions(values.pop("said")), "chapters": f"0:00 {values.pop('chapter')}"}
        episodes.append(make_episode(**{**values, "series": _of(series, row["series"])}))
    return [*series, *episodes]


def _captions(text: str) -> str:
    return f"WEBVTT\n\n00:00.000 --> 00:20.000\n{text.capitalize()}.\n"


def _pages(plan: Plan, organisations: Organisations) -> list[Shelved]:
    def body(row: Plan) -> dict[str, Any]:
        return {**row, "body": [("text", f"<p>{row['summary']}</p>")]}

    articles = [made.make_article(), made.make_article(f"Over de {SECRET}", is_live=False, source=f"Bureau {SECRET}")]
    articles += [made.make_article(**body(row)) for row in plan["articles"]]
    standing = [made.make_standing_page(f"Wat de {SECRET} doet", is_live=False)]
    return [*articles, *standing, *(made.make_standing_page(**body(row)) for row in plan["standing_pages"])]


def _questions(plan: Plan, organisations: Organisations) -> list[Shelved]:
    """Some of them under a theme that is not out."""
    themes = [made.make_theme(), made.make_theme(f"Alles over {SECRET}", is_live=False)]
    themes += [made.make_theme(**row) for row in plan["themes"]]
    questions = [made.make_question(themes[0]), made.make_question(themes[1], f"Waar broedt de {SECRET}?")]
    for row in plan["questions"]:
        values = dict(row)
        del values["summary"]  # that of a question is its answer
        theme = _of(themes, values.pop("theme"))
        theme.refresh_from_db()  # how many stand under it
        values |= {"norm_on": date(2025, 1, 1) if values["norm"] else None, "answer": f"<p>{values['answer']}</p>"}
        questions.append(made.make_question(theme, **values))
    return [*themes, *questions]


def seen(row: Shelved, ring: KeyRing) -> bool:
    """Decided on the record's own clauses; a question is there when its theme is too."""
    is_open = opens(ring, row.clauses())
    return is_open and (not isinstance(row, Question) or opens(ring, row.get_parent().specific.clauses()))


def remove_unseen(ring: KeyRing) -> int:
    """Delete what this ring leaves closed; how many. Links stay: a pair shows only when both of its ends do."""
    count = 0
    for model in KINDS:
        closed = [row.pk for row in model._default_manager.all() if not seen(row, ring)]
        model._default_manager.filter(pk__in=closed).delete()
        count += len(closed)
    return count
