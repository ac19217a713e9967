from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "weerbaar.foundation.taxonomy"
    label = "taxonomy"
    verbose_name = "Begrippenlijsten"

    def ready(self) -> None:
        from weerbaar.foundation.ports import api
        from weerbaar.foundation.taxonomy.api import router

        api.add(api.Resource("begrippen en gebieden", router))
