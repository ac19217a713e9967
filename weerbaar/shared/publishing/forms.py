"""The part of a form that is the same for everything on the shelf."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from weerbaar.foundation.activity.forms import ServiceForm
from weerbaar.foundation.audiences.keys import Visibility
from weerbaar.foundation.taxonomy.fields import TermField, TermsField
from weerbaar.shared.describing.forms import OF_NEED, DescribingMixin
from weerbaar.shared.files.forms import FileMixin
from weerbaar.shared.links.queries import REF
from weerbaar.shared.publishing import queries
from weerbaar.shared.publishing.services import NEEDS_REASON
from weerbaar.shared.publishing.shelf import COMMON, Shelf

WHO = [(one.value, one.label) for one in (Visibility.PUBLIC, Visibility.MEMBERS, Visibility.CRISIS)]


def day_field(label: str, help_text: str = "") -> forms.DateField:
    """A day, not required."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, help_text=help_text)


def text_field(label: str, help_text: str = "", rows: int = 4, required: str = "") -> forms.CharField:
    """A text of some lines; `required` is what is said when it is empty, '' when it may be."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label,
        required=bool(required),
        max_length=5000,
        widget=widget,
        help_text=help_text,
        error_messages={"required": required},
    )


def replaces_field(label: str, old: str) -> forms.CharField:
    """The address of what this one comes in the place of; `old` is that in words: 'het oude document'."""
    hint = f"Neem het adres over van de bladzijde van {old}, of laat dit leeg."
    return forms.CharField(label=label, required=False, max_length=400, help_text=hint)


class PublishedForm(DescribingMixin, ServiceForm):
    """Title, summary, how it is described, who may see it and when it is looked at again; a kind adds its own.

    `word` is what is filled in, where that is not the label of the shelf.
    `shelf` says which fields of the record are filled in here. `service_values` gives them under the names of the
    record. A kind with parts gives those by `part_values` and `parts_held`.
    """

    TOLD_AS: ClassVar[dict[str, str]] = {OF_NEED: "sub_needs"}
    shelf: ClassVar[Shelf]
    word = ""

    title = forms.CharField(label="Titel", max_length=200, error_messages={"required": "Vul de titel in."})
    summary = text_field("Wat staat erin, in drie zinnen?")
    review_due_on = day_field("Opnieuw bekijken vóór", "Daarna staat erbij dat het niet op tijd is herzien.")
    visibility = forms.ChoiceField(label="Wie mag dit zien?", choices=WHO, widget=forms.RadioSelect)

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        self.user = user
        super().__init__(*args, **options)
        if self.record is not None:
            for name, field in self.fields.items():
                if isinstance(field, TermField):
                    field.keep(getattr(self.record, name))

    @classmethod
    def values_of(cls, record: Any) -> dict[str, Any]:
        """What the record holds, under the names of the fields here."""
        own = {name: getattr(record, name) for name in (*COMMON, *cls.shelf.own)}
        return own | cls.describing_of(record)

    def service_values(self) -> dict[str, Any]:
        """What was filled in, under the names of the record; parts too."""
        own = {name: self.cleaned_data[name] for name in (*COMMON, *self.shelf.own)}
        return own | self.describing_values() | self.part_values()

    def part_values(self) -> dict[str, Any]:
        """What was filled in of the parts."""
        return {}

    def _shown(self, name: str, value: Any) -> str:
        """For the comparison with what somebody else saved: labels, not codes."""
        field = self.fields.get(name)
        if isinstance(field, TermsField) and value:
            words = dict(field.choices)  # type: ignore[arg-type]
            return ", ".join(str(words.get(code, code)) for code in value)
        return super()._shown(name, value)


class RefusalForm(forms.Form):
    """Why a proposal is not taken over, for who proposed it."""

    reason = forms.CharField(
        label="Waarom niet?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wie dit voorstelde, leest dit. Schrijf wat eraan ontbreekt, of waar het beter past.",
        error_messages={"required": NEEDS_REASON, "max_length": "Gebruik ten hoogste 2.000 tekens."},
    )


class FiledForm(FileMixin, PublishedForm):
    """With a file: `stored` is what was sent, if any; a new one needs it. `kinds` says what kinds of file belong here.

    A kind has a field `replaces`, made by `replaces_field`.
    """

    kinds: ClassVar[str]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].help_text = self.kinds
        if self.record is not None:
            self.fields["file"].label = "Een ander bestand in plaats van dit"

    @classmethod
    def values_of(cls, record: Any) -> dict[str, Any]:
        """What the record holds, under the names of the fields here."""
        return super().values_of(record) | {"replaces": record.replaces.get_absolute_url() if record.replaces else ""}

    def clean_replaces(self) -> Any | None:
        """The one that is meant: what is not visible to this person is not there."""
        text = self.cleaned_data["replaces"].strip()
        if not text:
            return None
        refs = REF.findall(text)
        found = queries.by_ref(self.shelf, self.user, refs[-1]) if refs else None
        if found is None or (self.record is not None and found.pk == self.record.pk):
            this, that = self.shelf.this.capitalize(), self.shelf.that
            raise ValidationError(f"{this} vinden we niet. Neem het adres over van de bladzijde van {that}.")
        return found

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.take_file()
        if self.stored is None and self.record is None and "file" not in self.errors:
            self.add_error("file", "Kies het bestand.")
        return cleaned
