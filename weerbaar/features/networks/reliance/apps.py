from django.apps import AppConfig


class RelianceConfig(AppConfig):
    name = "weerbaar.features.networks.reliance"
    label = "reliance"
    verbose_name = "Wie rekent op wie"

    def ready(self) -> None:
        from weerbaar.features.networks.reliance import plugs

        plugs.plug()
