from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "weerbaar.foundation.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from weerbaar.foundation.accounts.forgetting import forget
        from weerbaar.foundation.accounts.from_allauth import connect
        from weerbaar.foundation.ports import schedule

        connect()
        schedule.daily("accounts.forget", forget)
