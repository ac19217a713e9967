from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("practices", "0002_adoptions_are_experiences")]

    operations = [migrations.DeleteModel(name="Adoption")]
