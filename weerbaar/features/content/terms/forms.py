"""The form of a notion, with a row for each definition."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from weerbaar.features.content.library.sourcing import SourceFields
from weerbaar.features.content.terms.shelf import DEFINITIONS, SHELF, parts_of
from weerbaar.foundation.ui.fields import LinesField
from weerbaar.foundation.ui.rows import Held, RowKind, RowsMixin
from weerbaar.shared.publishing.forms import PublishedForm, text_field


class DefinitionForm(SourceFields):
    """One definition."""

    SHORT: ClassVar[tuple[str, ...]] = SourceFields.SOURCE_SHORT

    label = forms.CharField(
        label="In een paar woorden",
        max_length=120,
        help_text="Waaraan herkent een lezer deze betekenis? Bijvoorbeeld: terugveren na een klap.",
        error_messages={"required": "Geef de betekenis een korte naam."},
    )
    text = text_field(
        "Wat betekent het hier?", "In uw eigen woorden, niet overgeschreven.", 3, required="Vul de betekenis in."
    )
    used_by = forms.CharField(
        label="Wie gebruikt het zo?", required=False, max_length=300, help_text="Organisaties, geen personen."
    )
    field_order = ("label", "text", "used_by", "source", "where", "page", "place", "year")


class NotionForm(RowsMixin, PublishedForm):
    """A word, what it is about, and what everybody means by it."""

    shelf = SHELF
    ROWS = (
        RowKind(
            DEFINITIONS,
            "Betekenissen",
            "betekenis",
            DefinitionForm,
            hint="Zet naast elkaar wat partijen met het woord bedoelen. Er hoeft er geen de beste te zijn.",
            least=1,
            needed="Vul ten minste één betekenis in.",
        ),
    )

    other_names = LinesField(
        label="Andere woorden en vormen",
        required=False,
        each=100,
        most=30,
        help_text="Elk op een eigen regel. Ook deze woorden lichten op in teksten. Meervoud en verbuiging gaan "
        "vanzelf; een afkorting in hoofdletters telt alleen zoals u haar schrijft.",
    )
    contrast = text_field("Waarin verschillen de betekenissen?")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["title"].label = "Begrip"
        self.fields["title"].error_messages["required"] = "Vul het begrip in."
        self.fields["summary"].label = "Waar gaat het over, in één zin?"

    def rows_of(self, record: Any) -> dict[str, Sequence[Held]]:
        return parts_of(record)

    def part_values(self) -> dict[str, Any]:
        return dict(self.row_values)
