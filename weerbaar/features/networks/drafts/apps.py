from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "weerbaar.features.networks.drafts"
    label = "drafts"
    verbose_name = "Concept-afspraken"

    def ready(self) -> None:
        from weerbaar.features.networks.drafts import plugs

        plugs.plug()
