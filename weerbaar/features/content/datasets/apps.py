from django.apps import AppConfig


class DatasetsConfig(AppConfig):
    name = "weerbaar.features.content.datasets"
    label = "datasets"
    verbose_name = "Datasets"

    def ready(self) -> None:
        from weerbaar.features.content.datasets import plugs

        plugs.plug()
