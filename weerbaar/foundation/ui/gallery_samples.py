"""Made-up things to show the components with, among them the longest words we could find."""

import json
from datetime import timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from weerbaar.foundation.ui import assets
from weerbaar.foundation.ui.options import Option
from weerbaar.foundation.ui.rows import RowForm, RowKind, Rows

NEEDS = (
    ("veiligheid", "Veiligheid"),
    ("bevolkingszorg", "Bevolkingszorg"),
    ("welzijn", "Welzijn (nafase en herstel)"),
    ("gezondheid", "Gezondheid"),
    ("continuiteit", "Continuïteit van de maatschappij"),
)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Naam van het aanbod", help_text="Wat is het, in een paar woorden?")
    place = forms.ChoiceField(
        label="Gemeente",
        choices=[("", "Kies een gemeente"), ("GM0687", "Middelburg"), ("GM0717", "Veere"), ("GM0718", "Vlissingen")],
    )
    number = forms.IntegerField(label="Aantal", required=False, help_text="Laat leeg als het er niet toe doet.")
    text = forms.CharField(label="Omschrijving", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    needs = forms.MultipleChoiceField(
        label="Behoeften", choices=NEEDS, widget=forms.CheckboxSelectMultiple, help_text="Kies alles wat past."
    )
    visible = forms.ChoiceField(
        label="Wie mag dit zien?",
        choices=[("openbaar", "Iedereen"), ("leden", "Leden"), ("eigen", "Alleen mijn organisatie")],
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(label="Ik weet zeker dat dit klopt")


class SampleRow(RowForm):
    """One row of a form with rows."""

    SHORT = ("year", "who")

    text = forms.CharField(label="Omschrijving", widget=forms.Textarea(attrs={"rows": 2}))
    year = forms.IntegerField(label="Jaar", required=False)
    who = forms.CharField(label="Wie gebruikt dit?", required=False)


def sample_rows() -> Rows:
    """Two that are filled in, of which one was taken away, and one that is still empty."""
    sent = QueryDict(mutable=True)
    sent.update({"proef-aantal": "3", "proef-0-text": "Voorbereid zijn op wat komt", "proef-0-year": "2024"})
    sent.update({"proef-1-text": "Terugveren na een klap", "proef-1-weg": "ja"})
    rows = Rows(RowKind("proef", "Definities", "definitie", SampleRow), None, sent)
    rows.hush()
    return rows


def wrong_form() -> SampleForm:
    """The same, sent in with errors."""
    form = SampleForm({"name": "", "number": "veel", "text": "Zoals het was"}, prefix="fout")
    form.is_valid()
    return form


def colours() -> list[dict[str, str]]:
    tokens: dict[str, list[str]] = json.loads((assets.SOURCES / "tokens.json").read_text())["colours"]
    return [{"name": name, "light": pair[0], "dark": pair[1]} for name, pair in tokens.items()]


def _card(**changes: Any) -> dict[str, Any]:
    today = timezone.localdate()
    card = {
        "title": "Noodstroomaggregaten van 100 tot 400 kVA met bemanning",
        "url": "#kaart",
        "needs": ["continuiteit", "gezondheid"],
        "organisation": "Aggregaten Walcheren",
        "organisation_url": "#organisatie",
        "where": "Zeeland",
        "notice_hours": 4,
        "sustain_hours": 168,
        "amount": 12,
        "unit": "aggregaten",
        "confirmed_on": today - timedelta(days=24),
        "is_confirmed": True,
        "agreement": "Waakvlamovereenkomst tot 1 maart 2028",
        "agreement_url": "#afspraak",
    }
    return card | changes


WORDS: dict[str, Any] = {
    "card": _card(),
    "late_card": _card(
        title="Brandwondenslachtofferopvangcapaciteit",
        needs=["gezondheid"],
        organisation="Stichting Arbeidsongeschiktheidsverzekeringsmaatschappijen",
        confirmed_on=timezone.localdate() - timedelta(days=410),
        is_confirmed=False,
        agreement="",
    ),
    "bare_card": _card(
        title="Sporthal met 200 bedden",
        needs=["bevolkingszorg"],
        notice_hours=0,
        sustain_hours=None,
        amount=200,
        unit="bedden",
        confirmed_on=None,
        is_confirmed=False,
        agreement="",
        is_example=True,
    ),
    "line": {
        "name": "Veldkeuken Twente",
        "url": "#",
        "kind": "vereniging",
        "where": "Enschede",
        "about": "Kookt buiten voor 500 mensen tegelijk, met eigen water en gas.",
        "needs": ["bevolkingszorg"],
        "count": 3,
    },
    "tabs": [
        {"label": "Lijst", "url": "#", "icon": "list", "current": True},
        {"label": "Tabel", "url": "#", "icon": "table"},
        {"label": "Kaart", "url": "#", "icon": "map"},
    ],
    "facet": {
        "key": "behoefte",
        "label": "Behoefte",
        "open": True,
        "chosen": 1,
        "options": [
            Option("veiligheid", "Veiligheid", 120, False, "#"),
            Option("bevolkingszorg", "Bevolkingszorg", 1843, True, "#"),
            Option("welzijn", "Welzijn", 0, False, "#"),
        ],
    },
    "entries": [
        {"when": timezone.localdate(), "who": "Eefje", "text": "Bevestigd per telefoon."},
        {
            "when": timezone.localdate() - timedelta(days=40),
            "who": "Rick",
            "text": "Aantal veranderd.",
            "details": ["aantal: van 10 in 12 aggregaten"],
        },
    ],
}
