"""The form of a dilemma, with rows for positions and for what nobody knows yet."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from weerbaar.features.content.dilemmas import holders
from weerbaar.features.content.dilemmas.models import OpenQuestion
from weerbaar.features.content.dilemmas.shelf import OPEN_QUESTIONS, POSITIONS, SHELF, parts_of
from weerbaar.features.content.library.sourcing import SourceFields
from weerbaar.foundation.ui.fields import LinesField
from weerbaar.foundation.ui.rows import Held, RowForm, RowKind, RowsMixin
from weerbaar.shared.publishing.forms import PublishedForm, text_field


class PositionForm(SourceFields):
    """One position."""

    SHORT: ClassVar[tuple[str, ...]] = SourceFields.SOURCE_SHORT

    label = forms.CharField(
        label="Standpunt in een paar woorden",
        max_length=160,
        error_messages={"required": "Geef het standpunt een korte naam."},
    )
    text = text_field(
        "Wat zegt het?", "Zo dat wie dit vindt, zich erin herkent.", 3, required="Vul in wat het standpunt zegt."
    )
    arguments = LinesField(label="Argumenten", required=False, each=500, most=12, help_text="Elk op een eigen regel.")
    held_by = LinesField(
        label="Wie vindt dit?",
        required=False,
        each=300,
        most=20,
        help_text="Elk op een eigen regel: soorten partijen (geen personen), of het adres van een organisatie hier.",
    )
    field_order = ("label", "text", "arguments", "held_by", "source", "where", "page", "place", "year")

    def clean_held_by(self) -> list[str]:
        try:
            return holders.tidied(self.user, self.cleaned_data["held_by"])
        except ValueError as error:
            raise ValidationError(str(error)) from error


class OpenQuestionForm(RowForm):
    """One thing that nobody knows yet."""

    SHORT: ClassVar[tuple[str, ...]] = ("state", "by")

    text = forms.CharField(label="Vraag", max_length=500, error_messages={"required": "Vul de vraag in."})
    state = forms.ChoiceField(label="Stand", required=False, choices=[("", "Nog open"), ("bezig", "Wordt onderzocht")])
    by = forms.CharField(label="Door wie?", required=False, max_length=200, help_text="Een instelling, geen persoon.")

    @classmethod
    def initial_of(cls, held: Held) -> dict[str, Any]:
        return {**held, "state": "" if held.get("state") == OpenQuestion.State.OPEN else held.get("state")}

    def row_values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "state": self.cleaned_data["state"] or OpenQuestion.State.OPEN.value}


class DilemmaForm(RowsMixin, PublishedForm):
    """A question, why it is hard, and what parties answer."""

    shelf = SHELF
    ROWS = (
        RowKind(
            POSITIONS,
            "Standpunten",
            "standpunt",
            PositionForm,
            hint="Zet ze naast elkaar, even zwaar. Er is geen winnaar.",
            begins=2,
            least=2,
            needed="Vul ten minste twee standpunten in: anders is het geen vraagstuk.",
        ),
        RowKind(
            OPEN_QUESTIONS,
            "Wat we nog niet weten",
            "onderzoeksvraag",
            OpenQuestionForm,
            hint="Vragen die een kennisinstelling kan oppakken.",
        ),
    )

    question = text_field("De vraag, in twee of drie zinnen", rows=3, required="Vul de vraag in.")
    difficulty = text_field("Waarom is dit lastig?")
    sources = LinesField(label="Bronnen", required=False, each=300, most=30, help_text="Elk op een eigen regel.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["title"].label = "Het vraagstuk in één zin"
        self.fields["title"].help_text = "Als vraag, bijvoorbeeld: hoe vertelt u over gevaar zonder paniek te zaaien?"
        self.fields["summary"].label = "Waar gaat het over?"

    def rows_of(self, record: Any) -> dict[str, Sequence[Held]]:
        return parts_of(record)

    def part_values(self) -> dict[str, Any]:
        return dict(self.row_values)
