"""The group of editors, with what it may do with pictures and documents; Wagtail's own groups and review go."""

from django.db import migrations

EDITORIAL = "Redactie"
# Wagtail asks the rights on its own models, whichever models hold the files.
FILES = {
    ("wagtailimages", "image"): ("add", "change", "choose", "delete"),
    ("wagtaildocs", "document"): ("add", "change", "choose", "delete"),
}


def install(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Collection = apps.get_model("wagtailcore", "Collection")
    Allowed = apps.get_model("wagtailcore", "GroupCollectionPermission")
    apps.get_model("wagtailcore", "WorkflowPage").objects.all().delete()
    apps.get_model("wagtailcore", "WorkflowTask").objects.all().delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=("Moderators", "Editors")).delete()
    group, _ = Group.objects.get_or_create(name=EDITORIAL)
    everything = Collection.objects.get(depth=1)
    for (app, model), verbs in FILES.items():
        content_type, _ = ContentType.objects.get_or_create(app_label=app, model=model)
        for verb in verbs:
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type, codename=f"{verb}_{model}", defaults={"name": f"Can {verb} {model}"}
            )
            Allowed.objects.get_or_create(group=group, collection=everything, permission=permission)


class Migration(migrations.Migration):
    dependencies = [
        ("backoffice", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0001_initial"),
        ("wagtaildocs", "0001_initial"),
    ]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
