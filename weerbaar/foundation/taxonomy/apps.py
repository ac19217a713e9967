from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "weerbaar.foundation.taxonomy"
    label = "taxonomy"
    verbose_name = "Begrippenlijsten"
