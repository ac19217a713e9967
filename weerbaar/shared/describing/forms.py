"""The part of a form in which something is described."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.fields import AreaField, TermField, TermsField
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.shared.describing.models import FIELDS

OF_NEED = "deel_"
# What makes it easier to find and may be left out.
FOLDED = (OF_NEED, "phases", "threats", "levels", "target_groups")


@dataclass(frozen=True, slots=True)
class Fold:
    """A question that may stay closed; `chosen` counts what is chosen there."""

    field: forms.BoundField
    chosen: int

    @property
    def is_open(self) -> bool:
        """Where something was chosen, or is wrong."""
        return bool(self.chosen or self.field.errors)


class DescribingMixin(forms.Form):
    """Sub-needs stand in one list of boxes per need; `describing_values` puts them together."""

    TOLD_AS: ClassVar[dict[str, str]] = {OF_NEED: "sub_needs"}

    needs = TermsField(Vocabulary.NEED, label="Bij welke behoeften hoort het?")
    phases = TermsField(Vocabulary.PHASE, label="Voor welke fase?")
    threats = TermsField(Vocabulary.THREAT, label="Over welke dreiging gaat het?")
    area = AreaField(
        label="Voor welk gebied geldt het?", error_messages={"required": "Noem een gebied, of vul Nederland in."}
    )
    levels = TermsField(Vocabulary.LEVEL, label="Op welk niveau?")
    target_groups = TermsField(Vocabulary.TARGET_GROUP, label="Voor wie is het?")
    language = TermField(Vocabulary.LANGUAGE, label="In welke taal is het?", empty="Kies een taal…")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for need in vocabularies.codes(Vocabulary.NEED):
            label = f"Deelbehoeften van {vocabularies.label(Vocabulary.NEED, need).lower()}"
            among = vocabularies.sub_needs_of(need)
            field = TermsField(Vocabulary.SUB_NEED, label=label, among=among)
            field.initial = [code for code in (self.initial.get("sub_needs") or ()) if code in among]
            self.fields[f"{OF_NEED}{need}"] = field
        for name, field_ in self.fields.items():
            if isinstance(field_, TermsField):
                held = self.initial.get("sub_needs" if name.startswith(OF_NEED) else name) or ()
                field_.keep(*held)

    def folds(self) -> list[Fold]:
        """The questions that may stay closed: of sub-needs one for each need."""
        bound = [self[name] for first in FOLDED for name in self.fields if name.startswith(first)]
        return [Fold(one, len(one.value() or ())) for one in bound]

    def describing_values(self) -> dict[str, Any]:
        """What was filled in, under the names of `Described`."""
        chosen = self.cleaned_data
        values = {name: chosen[name] for name in FIELDS if name != "sub_needs"}
        values["sub_needs"] = [
            code for name in self.fields if name.startswith(OF_NEED) for code in chosen.get(name) or ()
        ]
        return values

    @staticmethod
    def describing_of(record: Any) -> dict[str, Any]:
        """What a record holds, under the names of the fields here."""
        held = {name: getattr(record, name) for name in FIELDS}
        for need in vocabularies.codes(Vocabulary.NEED):
            among = set(vocabularies.sub_needs_of(need))
            held[f"{OF_NEED}{need}"] = [code for code in record.sub_needs if code in among]
        return held
