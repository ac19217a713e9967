"""What the front door puts in the menus."""

from weerbaar.foundation.ports import menu


def plug() -> None:
    menu.add(menu.Item("Over", "home:about", position=90))
    for position, (label, name) in enumerate(
        (
            ("Over dit platform", "home:about"),
            ("Contact", "home:contact"),
            ("Toegankelijkheid", "home:accessibility"),
            ("Privacy", "home:privacy"),
        )
    ):
        menu.add(menu.Item(label, name, position=position, place="foot"))
