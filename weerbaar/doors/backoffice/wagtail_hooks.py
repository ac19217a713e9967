"""Wagtail's shell around our lists: a short menu, a start page that says how the spine and the search are doing."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component

from weerbaar.doors.backoffice import groups, state, viewsets
from weerbaar.foundation.taxonomy import boundaries

HIDDEN = {"help"}
# Of Wagtail's settings: what is about the site as a machine, and people and their rights, which follow from roles here.
HIDDEN_SETTINGS = {"sites", "users", "groups", "locales"}


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


@hooks.register("insert_global_admin_js")
def names_for_boxes() -> str:
    """What Wagtail leaves without a name for who does not see the page."""
    return format_html('<script src="{}" defer></script>', static("backoffice/labels.js"))


@hooks.register("construct_main_menu")
def keep_the_menu_short(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in HIDDEN]


@hooks.register("construct_settings_menu")
def keep_settings_short(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in HIDDEN_SETTINGS]


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
def panels_of_the_start_page(request: HttpRequest, panels: list[Any]) -> None:
    """And for editors what Wagtail shows them: what waits for review, what they worked on."""
    own = panels if groups.is_editor(request.user) else []
    panels[:] = [*([StatePanel()] if request.user.has_perm("activity.view_delivery") else []), *own]


@hooks.register("construct_homepage_summary_items")
def no_page_counts(request: HttpRequest, items: list[Any]) -> None:
    items[:] = []
