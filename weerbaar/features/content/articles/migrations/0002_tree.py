"""The places under which pages stand, who works there, and the review that a text can be offered to."""

import uuid

from django.db import migrations

EDITORIAL = "Redactie"
PLACES = (
    ("newsindex", "Nieuws en achtergrond", "nieuws"),
    ("questionindex", "Veelgestelde vragen", "vragen"),
    ("standingindex", "Vaste pagina's", "over"),
    ("introductionindex", "Inleidingen van behoeften en regio's", "inleidingen"),
)
VERBS = ("add", "change", "publish", "lock", "unlock", "bulk_delete")


def install(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    ContentType = apps.get_model("contenttypes", "ContentType")
    home = Page.objects.filter(depth=2).order_by("path").first()
    home.title = home.draft_title = "Het platform"
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=EDITORIAL)
    for model, title, slug in PLACES:
        content_type, _ = ContentType.objects.get_or_create(app_label="articles", model=model)
        home.numchild += 1
        place = apps.get_model("articles", model).objects.create(
            path=f"{home.path}{home.numchild:04d}",
            depth=3,
            numchild=0,
            title=title,
            draft_title=title,
            slug=slug,
            url_path=f"{home.url_path}{slug}/",
            content_type=content_type,
            locale=home.locale,
            translation_key=uuid.uuid4(),
            live=True,
        )
        allow(apps, group, place)
    home.save()
    review(apps, group, home)


def allow(apps, group, place):
    """Everything below this place, and nothing beside it."""
    Permission = apps.get_model("auth", "Permission")
    content_type = apps.get_model("contenttypes", "ContentType").objects.get(app_label="wagtailcore", model="page")
    for verb in VERBS:
        permission, _ = Permission.objects.get_or_create(
            content_type=content_type, codename=f"{verb}_page", defaults={"name": f"Can {verb} page"}
        )
        apps.get_model("wagtailcore", "GroupPagePermission").objects.create(
            group=group, page_id=place.pk, permission=permission
        )


def review(apps, group, home):
    """One step: another editor looks."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="articles", model="secondeditor"
    )
    task = apps.get_model("articles", "SecondEditor").objects.create(
        name="Een andere redacteur kijkt mee", active=True, content_type=content_type
    )
    task.groups.add(group)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name="Vier ogen", active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    apps.get_model("wagtailcore", "WorkflowPage").objects.create(workflow=workflow, page_id=home.pk)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial"), ("backoffice", "0002_groups")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
