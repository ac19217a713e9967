"""A selection of what was published as an Atom feed (RFC 4287), to be followed from outside.

A feed holds what everybody may see, whoever asks for it: programs that follow one do not sign in, and addresses of
feeds are passed on. What is hidden later is gone from it at the next look.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import http_date

from weerbaar.foundation.kit.addresses import absolute
from weerbaar.foundation.ports import kinds
from weerbaar.shared.finding import dated
from weerbaar.shared.finding.asked import Asked
from weerbaar.shared.finding.corpus import SHELF, YES
from weerbaar.shared.finding.dated import Dated

PATH, SHELVED, NEWS = "/zoeken/feed/", "/bibliotheek/feed/", "/nieuws/feed/"
NEWS_KIND = "artikel"
UNDATED = ("organisatie", "capaciteit", "behoefte", "regio", "gemeente")
ENTRIES = 50
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
TYPE = "application/atom+xml; charset=utf-8"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Link(NamedTuple):
    """A feed as pages point at it."""

    title: str
    address: str


class _Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Of an empty one a fixed day, so that it stays the same from one look to the next."""
        return super().latest_post_date() if self.items else BEGAN


class Stamp(NamedTuple):
    """What an entry is known by for good, and when it last changed (None: not known)."""

    id: str
    changed: datetime | None


def link(asked: Asked) -> Link:
    """The feed of what this state of a list selects, whatever its order and page."""
    path = SHELVED if asked.is_shelved else PATH
    pairs = asked.pairs
    if path == PATH and ("soort", NEWS_KIND) in pairs and len(asked.filters.get("soort", ())) == 1:
        path, pairs = NEWS, [pair for pair in pairs if pair[0] != "soort"]
    return Link(title_of(asked), f"{path}?{urlencode(pairs)}" if pairs else path)


def of(q: str = "", **filters: str | Sequence[str]) -> Link:
    """The feed of everything with these values: `of(behoefte="welzijn", soort=("artikel", "vraag"))`."""
    codes = {name: (asked,) if isinstance(asked, str) else tuple(asked) for name, asked in filters.items()}
    return link(Asked(q=q, filters={name: chosen for name, chosen in codes.items() if any(chosen)}))


def worth_following(asked: Asked) -> Link | None:
    """The same; None where only kinds are asked for that have no date, so are never new: who can help, and places."""
    chosen = asked.filters.get("soort", ())
    return None if chosen and all(word in UNDATED for word in chosen) else link(asked)


def title_of(asked: Asked) -> str:
    """'Bibliotheek: Welzijn, Zeeland', in the words of the list."""
    words = [f"‘{asked.q}’"] if asked.q else []
    from weerbaar.shared.finding.presenting import LABELS  # which shows a link to the feed of its list

    words += [LABELS[name](code) for name, codes in asked.filters.items() for code in codes]
    where = "Bibliotheek" if asked.is_shelved else "Nieuw"
    return (
        f"{where}: {', '.join(words)}" if words else ("Nieuw in de bibliotheek" if asked.is_shelved else "Alles nieuw")
    )


def answer(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The feed, or 304 when its reader has this one already."""
    noor = AnonymousUser()
    found = dated.newest(
        noor, filters_of(asked), span=(asked.since, asked.until), words=asked.q, limit=ENTRIES
    )  # fmt: skip
    body, changed = _written(asked, found.items, _stamps(noor, found.items))
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=TYPE)
    response["ETag"] = etag
    if changed:
        response["Last-Modified"] = http_date(changed.timestamp())
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return get_conditional_response(request, etag, int(changed.timestamp()) if changed else None, response) or response


def filters_of(asked: Asked) -> dict[str, tuple[str, ...]]:
    """The choices of a state as `dated` takes them; the state of drafts is no choice there."""
    chosen = {name: codes for name, codes in asked.filters.items() if name != "stand"}
    return chosen | ({SHELF: (YES,)} if asked.is_shelved else {})


def _written(asked: Asked, items: Iterable[Dated], stamps: Mapping[int, Stamp]) -> tuple[bytes, datetime | None]:
    """The feed as bytes, and when the last of its entries changed."""
    address = absolute(link(asked).address)
    feed = _Feed(
        title=f"{title_of(asked)} – {settings.PRODUCT_NAME}",
        link=absolute("/"),
        description="",
        language="nl",
        author_name=settings.CONTACT_NAME,
        feed_url=address,
        feed_guid=address,
        feed_copyright=f"Gegevens: {settings.OPEN_DATA_LICENCE}, tenzij er iets anders bij staat",
    )
    last = None
    for item in items:
        line, stamp = item.line, stamps.get(item.key, Stamp(absolute(item.line.url), None))
        came_out = _midnight(line.date)
        changed = max(moment for moment in (came_out, stamp.changed) if moment) if came_out or stamp.changed else None
        feed.add_item(
            title=_clean(line.title),
            link=absolute(line.url),
            description=escape(_clean(line.summary)),
            unique_id=stamp.id,
            pubdate=came_out,
            updateddate=changed,
            author_name=_clean(line.source) or None,
            categories=(line.kind_label or item.findable.label,),
        )
        last = max(last, changed) if last and changed else changed or last
    return feed.writeString("utf-8").encode(), last


def _stamps(user: Any, items: Iterable[Dated]) -> dict[int, Stamp]:
    """By key, from the rows themselves; one query for each kind among them."""
    by_kind: dict[str, list[Dated]] = defaultdict(list)
    for item in items:
        by_kind[item.findable.kind].append(item)
    found = {}
    for kind, mine in by_kind.items():
        rows = kinds.get(kind).visible_to(user).filter(pk__in=[item.pk for item in mine]).order_by()
        told = {pk: (uuid, changed) for pk, uuid, changed in rows.values_list("pk", "uuid", "updated_at")}
        for item in mine:
            if item.pk in told:
                uuid, changed = told[item.pk]
                found[item.key] = Stamp(f"urn:uuid:{uuid}", changed)
    return found


def _midnight(day: Any) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
