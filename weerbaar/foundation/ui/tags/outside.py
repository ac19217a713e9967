"""What a page says of itself to who finds or follows us from outside: its one address, how a link looks, its data.

Everything in it comes from this site; nothing is asked of, or told to, anybody else.
"""

import html
import json
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString, mark_safe

from weerbaar.foundation.kit.addresses import absolute
from weerbaar.foundation.ports import structured
from weerbaar.foundation.ui.tags.address import PAGE_KEY

Data = dict[str, Any]
# What makes another selection, under the names that pages and API share. What is not here (the way a page is drawn,
# the order, what was typed, what others glue to a link to follow people) is no part of an address to remember.
SELECTS = (
    "behoefte", "deelbehoefte", "fase", "dreiging", "vorm", "regio", "gemeente", "provincie", "soort", "niveau",
    "voorWie", "jaar", "taal", "bron", "begrip",
)  # fmt: skip
# Programs need not walk through every combination of filters, nor through what people typed.
MOST_SELECTED = 1
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def outside(context: Context) -> Data:
    """`{% outside %}` in the head of the frame: canonical address, preview of a link, what the page is about."""
    request: HttpRequest = context["request"]
    match = request.resolver_match
    name = match.view_name if match else ""
    address, told = canonical(request.path, request.GET), structured.of(name, _flat(context))
    return {
        "title": _block(context, "title"),
        "description": _block(context, "description"),
        "address": address,
        "is_listed": is_listed(request.GET),
        "is_article": any("datePublished" in data for data in told),
        "picture": absolute(f"/beeld/{structured.picture_of(name)}.png"),
        "product_name": settings.PRODUCT_NAME,
        "feeds": context.get("feeds") or (),
        "data": [script_of({"@context": "https://schema.org", **data}) for data in told],
    }


def canonical(path: str, query: QueryDict) -> str:
    """The one whole address of what stands here: filters in a fixed order and each once, page from the second on."""
    pairs = [(key, value) for key in SELECTS for value in sorted(set(query.getlist(key))) if value]
    page = query.get(PAGE_KEY, "")
    if page.isascii() and page.isdigit() and int(page) > 1:
        pairs.append((PAGE_KEY, page))
    return absolute(f"{path}?{urlencode(pairs)}" if pairs else path)


def is_listed(query: QueryDict) -> bool:
    """Whether search engines of others may list this state of a page: as it is, or narrowed by one filter."""
    return not query.get("q") and sum(len(query.getlist(key)) for key in SELECTS) <= MOST_SELECTED


def script_of(data: Data) -> SafeString:
    """Data for in a `<script type="application/ld+json">`: nothing in it can end the script."""
    return mark_safe(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))  # noqa: S308


def trail_of(steps: list[tuple[str, str]]) -> SafeString:
    """The crumbs of a page as a schema.org BreadcrumbList."""
    items = [
        {"@type": "ListItem", "position": position, "name": str(word)}
        | ({"item": absolute(address)} if address.startswith("/") else {})
        for position, (word, address) in enumerate(steps, 1)
    ]
    return script_of({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})


def _block(context: Context, name: str) -> str:
    """The text of a block of this page, which also stands elsewhere in it."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    return " ".join(html.unescape(block.render(context)).split()) if block else ""


def _flat(context: Context) -> Data:
    return dict[str, Any](context.flatten())  # type: ignore[arg-type]
