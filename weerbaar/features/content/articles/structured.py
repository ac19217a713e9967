"""What pages of articles and questions tell programs about themselves."""

from collections.abc import Mapping
from typing import Any

from weerbaar.foundation.ports import sitemap, structured
from weerbaar.foundation.ports.sitemap import Address
from weerbaar.foundation.ports.structured import Data
from weerbaar.shared.describing.structured import day, organisation, work_of


def plug() -> None:
    structured.tell("article_detail", article, picture="Nieuws")
    structured.tell("standing_detail", page)
    structured.tell("question_detail", question, picture="Vraag")
    structured.tell("theme_detail", theme, picture="Vragen")
    sitemap.add(lambda: [Address("/nieuws/"), Address("/vragen/")])


def article(context: Mapping[str, Any]) -> Data:
    record = context["record"]
    kind = "NewsArticle" if record.kind == record.Kind.NEWS else "Article"
    own = {"headline": record.title, "datePublished": day(record.dated_on), "publisher": organisation(record.source)}
    return work_of(record, kind, **own)


def page(context: Mapping[str, Any]) -> Data:
    return work_of(context["record"], "WebPage", datePublished=day(context["record"].first_published_at))


def question(context: Mapping[str, Any]) -> Data:
    record = context["record"]
    return work_of(record, "QAPage", mainEntity=_asked(record))


def theme(context: Mapping[str, Any]) -> Data:
    record = context["record"]
    return work_of(record, "FAQPage", mainEntity=[_asked(one) for one in context["questions"]])


def _asked(record: Any) -> Data:
    return {"@type": "Question", "name": record.title, "acceptedAnswer": {"@type": "Answer", "text": record.text}}
