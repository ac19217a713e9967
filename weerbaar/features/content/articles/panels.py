"""Forms and panels with which editors describe a page, in the back office."""

from collections.abc import Iterable
from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from weerbaar.features.content.articles.blocks import NO_ALT
from weerbaar.foundation.audiences.keys import Visibility, editorial_clause
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.fields import AreaField, TermField, TermsField
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.shared.describing.models import FIELDS
from weerbaar.shared.describing.rules import completed

TAKEN = {"feed"}  # addresses below ours that are of something else
WHO = [(one.value, one.label) for one in (Visibility.PUBLIC, Visibility.MEMBERS, Visibility.CRISIS)]
FOR_WHOM = [FieldPanel("visibility"), FieldPanel("language")]
DESCRIBING = [
    MultiFieldPanel(
        [FieldPanel("needs"), FieldPanel("sub_needs"), FieldPanel("phases"), FieldPanel("threats")],
        "Waar gaat het over?",
        classname="collapsed",
    ),
    MultiFieldPanel(
        [FieldPanel("area"), FieldPanel("levels"), FieldPanel("target_groups"), *FOR_WHOM],
        "Waar en voor wie?",
        classname="collapsed",
    ),
]
REVIEW = [FieldPanel("review_due_on", help_text="Wanneer kijkt iemand of dit nog klopt?")]


def derive(page: Any) -> None:
    """What follows from what was filled in: needs of the sub-needs, regions of the area, and who may read it."""
    if hasattr(page, "sub_needs"):
        for name, value in completed({name: getattr(page, name) for name in FIELDS}).items():
            setattr(page, name, value)
    page.audience = editorial_clause(page.visibility, getattr(page, "regions", ["NL"]), True)


def pages_with_introduction() -> Iterable[tuple[str, Any]]:
    """Every need and region, by its code."""
    yield "", "Kies…"
    yield "Behoeften", [(code, vocabularies.label("need", code).capitalize()) for code in vocabularies.codes("need")]
    yield "Regio's", list(geography.table().regions.items())


class AboutForm(WagtailAdminPageForm):
    """Of what is for everybody."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "code" in self.fields:
            self.fields["code"] = forms.ChoiceField(label="Behoefte of regio", choices=pages_with_introduction)
            self.fields["code"].disabled = bool(self.instance.pk)

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug in TAKEN:
            raise forms.ValidationError("Dit adres is al van iets anders. Kies een ander.")
        return slug

    def save(self, commit: bool = True) -> Any:
        derive(self.instance)
        return super().save(commit)


class _Terms(TermsField):
    """Sub-needs stand under their need."""

    def _choices(self) -> list[Any]:
        possible = dict(super()._choices())
        if self.vocabulary != Vocabulary.SUB_NEED:
            return list(possible.items())
        return [
            (vocabularies.label("need", need), [(one, possible[one]) for one in under if one in possible])
            for need in vocabularies.codes("need")
            if (under := vocabularies.sub_needs_of(need))
        ]


class _Area(AreaField):
    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), (data or "").replace("\r\n", "\n")))


class EditorialForm(AboutForm):
    """Of what is described and may be for some readers alone."""

    needs = _Terms(Vocabulary.NEED, label="Behoeften")
    sub_needs = _Terms(Vocabulary.SUB_NEED, label="Deelbehoeften")
    phases = _Terms(Vocabulary.PHASE, label="Fasen")
    threats = _Terms(Vocabulary.THREAT, label="Dreigingen")
    levels = _Terms(Vocabulary.LEVEL, label="Niveaus")
    target_groups = _Terms(Vocabulary.TARGET_GROUP, label="Voor wie")
    area = _Area(label="Gebied", error_messages={"required": "Noem een gebied, of vul Nederland in."})
    language = TermField(Vocabulary.LANGUAGE, label="Taal")
    visibility = forms.ChoiceField(label="Wie mag dit lezen?", choices=WHO)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if isinstance(field, TermsField):
                field.keep(*(getattr(self.instance, name, None) or ()))
        if not self.instance.pk:
            self.initial.setdefault("area", ["NL"])
            if not self.initial.get("area"):
                self.initial["area"] = ["NL"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("picture") and not cleaned.get("is_decoration") and not cleaned.get("picture_alt"):
            self.add_error("picture_alt", NO_ALT)
        if cleaned.get("norm") and not cleaned.get("norm_on"):
            self.add_error("norm_on", "Van wanneer is deze norm? Normen veranderen.")
        return cleaned
