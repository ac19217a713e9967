"""What articles put in the ports: kinds, menu, how their history reads, introductions, embeddables."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.content.articles import embedded, finding, matters, queries, showing, structured, telling
from weerbaar.foundation.ports import history, kinds, listeners, menu
from weerbaar.foundation.ports.sections import Section, add
from weerbaar.shared.describing.models import VOCABULARIES
from weerbaar.shared.finding import findables
from weerbaar.shared.links import sections

LABELS = {
    "article": "artikel",
    "standingpage": "pagina",
    "theme": "thema met vragen",
    "question": "vraag",
    "introduction": "inleiding",
}
SENTENCES = {
    "added": "Toegevoegd als concept",
    "changed": "Concept bewaard",
    "put_back": "Eerdere versie teruggezet",
    "published": "Gepubliceerd",
    "withdrawn": "Van de site gehaald",
    "planned": "Publicatie gepland",
    "unplanned": "Geplande publicatie geschrapt",
    "offered": "Voorgelegd aan een andere redacteur",
    "approved": "Goedgekeurd door een andere redacteur",
    "sent_back": "Teruggegeven met een opmerking",
    "offer_cancelled": "Niet langer voorgelegd",
    "moved": "Naar een ander adres verhuisd",
    "deleted": "Verwijderd",
    "theme_changed": "Het thema waar de vraag bij hoort is gewijzigd",
}


def plug() -> None:
    for model, visible_to in queries.VISIBLE.items():
        name = model.__name__.lower()
        kinds.register(kinds.Kind(name, LABELS[name], model, visible_to, is_mentioned=True))
        for verb, text in SENTENCES.items():
            history.sentence(f"{name}.{verb}", text)
        for field, vocabulary in VOCABULARIES.items():
            history.vocabulary(f"{name}.{field}", vocabulary)
    for page in ("article", "standingpage", "question"):
        sections.show_on(page)
    menu.add(menu.Item("Nieuws", "article_list", position=30))
    menu.add(menu.Item("Vragen", "question_list", position=38))
    for kind in ("need", "region"):
        add(Section(kind, "inleiding", "", "articles/introduction.html", _introduction, position=0))
    for findable in finding.FINDABLES:
        findables.add(findable)
    listeners.listen("article-letters", telling.PREFIXES, telling.tell)
    embedded.plug()
    matters.plug()
    structured.plug()
    showing.connect()


def _introduction(request: HttpRequest, code: str) -> dict[str, Any] | None:
    return showing.introduction(request, code)
