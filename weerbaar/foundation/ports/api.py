"""What stands behind /api/v1/: features put their routers in, the API door mounts them."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Resource:
    """`router` is a django-ninja Router whose paths begin with the plural noun ('/capaciteiten')."""

    name: str
    router: Any


_resources: dict[str, Resource] = {}


def add(resource: Resource) -> None:
    _resources[resource.name] = resource


def resources() -> list[Resource]:
    return list(_resources.values())
