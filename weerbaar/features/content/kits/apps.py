from django.apps import AppConfig


class KitsConfig(AppConfig):
    name = "weerbaar.features.content.kits"
    label = "kits"
    verbose_name = "Pakketten"

    def ready(self) -> None:
        from weerbaar.features.content.kits import plugs

        plugs.plug()
