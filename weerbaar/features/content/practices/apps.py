from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "weerbaar.features.content.practices"
    label = "practices"
    verbose_name = "Praktijken en initiatieven"

    def ready(self) -> None:
        from weerbaar.features.content.practices import plugs

        plugs.plug()
