from django.apps import AppConfig


class FindingConfig(AppConfig):
    name = "weerbaar.shared.finding"
    label = "finding"
    verbose_name = "Vinden"

    def ready(self) -> None:
        from weerbaar.shared.finding import plugs

        plugs.plug()
