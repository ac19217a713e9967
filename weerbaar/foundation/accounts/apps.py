from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "weerbaar.foundation.accounts"
    label = "accounts"
    verbose_name = "Accounts"
