"""What editors write in the back office: pages of Wagtail, so that drafts, preview, planning and review come with them.

The row of a page is what readers get; what is not published yet lies in its revisions.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PagePermissionTester

from weerbaar.features.content.articles.blocks import WRITING, BodyBlock
from weerbaar.features.content.articles.panels import DESCRIBING, REVIEW, AboutForm, EditorialForm
from weerbaar.features.content.articles.review import SecondEditor
from weerbaar.foundation.audiences.keys import EDITORS, Clause
from weerbaar.foundation.audiences.models import Guarded
from weerbaar.foundation.kit.models import Record
from weerbaar.shared.describing.models import Described

__all__ = ["SecondEditor"]  # a model that stands in a file of its own
SOURCE = [
    FieldPanel("source", heading="Bron"),
    FieldPanel("source_url", heading="Adres van de bron"),
]


class Written(Record, Guarded):
    """What all of them share: who may read it, when it is looked at again, and where it stands."""

    review_due_on = models.DateField("herzien voor", null=True, blank=True)
    is_example = models.BooleanField("voorbeeld", default=False, editable=False)

    exclude_fields_in_copy: ClassVar[list[str]] = ["uuid", "ref"]
    private_page_options: ClassVar[list[str]] = []
    shown: ClassVar[Callable[[HttpRequest, Any], HttpResponse]]  # how the page looks: see `showing`

    class Meta:
        abstract = True

    def clauses(self) -> tuple[Clause, ...]:
        """What must be opened to see it: a draft is for editors alone."""
        return (self.clause if self.live else frozenset({EDITORS}),)  # type: ignore[attr-defined]

    @property
    def is_review_late(self) -> bool:
        return self.review_due_on is not None and self.review_due_on < timezone.localdate()

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """For Wagtail: our addresses are in `urls.py`, each by its name."""
        sites = self._get_relevant_site_root_paths(request)  # type: ignore[attr-defined]
        return (sites[0].site_id, sites[0].root_url, self.get_absolute_url()) if sites else None

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Readers come through `views`."""
        return type(self).shown(request, self)


