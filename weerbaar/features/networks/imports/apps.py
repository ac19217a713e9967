from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "weerbaar.features.networks.imports"
    label = "imports"
    verbose_name = "Inlezen van bestanden"

    def ready(self) -> None:
        from weerbaar.features.networks.imports import plugs

        plugs.plug()
