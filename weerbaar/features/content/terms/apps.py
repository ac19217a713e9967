from django.apps import AppConfig


class TermsConfig(AppConfig):
    name = "weerbaar.features.content.terms"
    label = "terms"
    verbose_name = "Begrippen"

    def ready(self) -> None:
        from weerbaar.features.content.terms import plugs

        plugs.plug()
