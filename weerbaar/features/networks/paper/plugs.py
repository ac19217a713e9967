"""What paper puts in the ports: how its records read, and the round that clears old files."""

from django.urls import reverse_lazy

from weerbaar.features.networks.maps import outs
from weerbaar.features.networks.paper import rules
from weerbaar.features.networks.paper.sections import counted_on_from_desk, of_draft, own_from_desk, own_papers
from weerbaar.features.networks.paper.services import forget_old_files
from weerbaar.foundation.ports import attention, history, schedule
from weerbaar.foundation.ports.sections import Section, add


def plug() -> None:
    add(Section("organisation", "papier", "Op papier", "paper/sections/own.html", own_papers, 55))
    add(Section("draft", "papier", "Op papier", "paper/sections/draft.html", of_draft, 50))
    sheets = {"wie-rekent-op-ons": ("Print wie op u rekent (PDF)", counted_on_from_desk),
              "eigen-papier": ("Print wie u nodig hebt (PDF)", own_from_desk)}  # fmt: skip
    for name, (label, url) in sheets.items():
        attention.add_act(attention.Act(name, label, "organisation", 86, url))
    outs.add(outs.Out("Op papier (PDF)", "Om te printen voor als er geen stroom of internet is.",
                      reverse_lazy("print_offer"), 90, rules.is_anchored))  # fmt: skip
    schedule.daily("paper.forget", forget_old_files)
    history.sentence("print.asked", "Papier gevraagd")
    history.sentence("print.made", "Op papier gezet")
