from django.apps import AppConfig


class PaperConfig(AppConfig):
    name = "weerbaar.features.networks.paper"
    label = "paper"
    verbose_name = "Op papier"

    def ready(self) -> None:
        from weerbaar.features.networks.paper import plugs

        plugs.plug()
