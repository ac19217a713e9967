"""The forms of a series and of an episode: what they have beside everything on the shelf."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from weerbaar.features.content.media import queries
from weerbaar.features.content.media.captions import LONGEST
from weerbaar.features.content.media.clock import clock, seconds
from weerbaar.features.content.media.models import Episode, Series
from weerbaar.features.content.media.shelf import EPISODES, SERIES
from weerbaar.shared.files.families import RECORDINGS
from weerbaar.shared.files.forms import FileMixin
from weerbaar.shared.publishing.forms import PublishedForm

TEXTS = ("captions", "transcript", "chapters", "credits")
NO_UTF8 = "Deze ondertitels staan niet in UTF-8. Bewaar ze als UTF-8 en probeer het opnieuw."
BIG = "Dit bestand met ondertitels is te groot."
NO_LENGTH = "Schrijf de duur als minuten en seconden, zoals 12:30."
NO_SERIES = "Deze serie vinden we niet. Kies een andere."
FILE_HINT = "Geluid: MP3, M4A, Ogg, Opus of WAV. Film: MP4 of WebM. Hoe lang het duurt, lezen we uit het bestand."


def _long(label: str, help_text: str, rows: int) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=LONGEST, widget=widget, help_text=help_text)


def _count(label: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=1, max_value=9999, help_text=help_text,
        error_messages={"invalid": "Vul een heel getal in.", "min_value": "Vul een getal in vanaf 1."},
    )  # fmt: skip


class SeriesForm(PublishedForm):
    shelf = SERIES

    medium = forms.ChoiceField(label="Wat voor serie is het?", choices=Series.Medium, widget=forms.RadioSelect)
    author = forms.CharField(
        label="Welke organisatie maakt het?",
        max_length=200,
        help_text="De organisatie, niet de naam van een persoon.",
        error_messages={"required": "Vul in welke organisatie het maakt."},
    )
    order = forms.ChoiceField(label="In welke volgorde?", choices=Series.Order, widget=forms.RadioSelect)
    category = forms.ChoiceField(
        label="Rubriek", choices=Series.Category, help_text="Onder deze rubriek staat de serie in apps voor podcasts."
    )


class EpisodeForm(FileMixin, PublishedForm):
    """`stored` is the recording that was sent, if any."""

    shelf = EPISODES
    family = RECORDINGS

    series = forms.ChoiceField(label="Bij welke serie hoort het?", required=False)
    season = _count("Seizoen")
    number = _count("Aflevering nummer")
    address = forms.CharField(
        label="Of: het adres van een film die elders staat",
        required=False,
        max_length=500,
        help_text="Een lezer ziet eerst wie die andere partij is. Pas na een klik wordt daar iets opgevraagd.",
    )
    seconds = forms.CharField(
        label="Hoe lang duurt die film?", required=False, max_length=10, help_text="Minuten en seconden, zoals 12:30."
    )
    captions_file = forms.FileField(
        label="Ondertitels als bestand",
        required=False,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".vtt,text/vtt"}),
        help_text="WebVTT (.vtt). Dit komt in de plaats van wat hieronder staat.",
        error_messages={"empty": "Dit bestand is leeg."},
    )
    captions = _long("Ondertitels", "WebVTT. Ook voor wie niet kan horen, en om in te zoeken tot op het moment.", 8)
    chapters = _long("Hoofdstukken", "Op elke regel een tijd en een titel, zoals: 2:30 Wat u nu al kunt doen.", 5)
    transcript = _long(
        "Uitgeschreven tekst",
        "Alleen nodig als er geen ondertitels zijn. Begin een regel met een tijd (0:12) als u die weet.",
        8,
    )
    credits = _long("Welke organisaties werkten mee?", "Op elke regel een rol en een organisatie, zoals: "
                    "redactie: Gemeente Voorbeeld. Geen namen van personen.", 3)  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        every = [(one.ref, one.title) for one in SERIES.visible_to(self.user).order_by("title", "pk")]
        self.fields["series"].choices = [("", "Geen serie"), *every]  # type: ignore[attr-defined]
        self.fields["series"].error_messages["invalid_choice"] = NO_SERIES
        self.fields["file"].label = "Geluidsopname of film"
        self.fields["file"].help_text = FILE_HINT
        if isinstance(self.record, Episode) and self.record.file is not None:
            self.fields["file"].label = "Een andere opname in plaats van deze"

    @classmethod
    def values_of(cls, record: Any) -> dict[str, Any]:
        """What the episode holds, under the names of the fields here."""
        length = clock(record.seconds) if record.seconds and record.address else ""
        own = {"series": record.series.ref if record.series else "", "seconds": length, "captions": record.captions}
        return super().values_of(record) | own

    def clean_seconds(self) -> str:
        text = str(self.cleaned_data["seconds"])
        if text and not seconds(text):
            raise ValidationError(NO_LENGTH)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.take_file()
        if sent := cleaned.get("captions_file"):
            self._take_captions(sent)
        for name in TEXTS:
            if name in cleaned:
                cleaned[name] = cleaned[name].replace("\r\n", "\n").replace("\0", "")
        return cleaned

    def _take_captions(self, sent: Any) -> None:
        """What is in the file stands in the field from here on, also when the rest has to be mended."""
        if sent.size > LONGEST:
            self.add_error("captions_file", BIG)
            return
        try:
            text = sent.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("captions_file", NO_UTF8)
            return
        self.cleaned_data["captions"] = text.strip()
        data = QueryDict(mutable=True)
        data.update(self.data)
        data.setlist(self.add_prefix("captions"), [text.strip()])
        self.data = data

    def service_values(self) -> dict[str, Any]:
        """Under the names of the record: the series itself, the length in seconds, captions too."""
        found, told = super().service_values(), self.cleaned_data
        length = seconds(told["seconds"])
        return found | {
            "series": queries.series_by_ref(self.user, told["series"]),
            "seconds": round(length) if length else None,
            "captions": told["captions"],
        }
