"""What every page may count on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from weerbaar.foundation.ports import menu

SEARCH_PATH = "/zoeken/"


def site(request: HttpRequest) -> dict[str, Any]:
    """The product's name and contact from the settings, the menu from its port, and the page that others extend."""
    return {
        "product_name": settings.PRODUCT_NAME,
        "contact_name": settings.CONTACT_NAME,
        "contact_email": settings.CONTACT_EMAIL,
        "is_demo": settings.IS_DEMO,
        "menu": SimpleLazyObject(menu.bar),
        "more_menu": SimpleLazyObject(menu.more),
        "own_menu": SimpleLazyObject(lambda: menu.own(request.user)),
        "foot_menu": SimpleLazyObject(menu.foot),
        "search_path": SEARCH_PATH,
        "question": request.GET.get("q", "") if request.path == SEARCH_PATH else "",
        "layout": "ui/base.html",
    }
