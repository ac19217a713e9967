"""Form fields that choose among many: type a name, pick a suggestion, or give the code that stands in its address."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weerbaar.foundation.audiences.keys import Visibility
from weerbaar.foundation.kit.ids import ALPHABET
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.queries import suggest_organisations, visible_to

REF_AT_END = re.compile(rf"\(([{ALPHABET}]{{8}})\)\s*$")
REF = re.compile(rf"[{ALPHABET}]{{8}}")


class SuggestInput(forms.TextInput):
    """A text box with suggestions from `url` as one types; without scripts it is just a text box."""

    template_name = "organisations/suggest_input.html"

    def __init__(self, url: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.url = url

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["suggest_url"] = self.url
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}-lijst"
        return context


class OrganisationField(forms.CharField):
    """One organisation that the reader may see: set `user` when the form is made. Cleans to the organisation."""

    user: Any = None

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", SuggestInput("/organisaties/kiezen/"))
        options.setdefault("help_text", "Typ een deel van de naam en kies uit de lijst, of typ de hele naam.")
        super().__init__(max_length=250, **options)

    def prepare_value(self, value: Any) -> Any:
        return choice_of(value) if isinstance(value, Organisation) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        if not text:
            return None
        ref = REF_AT_END.search(text)
        if ref or REF.fullmatch(text):
            found = visible_to(self.user).filter(ref=ref.group(1) if ref else text).first()
            if found:
                return found
        return self._by_name(REF_AT_END.sub("", text))

    def _by_name(self, text: str) -> Organisation:
        near = suggest_organisations(self.user, text, at_most=6)
        exact = [one for one in near if fold(text) in {fold(name) for name in (one.name, *one.other_names)}]
        if len(exact) == 1:
            return exact[0]
        if not near:
            raise ValidationError(f"Er is geen organisatie gevonden met de naam ‘{text}’.")
        options = "; ".join(choice_of(one) for one in (exact or near))
        raise ValidationError(f"Welke bedoelt u? Neem een van deze over: {options}.")


def choice_of(organisation: Organisation) -> str:
    """How an organisation stands in a text box: name, place and code."""
    place = f", {organisation.seat}" if organisation.seat else ""
    return f"{organisation.name}{place} ({organisation.ref})"


def visibility_field(label: str = "Wie mag dit zien?", **options: Any) -> forms.ChoiceField:
    """Who may see a record, from open to closed, as radio buttons."""
    choices = [(v.value, v.label) for v in Visibility if v is not Visibility.GROUP]
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **options)
