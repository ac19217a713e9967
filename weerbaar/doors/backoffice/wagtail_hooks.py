"""Wagtail's shell around our lists: a short menu, a start page that says how the spine and the search are doing."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from weerbaar.doors.backoffice import state, viewsets
from weerbaar.foundation.taxonomy import boundaries

# Wagtail's own entries that have no use before there are editorial pages.
HIDDEN = {"explorer", "reports", "help", "settings", "images", "documents"}


@hooks.register("register_admin_viewset")
def lists() -> list[Any]:
    return [
        viewsets.TermViewSet(),
        viewsets.SynonymViewSet(),
        viewsets.RoleViewSet(),
        viewsets.ConfirmationTermViewSet(),
        viewsets.SecondStepViewSet(),
        viewsets.DeliveryViewSet(),
        viewsets.LetterViewSet(),
    ]


@hooks.register("construct_main_menu")
def keep_the_menu_short(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in HIDDEN]


class StatePanel(Component):
    """How the spine is doing, in sentences."""

    order = 10
    template_name = "backoffice/state_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {
            "spine": state.spine(),
            "borders_lack_points": boundaries.lack_points(),
            "rounds": state.failing_rounds(),
            "request": (parent_context or {}).get("request"),
        }


@hooks.register("construct_homepage_panels")
def only_our_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [StatePanel()] if request.user.has_perm("activity.view_delivery") else []


@hooks.register("construct_homepage_summary_items")
def no_page_counts(request: HttpRequest, items: list[Any]) -> None:
    items[:] = []
