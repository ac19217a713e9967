from django.apps import AppConfig


class LineageConfig(AppConfig):
    name = "weerbaar.features.networks.lineage"
    label = "lineage"
    verbose_name = "Samenvoegen, splitsen en stoppen"

    def ready(self) -> None:
        from weerbaar.features.networks.lineage import plugs

        plugs.plug()
