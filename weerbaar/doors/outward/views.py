"""Files with fixed names that programs and finders look for. They hold nothing that a visitor may not see."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from weerbaar.doors.outward import mapping, pictures
from weerbaar.foundation.kit.addresses import absolute
from weerbaar.shared.finding import asked as asking
from weerbaar.shared.finding import feeds

TEXT = "text/plain; charset=utf-8"
STANDS_FOR = timedelta(days=330)  # RFC 9116 advises less than a year


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell of a weak spot. `Expires` is counted from today, so it never lies in the past."""
    until = datetime.combine(timezone.now().astimezone(UTC).date() + STANDS_FOR, datetime.min.time(), UTC)
    lines = [
        *(f"Contact: {address}" for address in settings.SECURITY_CONTACTS),
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {absolute(reverse('outward:security_txt'))}",
        f"Policy: {absolute(reverse('home:contact'))}#zwakke-plek",
    ]
    return _kept(HttpResponse("".join(f"{line}\n" for line in lines), content_type=TEXT), hours=24)


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """Where password managers send people to change theirs."""
    return HttpResponseRedirect(reverse("account_change_password"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What programs may walk through: every page once, not every combination of filters."""
    context = {"is_listed": settings.IS_LISTED, "sitemap": absolute(reverse("outward:sitemap"))}
    return _kept(render(request, "outward/robots.txt", context, content_type=TEXT), hours=1)


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The parts of the map of the site. Neither this nor a part is kept: what is hidden now is gone from it now."""
    parts = [
        (absolute(reverse("outward:sitemap_part", args=[name, number])), changed)
        for name, number, changed in mapping.parts()
    ]
    return render(request, "outward/index.xml", {"parts": parts}, content_type="application/xml")


@require_safe
def sitemap_part(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Addresses of one kind, whatever the reader may see more than others. One query."""
    found = mapping.part(name, number)
    if found is None:
        raise Http404
    addresses = [(absolute(address.path), address.changed) for address in found]
    return render(request, "outward/part.xml", {"addresses": addresses}, content_type="application/xml")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """What came out last of a selection, as the keys of its address say."""
    return feeds.answer(request, asking.read(request.GET))


@require_safe
def feed_of_library(request: HttpRequest) -> HttpResponse:
    return feeds.answer(request, asking.read(request.GET, is_shelved=True))


@require_safe
def feed_of_news(request: HttpRequest) -> HttpResponse:
    asked = asking.read(request.GET)
    return feeds.answer(request, asked.but(filters={**asked.filters, "soort": (feeds.NEWS_KIND,)}))


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """The picture beside a link to a page of this kind."""
    found = pictures.drawn(name)
    if found is None:
        raise Http404
    return _kept(HttpResponse(found, content_type="image/png"), hours=24)


def _kept(response: HttpResponse, hours: int) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=hours * 3600)
    return response
