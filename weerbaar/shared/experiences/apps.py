from django.apps import AppConfig


class ExperiencesConfig(AppConfig):
    name = "weerbaar.shared.experiences"
    label = "experiences"
    verbose_name = "Ervaringen"

    def ready(self) -> None:
        from weerbaar.shared.experiences import plugs

        plugs.plug()
