from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "weerbaar.foundation.ui"
    label = "ui"
    verbose_name = "Vormgeving"

    def ready(self) -> None:
        from weerbaar.foundation.ui import checks  # noqa: F401  (registers itself)
