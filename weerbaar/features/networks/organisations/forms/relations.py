"""Forms for relations and memberships."""

from typing import Any

from django import forms
from django.utils import timezone

from weerbaar.foundation.activity.forms import ServiceForm
from weerbaar.foundation.organisations.fields import OrganisationField
from weerbaar.foundation.organisations.models import Relation
from weerbaar.foundation.taxonomy.fields import TermField, grouped_sub_needs


def day(label: str, **options: Any) -> forms.DateField:
    """A date, chosen with what the browser has for it."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class RelationChangeForm(ServiceForm):
    """What the relation is about."""

    sub_need = forms.ChoiceField(label="Waarvoor?", required=False, choices=grouped_sub_needs)
    since = day("Sinds", required=False)
    note = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bij ‘rekent op’: waarop precies? Bijvoorbeeld twee aggregaten binnen vier uur.",
    )

    @staticmethod
    def values_of(record: Any) -> dict[str, Any]:
        return {name: getattr(record, name) for name in ("sub_need", "since", "note")}


class RelationForm(RelationChangeForm):
    """How this organisation stands to another."""

    kind = TermField("relation", label="Deze organisatie …")
    target = OrganisationField(label="Welke organisatie?")

    field_order = ("version", "opened", "kind", "target", "sub_need", "since", "note")

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        target = self.fields["target"]
        assert isinstance(target, OrganisationField)
        target.user = user


class AnswerForm(ServiceForm):
    """May the other count on you?"""

    answer = forms.ChoiceField(
        label="Kan de ander op u rekenen?",
        choices=[(a.value, a.label.capitalize()) for a in Relation.Answer if a != Relation.Answer.NOT_ASKED],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een antwoord."},
    )
    answer_note = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld voor hoeveel mensen, of onder welke voorwaarde.",
    )

    @staticmethod
    def values_of(record: Any) -> dict[str, Any]:
        answer = "" if record.answer == Relation.Answer.NOT_ASKED else record.answer
        return {"answer": answer, "answer_note": record.answer_note}


class MembershipForm(ServiceForm):
    """This organisation takes part in a partnership."""

    partnership = OrganisationField(label="In welk samenwerkingsverband?")
    role = forms.CharField(label="Rol", required=False, max_length=100, help_text="Bijvoorbeeld: voorzitter.")
    since = day("Sinds", required=False)

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        partnership = self.fields["partnership"]
        assert isinstance(partnership, OrganisationField)
        partnership.user = user


class EndForm(forms.Form):
    """From which day it no longer holds."""

    until = day("Tot en met welke dag?")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["until"].initial = timezone.localdate()
