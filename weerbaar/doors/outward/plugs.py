"""What this door tells of the house: which fixed pages there are, and what the site itself is."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from weerbaar.foundation.kit.addresses import absolute
from weerbaar.foundation.ports import menu, sitemap, structured
from weerbaar.foundation.ports.sitemap import Address
from weerbaar.foundation.taxonomy import about, geography, vocabularies
from weerbaar.foundation.ui.context import SEARCH_PATH


def plug() -> None:
    sitemap.add(pages)
    sitemap.add(needs_and_regions)
    structured.tell("home:index", site)
    structured.tell("home:index", publisher)


def pages() -> Iterator[Address]:
    """The front door, and everything that stands in a menu."""
    yield Address("/")
    for place in ("top", "foot"):
        yield from (Address(reverse(item.url_name)) for item in menu.items(place))


def needs_and_regions() -> Iterator[Address]:
    yield from (Address(about.NEEDS_PAGE), Address(about.REGIONS_PAGE))
    yield from (Address(about.need_page(code)) for code in vocabularies.codes("need"))
    yield from (Address(about.region_page(code)) for code in geography.table().regions)


def site(context: Mapping[str, Any]) -> structured.Data:
    """The site, and how a question is asked of it."""
    return {
        "@type": "WebSite",
        "@id": absolute("/#site"),
        "name": settings.PRODUCT_NAME,
        "url": absolute("/"),
        "inLanguage": "nl",
        "publisher": {"@id": absolute("/#organisatie")},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": absolute(f"{SEARCH_PATH}?q={{q}}")},
            "query-input": "required name=q",
        },
    }


def publisher(context: Mapping[str, Any]) -> structured.Data:
    """Who stands behind the site."""
    return {
        "@type": "Organization",
        "@id": absolute("/#organisatie"),
        "name": settings.CONTACT_NAME,
        "url": absolute("/"),
        "logo": absolute("/beeld/pagina.png"),
        "contactPoint": {"@type": "ContactPoint", "email": settings.CONTACT_EMAIL, "availableLanguage": ["nl"]},
    }
