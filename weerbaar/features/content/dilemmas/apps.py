from django.apps import AppConfig


class DilemmasConfig(AppConfig):
    name = "weerbaar.features.content.dilemmas"
    label = "dilemmas"
    verbose_name = "Vraagstukken"

    def ready(self) -> None:
        from weerbaar.features.content.dilemmas import plugs

        plugs.plug()
