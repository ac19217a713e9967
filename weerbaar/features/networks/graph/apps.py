from django.apps import AppConfig


class GraphConfig(AppConfig):
    name = "weerbaar.features.networks.graph"
    label = "graph"
    verbose_name = "Netwerk"

    def ready(self) -> None:
        from weerbaar.features.networks.graph import plugs

        plugs.plug()
