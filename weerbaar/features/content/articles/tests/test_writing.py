"""What editors do in the back office, through the forms there, and what becomes of it in history and on the site."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.cast import PEOPLE, Cast
from weerbaar.features.content.articles import jobs
from weerbaar.features.content.articles.models import (
    Article,
    IntroductionIndex,
    NewsIndex,
    Question,
    QuestionIndex,
    StandingIndex,
)
from weerbaar.features.content.articles.tests import made
from weerbaar.foundation.activity.models import Entry

DESCRIBED = {
    "needs": ["welzijn"], "sub_needs": [], "phases": [], "threats": [], "levels": [], "target_groups": [],
    "area": "Zeeland", "language": "nl", "visibility": "openbaar", "review_due_on": "", "go_live_at": "",
    "expire_at": "",
}  # fmt: skip


def filled(title: str = "Een buurt oefent", **fields: Any) -> dict[str, Any]:
    """The form of an article, as a browser sends it."""
    text = [("text", rich_text("<p>Zestig mensen deden mee.</p>"))]
    told = {
        "title": title, "slug": "een-buurt-oefent", "kind": "nieuws", "summary": "Wat er gebeurde.",
        "dated_on": "2026-11-21", "source": "", "source_url": "", "picture": "", "picture_alt": "",
        "seo_title": "", "search_description": "", "body": streamfield(text), **DESCRIBED, **fields,
    }  # fmt: skip
    return nested_form_data(told)


def add(client: Client, act: str = "action-publish", **fields: Any) -> Any:
    """Offer the form of a new article. `act` is the button: publish, submit (to review), none (keep as draft)."""
    above = NewsIndex.objects.get()
    address = reverse("wagtailadmin_pages:add", args=["articles", "article", above.pk])
    return client.post(address, filled(**fields) | ({act: act} if act else {}))


def change(client: Client, page: Any, act: str = "action-publish", **fields: Any) -> Any:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, filled(**{"slug": page.slug, **fields}) | ({act: act} if act else {}))


def codes(page: Any) -> list[str]:
    return list(Entry.objects.filter(target=page.uuid).order_by("pk").values_list("code", flat=True))


def test_an_article_from_draft_to_everybody(cast: Cast) -> None:
    rosa, noor = cast.client("rosa"), cast.client("noor")
    assert add(rosa, "").status_code == 302
    article = Article.objects.get()
    assert (article.live, article.regions, article.audience) == (False, ["VR19"], ["openbaar"])
    assert noor.get(article.get_absolute_url()).status_code == 404
    assert change(rosa, article, title="Een buurt oefende").status_code == 302
    assert "Een buurt oefende" in noor.get("/nieuws/een-buurt-oefent/").content.decode()
    assert codes(article)[0] == "article.added"
    assert codes(article)[-1] == "article.published"
    published = Entry.objects.get(target=article.uuid, code="article.published")
    assert published.actor == cast["rosa"]
    page = noor.get(reverse("page_history", args=["article", article.ref])).content.decode()
    assert ("Gepubliceerd" in page, "Concept bewaard" in page) == (True, False), "drafts are of editors alone"


def test_a_change_that_is_not_published_yet_is_not_read(cast: Cast) -> None:
    rosa = cast.client("rosa")
    add(rosa)
    article = Article.objects.get()
    change(rosa, article, "", title="Nog niet af")
    assert "Nog niet af" not in cast.client("noor").get(article.get_absolute_url()).content.decode()
    rosa.get("/nieuws/")  # the message about it is read
    assert "Nog niet af" not in rosa.get(article.get_absolute_url()).content.decode()


def test_a_preview_shows_what_was_typed(cast: Cast) -> None:
    rosa = cast.client("rosa")
    add(rosa, "")
    article = Article.objects.get()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    assert rosa.post(address, filled(title="Zo wordt het")).json() == {"is_valid": True, "is_available": True}
    answer = rosa.get(address, {"in_preview_panel": "true", "mode": ""})
    text = answer.content.decode()
    assert "Zo wordt het" in text
    assert "wagtail-userbar" in text, "with the check of accessibility"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer.get("X-Frame-Options") == "SAMEORIGIN"


def test_a_preview_of_an_introduction_is_the_page_itself(cast: Cast) -> None:
    rosa, page = cast.client("rosa"), made.make_introduction("VR19", "<p>Zoals het was.</p>")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    body = streamfield([("text", rich_text("<p>Zoals het wordt.</p>"))])
    told = {"title": "Zeeland", "code": "VR19", "body": body, "go_live_at": "", "expire_at": "", "review_due_on": ""}
    rosa.post(address, nested_form_data(told))
    text = rosa.get(address, {"mode": ""}).content.decode()
    assert ("Zoals het wordt." in text, "Zoals het was." in text, "Buurregio" in text) == (True, False, True)


def test_somebody_else_approves_what_is_offered(cast: Cast) -> None:
    rosa, ada = cast.client("rosa"), cast.client("ada")
    add(rosa, "action-submit")
    article = Article.objects.get()
    task = article.current_workflow_task_state
    assert task.task.name == "Een andere redacteur kijkt mee"
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk])
    rosa.post(address)
    article.refresh_from_db()
    assert not article.live, "not by who offered it"
    ada.post(address)
    article = Article.objects.get()
    assert article.live
    assert codes(article)[-2:] in (["article.approved", "article.published"], ["article.published", "article.approved"])
    assert "article.offered" in codes(article)


def test_a_text_is_sent_back_with_a_remark(cast: Cast) -> None:
    add(cast.client("rosa"), "action-submit")
    article = Article.objects.get()
    task = article.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "reject", task.pk])
    cast.client("ada").post(address, {"comment": "De bron ontbreekt."})
    article = Article.objects.get()
    assert (article.live, codes(article)[-1]) == (False, "article.sent_back")


def test_publishing_at_a_moment_and_going_away_at_another(cast: Cast) -> None:
    noor = cast.client("noor")
    with time_machine.travel("2026-11-21 12:00", tick=False) as now:
        there = {"go_live_at": "2026-11-22 09:00", "expire_at": "2026-11-29 09:00"}
        assert add(cast.client("rosa"), **there).status_code == 302
        article = Article.objects.get()
        assert codes(article)[-1] == "article.planned"

        def statuses(*moments: str) -> list[int]:
            found = []
            for moment in moments:
                now.move_to(f"{moment}+01:00")
                jobs.publish_due(0)
                found.append(noor.get(article.get_absolute_url()).status_code)
            return found

        assert statuses("2026-11-22 08:59", "2026-11-22 09:01", "2026-11-29 08:59", "2026-11-29 09:01") == [
            404, 200, 200, 404,
        ]  # fmt: skip
    assert codes(article)[-2:] == ["article.published", "article.withdrawn"]


def test_withdrawing_moving_and_deleting_are_told(cast: Cast) -> None:
    rosa = cast.client("rosa")
    themes = [made.make_theme("Een"), made.make_theme("Twee")]
    question = made.make_question(themes[0])
    question.save_revision().publish()
    rosa.post(reverse("wagtailadmin_pages:move_confirm", args=[question.pk, themes[1].pk]))
    moved = Question.objects.get()
    assert moved.get_absolute_url() == "/vragen/twee/hoe-lang/"
    answer = cast.client("noor").get("/vragen/een/hoe-lang/")
    assert (answer.status_code, answer["Location"]) == (301, "/vragen/twee/hoe-lang/")
    rosa.post(reverse("wagtailadmin_pages:unpublish", args=[question.pk]))
    rosa.post(reverse("wagtailadmin_pages:delete", args=[question.pk]))
    assert codes(question)[-3:] == ["question.moved", "question.withdrawn", "question.deleted"]


def test_a_question_hears_what_happens_to_its_theme(cast: Cast) -> None:
    theme = made.make_theme()
    question = made.make_question(theme)
    theme.save_revision()
    cast.client("rosa").post(reverse("wagtailadmin_pages:unpublish", args=[theme.pk]))
    assert codes(question)[-1] == "question.theme_changed"


def test_another_slug_leaves_the_old_address_working(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    rosa = cast.client("rosa")
    add(rosa)
    with django_capture_on_commit_callbacks(execute=True):
        change(rosa, Article.objects.get(), slug="een-buurt-oefende")
    assert Redirect.objects.get().old_path == "/nieuws/een-buurt-oefent"
    answer = cast.client("noor").get("/nieuws/een-buurt-oefent/")
    assert (answer.status_code, answer["Location"]) == (301, "/nieuws/een-buurt-oefende/")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"picture": "x"}, "Beschrijf in een zin wat er te zien is"),
        ({"area": "Nergenshuizen"}, "Nergenshuizen"),
        ({"summary": ""}, "Dit is een verplicht veld"),
        ({"title": ""}, "Dit is een verplicht veld"),
    ],
)
def test_what_cannot_be_is_told_and_loses_nothing(cast: Cast, fields: dict[str, str], sentence: str) -> None:
    if "picture" in fields:
        fields = {"picture": str(made.make_picture().pk)}
    answer = add(cast.client("rosa"), source="Wat ik al had ingevuld", **fields)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in text
    assert "Wat ik al had ingevuld" in text
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("alt", "is_decorative", "is_taken"), [("", "", False), ("Een plein", "", True), ("", "on", True)]
)
def test_a_picture_in_a_text_has_words_in_its_place(cast: Cast, alt: str, is_decorative: str, is_taken: bool) -> None:
    picture = {"image": str(made.make_picture().pk), "alt_text": alt}
    picture |= {"decorative": is_decorative} if is_decorative else {}
    body = streamfield([("picture", {"picture": picture, "caption": "", "credit": ""})])
    add(cast.client("rosa"), body=body)
    assert Article.objects.exists() == is_taken


@pytest.mark.parametrize(
    ("address", "is_taken"),
    [
        ("/netwerkkaart/?behoefte=welzijn", True),
        ("behoefte=welzijn", True),
        ("behoefte=onzin", False),
        ("/nieuws/", False),
    ],
)
def test_what_is_drawn_from_elsewhere_has_an_address_that_is_known(cast: Cast, address: str, is_taken: bool) -> None:
    body = streamfield([("embedded", {"what": "netwerkkaart", "address": address, "title": ""})])
    add(cast.client("rosa"), body=body)
    assert Article.objects.exists() == is_taken


@pytest.mark.parametrize(
    ("name", "content", "is_taken"),
    [
        ("plein.png", made.png(), True),
        ("plein.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', False),
        ("plein.png", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', False),
        ("plein.png", b"geen beeld", False),
    ],
)
def test_only_pictures_are_taken_as_pictures(cast: Cast, name: str, content: bytes, is_taken: bool) -> None:
    file = SimpleUploadedFile(name, content)
    told = {"title": "Plein", "file": file, "description": "", "collection": "1", "tags": ""}
    cast.client("rosa").post(reverse("wagtailimages:add"), told)
    assert get_image_model().objects.exists() == is_taken


def test_the_part_of_a_picture_that_stays_in_view_is_kept(cast: Cast) -> None:
    picture, rosa = made.make_picture(), cast.client("rosa")
    address = reverse("wagtailimages:edit", args=[picture.pk])
    assert 'name="focal_point_x"' in rosa.get(address).content.decode()
    focus = {"focal_point_x": 300, "focal_point_y": 200, "focal_point_width": 400, "focal_point_height": 100}
    rosa.post(address, {"title": "Plein", "description": "", "collection": "1", "tags": "", **focus})
    picture.refresh_from_db()
    assert {name: getattr(picture, name) for name in focus} == focus
    assert picture.get_focal_point().centroid == (300, 200)


# --- who may what -------------------------------------------------------------------------------
EDITORS = {"rosa", "ada"}
ADMINISTRATORS = {"ada"}


def acts(article: Article) -> dict[str, tuple[str, set[str]]]:
    """Act -> (address of its page, who may open it)."""
    return {
        "the tree": (reverse("wagtailadmin_explore", args=[NewsIndex.objects.get().pk]), EDITORS),
        "add": (reverse("wagtailadmin_pages:add", args=["articles", "article", NewsIndex.objects.get().pk]), EDITORS),
        "change": (reverse("wagtailadmin_pages:edit", args=[article.pk]), EDITORS),
        "history": (reverse("wagtailadmin_pages:history", args=[article.pk]), EDITORS),
        "unpublish": (reverse("wagtailadmin_pages:unpublish", args=[article.pk]), EDITORS),
        "delete": (reverse("wagtailadmin_pages:delete", args=[article.pk]), EDITORS),
        "pictures": (reverse("wagtailimages:index"), EDITORS),
        "documents": (reverse("wagtaildocs:index"), EDITORS),
        "redirects": (reverse("wagtailredirects:index"), EDITORS),
        "how a review goes": (reverse("wagtailadmin_workflows:index"), ADMINISTRATORS),
        "the place itself": (reverse("wagtailadmin_pages:delete", args=[NewsIndex.objects.get().pk]), set()),
        "people": (reverse("wagtailusers_users:index"), set()),
        "groups": (reverse("wagtailusers_groups:index"), set()),
    }


@pytest.mark.parametrize("person", [one for one in PEOPLE if one != "noor"])
def test_each_act_is_for_its_roles_alone(cast: Cast, person: str) -> None:
    article = made.make_article()
    article.save_revision().publish()
    client = cast.client(person)
    opened = {act for act, (address, _) in acts(article).items() if client.get(address).status_code == 200}
    assert opened == {act for act, (_, who) in acts(article).items() if person in who}


def test_who_loses_the_role_loses_the_group(cast: Cast) -> None:
    from weerbaar.foundation.organisations.models import Role
    from weerbaar.foundation.organisations.services.roles import take_role

    client = cast.client("rosa")
    client.get(reverse("wagtailadmin_home"))
    assert [group.name for group in cast["rosa"].groups.all()] == ["Redactie"]
    take_role(cast["ada"], Role.objects.get(user=cast["rosa"]))
    client.get(reverse("wagtailadmin_home"))
    assert not cast["rosa"].groups.exists()
    assert client.get(reverse("wagtailadmin_explore_root")).status_code in {302, 403}


def test_a_role_by_itself_gives_the_group(cast: Cast) -> None:
    from weerbaar.doors.backoffice.groups import role_changed
    from weerbaar.foundation.organisations.models import Role, RoleKind
    from weerbaar.foundation.organisations.services.roles import give_role

    give_role(cast["ada"], Role(user=cast["mats"], kind=RoleKind.EDITOR))
    role_changed(Entry.objects.get(code="role.given"))
    assert [group.name for group in cast["mats"].groups.all()] == ["Redactie"]


def test_the_menu_of_the_back_office_is_dutch_and_short(cast: Cast) -> None:
    text = cast.client("rosa").get(reverse("wagtailadmin_home")).content.decode()
    for word in ("Pagina", "Afbeeldingen", "Documenten", "Doorverwijzingen"):
        assert word in text
    for word in ("Gebruikers", "Groepen", "Sites"):
        assert f'"label": "{word}"' not in text


def test_the_places_stand_where_addresses_expect_them(cast: Cast) -> None:
    places = {model: model.objects.get() for model in (NewsIndex, QuestionIndex, StandingIndex, IntroductionIndex)}
    assert [place.url for place in places.values()] == ["/nieuws/", "/vragen/", "/over/", "/behoeften/"]
    assert not Page.find_problems()[0]
    assert [len(found) for found in Page.find_problems()] == [0, 0, 0, 0, 0]


def test_what_is_due_is_looked_at_by_command_too(cast: Cast) -> None:
    article = made.make_article(is_live=False)
    article.go_live_at = timezone.now() - timedelta(minutes=1)
    article.save_revision(approved_go_live_at=article.go_live_at)
    call_command("publish_scheduled")
    assert Article.objects.get().live


@pytest.mark.parametrize(("who", "waits"), [("ada", True), ("rosa", False)])
def test_what_another_offers_waits_on_the_desk(cast: Cast, who: str, waits: bool) -> None:
    add(cast.client(who), "action-submit", title="Een tekst om na te kijken")
    made.make_article("Lang niet bekeken", review_due_on="2020-01-01")
    text = cast.client("rosa").get("/mijn/redactie/alles/").content.decode()
    assert ("Teksten die een andere redacteur voorlegt" in text) == waits
    assert "Lang niet bekeken" in text
