"""What can be managed: vocabularies, synonyms, roles, and the state of the spine."""

from functools import cached_property
from typing import Any

from allauth.mfa.models import Authenticator
from django.urls import path
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy

from weerbaar.doors.backoffice import forms, views
from weerbaar.foundation.accounts.queries import second_steps
from weerbaar.foundation.activity.models import Delivery
from weerbaar.foundation.audiences.rules import opens
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.models import ConfirmationTerm, Role
from weerbaar.foundation.organisations.services.assurance import set_term
from weerbaar.foundation.organisations.services.roles import give_role, take_role
from weerbaar.foundation.search.models import Synonym
from weerbaar.foundation.search.services import delete_synonym, save_synonym
from weerbaar.foundation.taxonomy.models import Term
from weerbaar.foundation.taxonomy.services import save_term


def served(base: type, service: Any) -> type:
    """A page of this kind that writes through this service."""
    return type(base.__name__, (base,), {"write": staticmethod(service)})


class Managed(ModelViewSet):
    """Common to all: no copying, no usage page, listed in the menu."""

    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50


class TermViewSet(Managed):
    model = Term
    icon = "list-ul"
    menu_label = "Begrippenlijsten"
    menu_order = 100
    list_display = ("label_nl", "vocabulary", "code", "position", Column("is_retired", label="Vervallen"))
    list_filter = ("vocabulary",)
    search_fields = ("label_nl", "code")
    ordering = ("vocabulary", "position")
    form_class = forms.TermForm
    add_view_class = served(views.ServedCreate, save_term)
    edit_view_class = served(views.ServedEdit, save_term)

    def get_form_class(self, for_update: bool = False) -> Any:
        return forms.TermForm


class SynonymViewSet(Managed):
    model = Synonym
    icon = "openquote"
    menu_label = "Synoniemen"
    menu_order = 110
    list_display = (TitleColumn("__str__", label="Woorden", url_name="synonym:edit"), "need", "note")
    search_fields = ("words", "note")
    ordering = ("pk",)
    add_view_class = served(views.ServedCreate, save_synonym)
    edit_view_class = served(views.ServedEdit, save_synonym)
    delete_view_class = served(views.ServedDelete, delete_synonym)

    def get_form_class(self, for_update: bool = False) -> Any:
        return forms.SynonymForm


