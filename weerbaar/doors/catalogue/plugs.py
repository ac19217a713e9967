"""What the catalogue puts in the menus and the map of the site."""

from collections.abc import Iterator

from weerbaar.doors.catalogue import lists
from weerbaar.foundation.ports import menu, sitemap
from weerbaar.foundation.ports.sitemap import Address


def plug() -> None:
    menu.add(menu.Item("Open data", "open_data", position=4, place="foot"))
    sitemap.add(pages)


def pages() -> Iterator[Address]:
    yield Address("/begrippenlijsten/")
    yield from (Address(one.path) for one in lists.every())
