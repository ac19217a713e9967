from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "weerbaar.doors.catalogue"
    label = "catalogue"
    verbose_name = "Open data"

    def ready(self) -> None:
        from weerbaar.doors.catalogue import plugs

        plugs.plug()