class Kept(PagePermissionTester):
    """A place that stays where it is."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False


class Above(Page):
    """What stands above the pages of one kind; its address is in `urls.py`."""

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    promote_panels: ClassVar[list[FieldPanel]] = []
    private_page_options: ClassVar[list[str]] = []
    path_of_list = ""

    class Meta:
        abstract = True

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        sites = self._get_relevant_site_root_paths(request)
        return (sites[0].site_id, sites[0].root_url, self.path_of_list) if sites else None

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return Kept(user, self)


class NewsIndex(Above):
    subpage_types: ClassVar[list[str]] = ["articles.Article"]
    path_of_list = "/nieuws/"

    class Meta:
        verbose_name = "nieuws en achtergrond"


class QuestionIndex(Above):
    subpage_types: ClassVar[list[str]] = ["articles.Theme"]
    path_of_list = "/vragen/"

    class Meta:
        verbose_name = "veelgestelde vragen"


class StandingIndex(Above):
    subpage_types: ClassVar[list[str]] = ["articles.StandingPage"]
    path_of_list = "/over/"

    class Meta:
        verbose_name = "vaste pagina's"


class IntroductionIndex(Above):
    subpage_types: ClassVar[list[str]] = ["articles.Introduction"]
    path_of_list = "/behoeften/"

    class Meta:
        verbose_name = "inleidingen van behoeften en regio's"


class Article(Written, Described, Page):
    """News, or a background article."""

    class Kind(models.TextChoices):
        NEWS = "nieuws", "nieuws"
        BACKGROUND = "achtergrond", "achtergrond"

    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.NEWS)
    summary = models.TextField("samenvatting", max_length=600)
    dated_on = models.DateField("datum", default=timezone.localdate)
    source = models.CharField("bron", max_length=200, blank=True)
    source_url = models.URLField("adres van de bron", blank=True)
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="afbeelding",
    )  # fmt: skip
    picture_alt = models.CharField("beschrijving van de afbeelding", max_length=250, blank=True)
    is_decoration = models.BooleanField("de afbeelding is versiering", default=False)
    body = StreamField(BodyBlock(), blank=True, verbose_name="tekst")

    base_form_class = EditorialForm
    parent_page_types: ClassVar[list[str]] = ["articles.NewsIndex"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary", help_text="Wat staat erin, in hoogstens drie zinnen?"),
        FieldPanel("dated_on"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("is_decoration")], "Afbeelding bovenaan"
        ),
        FieldPanel("body"),
        MultiFieldPanel(SOURCE, "Waar komt het vandaan?"),
        *DESCRIBING,
    ]
    settings_panels: ClassVar = [PublishingPanel(), *REVIEW]

    class Meta:
        verbose_name = "artikel"
        verbose_name_plural = "artikelen"
        ordering = ("-dated_on", "-pk")

    def get_absolute_url(self) -> str:
        return f"/nieuws/{self.slug}/"

    @property
    def text(self) -> str:
        return plain(self.body)


class StandingPage(Written, Described, Page):
    """A page that stays: how something works here, a collection, what we stand for."""

    summary = models.TextField("samenvatting", max_length=600)
    body = StreamField(BodyBlock(), blank=True, verbose_name="tekst")

    base_form_class = EditorialForm
    parent_page_types: ClassVar[list[str]] = ["articles.StandingIndex"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("summary", help_text="Wat staat erin, in hoogstens drie zinnen?"),
        FieldPanel("body"),
        *DESCRIBING,
    ]
    settings_panels: ClassVar = [PublishingPanel(), *REVIEW]

    class Meta:
        verbose_name = "pagina"
        verbose_name_plural = "pagina's"

    def get_absolute_url(self) -> str:
        return f"/over/{self.slug}/"

    @property
    def text(self) -> str:
        return plain(self.body)


class Theme(Written, Page):
    """A handful of questions that belong together. It is for everybody; each question has its own readers."""

    summary = models.TextField("samenvatting", max_length=600, blank=True)

    base_form_class = AboutForm
    parent_page_types: ClassVar[list[str]] = ["articles.QuestionIndex"]
    subpage_types: ClassVar[list[str]] = ["articles.Question"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary")]
    settings_panels: ClassVar = [PublishingPanel(), FieldPanel("review_due_on")]

    class Meta:
        verbose_name = "thema met vragen"
        verbose_name_plural = "thema's met vragen"

    def get_absolute_url(self) -> str:
        return f"/vragen/{self.slug}/"


class Question(Written, Described, Page):
    """One question with its answer; the title is the question. `norm` is what the answer states, as of `norm_on`."""

    answer = RichTextField("antwoord", features=WRITING)
    norm = models.CharField("norm", max_length=150, blank=True)
    norm_on = models.DateField("norm van", null=True, blank=True)
    source = models.CharField("bron", max_length=200)
    source_url = models.URLField("adres van de bron", blank=True)

    base_form_class = EditorialForm
    parent_page_types: ClassVar[list[str]] = ["articles.Theme"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        FieldPanel("title", heading="Vraag"),
        FieldPanel("answer"),
        MultiFieldPanel(
            [
                FieldPanel("norm", help_text="Welke norm noemt het antwoord? Bijvoorbeeld: 72 uur. Leeg kan ook."),
                FieldPanel("norm_on", heading="Van wanneer is die norm?"),
                *SOURCE,
            ],
            "Waar komt het vandaan?",
        ),
        *DESCRIBING,
    ]
    settings_panels: ClassVar = [PublishingPanel(), *REVIEW]

    class Meta:
        verbose_name = "vraag"
        verbose_name_plural = "vragen"

    def get_absolute_url(self) -> str:
        return f"/vragen/{self.theme_slug}/{self.slug}/"

    @property
    def theme_slug(self) -> str:
        """From its path, without a query."""
        return str(self.url_path).split("/")[-3]

    @property
    def text(self) -> str:
        return in_words(self.answer)

    @property
    def summary(self) -> str:
        text = self.text
        return text if len(text) <= 280 else f"{text[:280].rsplit(' ', 1)[0]} …"


class Introduction(Written, Page):
    """What stands above the page of one need or region, whose address stays."""

    is_part_of_page: ClassVar[bool] = True

    code = models.CharField("behoefte of regio", max_length=50, unique=True)
    body = StreamField(BodyBlock(), verbose_name="tekst")

    base_form_class = AboutForm
    parent_page_types: ClassVar[list[str]] = ["articles.IntroductionIndex"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("code"), FieldPanel("body")]
    promote_panels: ClassVar[list[FieldPanel]] = []
    settings_panels: ClassVar = [PublishingPanel(), FieldPanel("review_due_on")]

    class Meta:
        verbose_name = "inleiding"
        verbose_name_plural = "inleidingen"

    @property
    def is_of_region(self) -> bool:
        return self.code.startswith("VR")

    def get_absolute_url(self) -> str:
        return f"/{'regios' if self.is_of_region else 'behoeften'}/{self.code}/"


def in_words(html: str) -> str:
    """Rich text without its marks; what stood apart stays apart."""
    return " ".join(strip_tags(str(html).replace("<", " <")).split())


def plain(body: Any) -> str:
    """All words of a text, for search."""
    return " ".join(in_words(part) for block in body for part in block.block.get_searchable_content(block.value))


KINDS: tuple[type[Any], ...] = (Article, StandingPage, Theme, Question, Introduction)
