"""The form of a document: what it is, its file, how it is described, and for whom."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from weerbaar.features.content.library import queries
from weerbaar.features.content.library.models import Document
from weerbaar.foundation.activity.forms import ServiceForm
from weerbaar.foundation.audiences.keys import Visibility
from weerbaar.foundation.taxonomy.fields import TermField, TermsField
from weerbaar.shared.describing.forms import OF_NEED, DescribingMixin
from weerbaar.shared.files.forms import FileMixin
from weerbaar.shared.links.queries import REF

NEEDS_FILE = "Kies het bestand."
UNKNOWN = "Dit document vinden we niet. Neem het adres over van de bladzijde van dat document."
LANGUAGE = "nl"
WHO = [(one.value, one.label) for one in (Visibility.PUBLIC, Visibility.MEMBERS, Visibility.CRISIS)]
PLAIN = (
    "title", "kind", "author", "published_on", "licence", "summary", "accessibility", "version", "review_due_on",
    "visibility",
)  # fmt: skip


def _day(label: str, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, help_text=help_text)


def _text(label: str, help_text: str = "", rows: int = 4) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=5000, widget=widget, help_text=help_text)


class DocumentForm(DescribingMixin, FileMixin, ServiceForm):
    """`stored` is the file that was sent, if any; a new document needs one."""

    TOLD_AS: ClassVar[dict[str, str]] = {OF_NEED: "sub_needs"}

    title = forms.CharField(label="Titel", max_length=200, error_messages={"required": "Vul de titel in."})
    kind = TermField("document-kind", label="Soort document")
    author = forms.CharField(
        label="Welke organisatie schreef het?",
        max_length=200,
        help_text="De organisatie, niet de naam van een persoon.",
        error_messages={"required": "Vul in welke organisatie het schreef."},
    )
    published_on = _day("Verschenen op")
    licence = TermField("licence", label="Wat mag een lezer ermee?")
    summary = _text("Wat staat erin, in drie zinnen?")
    accessibility = _text(
        "Hoe toegankelijk is het bestand?", "Bijvoorbeeld: te lezen met een schermlezer, of alleen plaatjes.", 2
    )
    version = forms.CharField(label="Versie", required=False, max_length=50)
    replaces = forms.CharField(
        label="Welk document vervangt het?",
        required=False,
        max_length=400,
        help_text="Neem het adres over van de bladzijde van het oude document, of laat dit leeg.",
    )
    review_due_on = _day("Opnieuw bekijken vóór", "Daarna staat erbij dat het niet op tijd is herzien.")
    visibility = forms.ChoiceField(label="Wie mag dit zien?", choices=WHO, widget=forms.RadioSelect)

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        self.user = user
        super().__init__(*args, **options)
        self.fields["file"].help_text = "PDF, DOCX, ODT, PPTX, HTML of TXT."
        record = self.record
        if isinstance(record, Document):
            self.fields["file"].label = "Een ander bestand in plaats van dit"
            for name in ("kind", "licence", "language"):
                field = self.fields[name]
                assert isinstance(field, TermField)
                field.keep(getattr(record, name))

    @staticmethod
    def values_of(record: Any) -> dict[str, Any]:
        """What the document holds, under the names of the fields here."""
        held = {name: getattr(record, name) for name in PLAIN} | DescribingMixin.describing_of(record)
        return held | {"replaces": record.replaces.get_absolute_url() if record.replaces else ""}

    def clean_replaces(self) -> Document | None:
        """The document that is meant: what is not visible to this person is not there."""
        text = self.cleaned_data["replaces"].strip()
        if not text:
            return None
        refs = REF.findall(text)
        found = queries.visible_by_ref(self.user, refs[-1]) if refs else None
        if found is None or (self.record is not None and found.pk == self.record.pk):
            raise ValidationError(UNKNOWN)
        return found

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.take_file()
        if self.stored is None and self.record is None and "file" not in self.errors:
            self.add_error("file", NEEDS_FILE)
        return cleaned

    def service_values(self) -> dict[str, Any]:
        """What was filled in, under the names of the record."""
        own = {name: self.cleaned_data[name] for name in (*PLAIN, "replaces")}
        return own | self.describing_values()

    def _shown(self, name: str, value: Any) -> str:
        """For the comparison with what somebody else saved: labels, not codes."""
        field = self.fields.get(name)
        if isinstance(field, TermsField) and value:
            words = dict(field.choices)  # type: ignore[arg-type]
            return ", ".join(str(words.get(code, code)) for code in value)
        return super()._shown(name, value)
