from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "weerbaar.foundation.letters"
    label = "letters"
    verbose_name = "Brieven"

    def ready(self) -> None:
        from weerbaar.foundation.letters.plugs import plug

        plug()
