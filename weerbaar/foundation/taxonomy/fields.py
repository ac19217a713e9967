"""Form fields for words of a vocabulary and for areas."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.foundation.taxonomy.geography import table

CODE_AT_END = re.compile(r"\((NL|VR\d{2}|PV\d{2}|GM\d{4})\)\s*$")
CHOOSE = ("", "Kies…")


class TermField(forms.ChoiceField):
    """One code of a vocabulary. A retired one can only stay where it stands: tell `keep` what a record has."""

    def __init__(self, vocabulary: str, *, empty: str = CHOOSE[1], **options: Any) -> None:
        self.vocabulary, self.kept, self.empty = vocabulary, frozenset[str](), empty
        options.setdefault("error_messages", {"required": "Maak een keuze."})
        super().__init__(choices=self._choices, **options)

    def _choices(self) -> list[tuple[str, str]]:
        first = [] if isinstance(self.widget, forms.RadioSelect | forms.CheckboxSelectMultiple) else [("", self.empty)]
        words = vocabularies.words(self.vocabulary).values()
        return [*first, *((w.code, w.label) for w in words if not w.is_retired or w.code in self.kept)]

    def keep(self, *codes: str) -> None:
        """These stay possible although retired: the record has them."""
        self.kept = frozenset(codes)


class TermsField(forms.MultipleChoiceField):
    """Several codes of a vocabulary, as boxes to tick. Retired ones only stay where they stand.

    `among` limits them: then it is a part of a longer list, and not by itself optional.
    """

    def __init__(self, vocabulary: str, *, among: Iterable[str] | None = None, **options: Any) -> None:
        self.vocabulary, self.kept, self.is_part = vocabulary, frozenset[str](), among is not None
        self.among = None if among is None else frozenset(among)
        options.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(choices=self._choices, required=False, **options)

    def _choices(self) -> list[tuple[str, str]]:
        words = vocabularies.words(self.vocabulary).values()
        return [
            (word.code, word.label)
            for word in words
            if (self.among is None or word.code in self.among) and (not word.is_retired or word.code in self.kept)
        ]

    def keep(self, *codes: str) -> None:
        """These stay possible although retired: the record has them."""
        self.kept = frozenset(codes)

    def prepare_value(self, value: Any) -> Any:
        return value


class AreaField(forms.CharField):
    """An area as people type it: one name or code per line. Cleans to a list of normalised codes."""

    widget = forms.Textarea
    default_help = (
        "Zet elk gebied op een eigen regel: een gemeente, een veiligheidsregio, een provincie, of Nederland. "
        "Een code zoals VR19 of GM0687 mag ook."
    )

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", self.default_help)
        options.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Codes as names with their code, one a line; text that was typed stays as it is."""
        return value if value is None or isinstance(value, str) else "\n".join(_named(code) for code in value)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        codes: set[str] = set()
        errors = []
        for part in re.split(r"[\n;,|]", text):
            if not part.strip():
                continue
            code = CODE_AT_END.search(part)
            try:
                codes.update(areas.parse(code.group(1) if code else part))
            except ValueError as error:
                errors.append(str(error))
        if errors:
            raise ValidationError(errors)
        return list(areas.normalise(codes))


def _named(code: str) -> str:
    return f"{table().name(code)} ({code})"


class LinesField(forms.CharField):
    """Several short texts, one per line. Cleans to a list without empty lines and doubles."""

    widget = forms.Textarea

    def __init__(self, *, each: int = 200, **options: Any) -> None:
        self.each = each
        options.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else "\n".join(value)

    def clean(self, value: Any) -> Any:
        lines = list(dict.fromkeys(line.strip() for line in super().clean(value).splitlines() if line.strip()))
        if any(len(line) > self.each for line in lines):
            raise ValidationError(f"Gebruik ten hoogste {self.each} tekens op een regel.")
        return lines


def grouped_sub_needs() -> Iterable[tuple[str, Any]]:
    """Sub-needs under their need, for a select."""
    yield CHOOSE
    for need in vocabularies.codes("need"):
        options = [(code, vocabularies.label("sub-need", code)) for code in vocabularies.sub_needs_of(need)]
        yield vocabularies.label("need", need), options
