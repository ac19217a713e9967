"""The addresses of the whole house."""

from typing import Any

urlpatterns: list[Any] = []
