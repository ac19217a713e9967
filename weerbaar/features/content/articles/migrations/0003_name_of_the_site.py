"""The back office greets with the name of the platform, not with that of a machine."""

from django.conf import settings
from django.db import migrations


def name(apps, schema_editor):
    apps.get_model("wagtailcore", "Site").objects.filter(site_name="").update(site_name=settings.PRODUCT_NAME)


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_tree")]
    operations = [migrations.RunPython(name, migrations.RunPython.noop)]
