from django.apps import AppConfig


class MatrixConfig(AppConfig):
    name = "weerbaar.features.networks.matrix"
    label = "matrix"
    verbose_name = "Matrix"

    def ready(self) -> None:
        from weerbaar.features.networks.matrix.plugs import plug

        plug()
