"""What editors build a text of. Each block has a template of its own in `templates/articles/blocks/`.

What comes from elsewhere (a map, a matrix, cards) is drawn by who keeps it, through `ports/embedding`: the block
holds only the address.
"""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from weerbaar.foundation.ports import embedding

WRITING = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]
NO_ALT = "Beschrijf in een zin wat er te zien is, of vink aan dat de afbeelding versiering is."
UNKNOWN = "Dit adres kennen we niet. Neem het over uit uw browser, van een bladzijde van dit platform."


def folder(name: str) -> str:
    return f"articles/blocks/{name}.html"


class PictureBlock(blocks.StructBlock):
    """With a text in its place for who does not see it, unless it only decorates."""

    picture = ImageBlock(label="Afbeelding")
    caption = blocks.CharBlock(label="Bijschrift", required=False, max_length=200)
    credit = blocks.CharBlock(label="Gemaakt door", required=False, max_length=100)

    class Meta:
        icon = "image"
        label = "Afbeelding"
        template = folder("picture")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        image = cleaned["picture"]
        if not image.decorative and not (image.contextual_alt_text or "").strip():
            raise blocks.StructBlockValidationError({"picture": ValidationError(NO_ALT)})
        return cleaned


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label="Citaat", rows=3)
    who = blocks.CharBlock(label="Wie zegt dit?", help_text="Een rol of organisatie, liever dan een naam.")

    class Meta:
        icon = "openquote"
        label = "Citaat"
        template = folder("quote")


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(label="Getal", max_length=20)
    unit = blocks.CharBlock(label="Eenheid", max_length=60, help_text="Waarvan: ‘gemeenten’, ‘procent van de mensen’.")
    source = blocks.CharBlock(label="Bron", max_length=150)
    on = blocks.DateBlock(label="Van wanneer?")

    class Meta:
        icon = "order"
        label = "Getal"


class FiguresBlock(blocks.StructBlock):
    figures = blocks.ListBlock(FigureBlock(), label="Getallen", min_num=1, max_num=4)

    class Meta:
        icon = "order"
        label = "Cijfers"
        template = folder("figures")


class CallBlock(blocks.StructBlock):
    text = blocks.CharBlock(label="Tekst erboven", required=False, max_length=200)
    button = blocks.CharBlock(label="Wat op de knop staat", max_length=60, help_text="Een werkwoord: ‘Meld u aan’.")
    address = blocks.CharBlock(
        label="Waar de knop heen gaat", max_length=400, help_text="Een adres van dit platform: /netwerkkaart/"
    )

    class Meta:
        icon = "pick"
        label = "Oproep"
        template = folder("call")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["address"].startswith(("/", "https://")) or cleaned["address"].startswith("//"):
            raise blocks.StructBlockValidationError(
                {"address": ValidationError("Begin met / voor een adres hier, of met https:// voor een ander.")}
            )
        return cleaned


class MomentBlock(blocks.StructBlock):
    when = blocks.CharBlock(label="Wanneer", max_length=60, help_text="‘1953’ of ‘21 november 2026’")
    text = blocks.TextBlock(label="Wat gebeurde er?", rows=2)

    class Meta:
        icon = "date"
        label = "Moment"


class TimelineBlock(blocks.StructBlock):
    moments = blocks.ListBlock(MomentBlock(), label="Momenten", min_num=2)

    class Meta:
        icon = "history"
        label = "Tijdlijn"
        template = folder("timeline")


class EmbeddedBlock(blocks.StructBlock):
    """Something of another part of the platform, by its address; drawn for this reader when the page is shown."""

    what = blocks.ChoiceBlock(label="Wat", choices=embedding.choices)
    address = blocks.CharBlock(label="Adres", max_length=600, help_text=UNKNOWN.partition(". ")[2])
    title = blocks.CharBlock(label="Kop", required=False, max_length=120)

    class Meta:
        icon = "site"
        label = "Van het platform: kaart, matrix, kaartjes, video"
        template = folder("embedded")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not embedding.knows(cleaned["what"], cleaned["address"]):
            raise blocks.StructBlockValidationError({"address": ValidationError(UNKNOWN)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["drawn"] = embedding.draw(context["request"], value["what"], value["address"])
        return context


class DownloadBlock(blocks.StructBlock):
    file = DocumentChooserBlock(label="Bestand")
    about = blocks.CharBlock(label="Wat staat erin?", required=False, max_length=200)

    class Meta:
        icon = "download"
        label = "Bestand om te downloaden"
        template = folder("download")


class BodyBlock(blocks.StreamBlock):
    """Everything an article can hold."""

    text = blocks.RichTextBlock(label="Tekst", features=WRITING, icon="pilcrow", template=folder("text"))
    picture = PictureBlock()
    quote = QuoteBlock()
    figures = FiguresBlock()
    call = CallBlock()
    timeline = TimelineBlock()
    embedded = EmbeddedBlock()
    download = DownloadBlock()
