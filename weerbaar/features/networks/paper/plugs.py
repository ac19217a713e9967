"""What paper puts in the ports: how its records read, and the round that clears old files."""

from weerbaar.features.networks.paper.sections import own_papers
from weerbaar.features.networks.paper.services import forget_old_files
from weerbaar.foundation.ports import history, schedule
from weerbaar.foundation.ports.sections import Section, add


def plug() -> None:
    add(Section("organisation", "papier", "Op papier", "paper/sections/own.html", own_papers, 55))
    schedule.daily("paper.forget", forget_old_files)
    history.sentence("print.asked", "Papier gevraagd")
    history.sentence("print.made", "Op papier gezet")