class OrganisationColumn(Column):
    """The organisation of a role: its name, or its reference where this administrator may not see it."""

    def get_cell_context_data(self, instance: Role, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        organisation = instance.organisation
        if organisation is not None:
            is_seen = opens(keyring(parent_context["request"].user), organisation.clauses())
            context["value"] = organisation.name if is_seen else organisation.ref
        return context


class RoleViewSet(Managed):
    model = Role
    icon = "key"
    menu_label = "Rollen"
    menu_order = 120
    list_display = (
        TitleColumn("user", label="Persoon", url_name="role:edit"),
        "kind",
        OrganisationColumn("organisation", label="Organisatie"),
        "municipality",
        "region",
        "need",
        "given_by",
    )
    list_filter = ("kind", "region")
    search_fields = ("user__email", "user__name", "organisation__ref")
    ordering = ("user__email",)
    add_view_class = served(views.ServedCreate, give_role)
    edit_view_class = served(views.ServedEdit, give_role)
    delete_view_class = served(views.ServedDelete, take_role)

    def get_form_class(self, for_update: bool = False) -> Any:
        return forms.RoleForm


class ViewOnly(ModelPermissionPolicy):
    """May be looked at by who has the permission to view; never added, changed or deleted here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in {"view", "any"} and super().user_has_permission(user, "view")

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class ResetColumn(Column):
    cell_template_name = "backoffice/reset_cell.html"


class PeoplePaginator(WagtailPaginator):
    """Counts people, not what the library calls their rows."""

    verbose_name = "persoon met een tweede stap"
    verbose_name_plural = "mensen met een tweede stap"


class SecondStepIndex(generic.IndexView):
    """Who has set up a second step; what is shared with their app is shown nowhere."""

    default_ordering = ("user__email",)
    page_title = "Tweede stap"
    paginator_class = PeoplePaginator

    def get_base_queryset(self) -> Any:
        return second_steps()

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("user", label="Persoon"),
            Column("user.email", label="E-mailadres"),
            DateColumn("created_at", label="Ingesteld"),
            DateColumn("last_used_at", label="Laatst gebruikt"),
            ResetColumn("reset", label="Telefoon kwijt", accessor="pk"),
        ]


class SecondStepViewSet(Managed):
    """For when somebody lost the phone."""

    model = Authenticator
    icon = "lock"
    name = "second_step"
    url_prefix = "tweede-stap"
    menu_label = "Tweede stap"
    menu_order = 125
    index_view_class = SecondStepIndex
    search_fields = ("user__email", "user__name")
    form_fields = ("type",)

    @property
    def permission_policy(self) -> Any:
        return ViewOnly(self.model)

    def get_urlpatterns(self) -> list[Any]:
        index = [pattern for pattern in super().get_urlpatterns() if pattern.name in {"index", "index_results"}]
        return [*index, path("weghalen/<int:pk>/", views.second_step_reset, name="reset")]


class RetryColumn(Column):
    cell_template_name = "backoffice/retry_cell.html"


class SendAgainColumn(Column):
    cell_template_name = "backoffice/send_again_cell.html"


class DeliveryIndex(generic.IndexView):
    """What still has to be told comes first; nothing can be added or edited by hand."""

    default_ordering = ("-state", "next_at")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("entry.code", label="Gebeurtenis"),
            Column("listener", label="Luisteraar"),
            Column("get_state_display", label="Stand"),
            Column("attempts", label="Pogingen"),
            DateColumn("next_at", label="Volgende poging"),
            Column("last_error", label="Laatste fout"),
            RetryColumn("retry", label="Opnieuw", accessor="pk"),
        ]


class LetterIndex(generic.IndexView):
    """What did not arrive comes first; nothing can be added or edited by hand.

    The subject is not shown: it may name an organisation that this administrator may not see.
    """

    default_ordering = ("-state", "-pk")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("purpose", label="Waarvoor"),
            Column("to", label="Aan"),
            Column("get_state_display", label="Stand"),
            Column("attempts", label="Pogingen"),
            DateColumn("created_at", label="Geschreven"),
            Column("last_error", label="Laatste fout"),
            SendAgainColumn("again", label="Opnieuw", accessor="pk"),
        ]


class Watched(Managed):
    """A list of the machinery: looked at, and tried again, but never changed by hand."""

    form_fields = ("state",)
    again: Any

    @property
    def permission_policy(self) -> Any:
        return ViewOnly(self.model)

    def get_urlpatterns(self) -> list[Any]:
        index = [pattern for pattern in super().get_urlpatterns() if pattern.name in {"index", "index_results"}]
        return [*index, path("opnieuw/<int:pk>/", type(self).again, name="retry")]


class LetterViewSet(Watched):
    model = Letter
    icon = "mail"
    menu_label = "Brieven"
    menu_order = 140
    index_view_class = LetterIndex
    list_filter = ("state",)
    search_fields = ("key", "to")
    again = staticmethod(views.letter_retry)


class ConfirmationTermViewSet(Managed):
    model = ConfirmationTerm
    icon = "date"
    menu_label = "Termijnen"
    menu_order = 125
    list_display = (TitleColumn("__str__", label="Soort", url_name="confirmationterm:edit"), "days")
    ordering = ("pk",)
    form_fields = ("days",)
    edit_view_class = served(views.ServedEdit, set_term)


class DeliveryViewSet(Watched):
    model = Delivery
    icon = "history"
    menu_label = "Bezorging"
    menu_order = 130
    index_view_class = DeliveryIndex
    list_filter = ("state", "listener")
    again = staticmethod(views.delivery_retry)
