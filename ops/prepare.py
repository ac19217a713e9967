"""What a demo needs in its database, in one process: `python -m ops.prepare [again]` (inside the environment).

`again` says that nothing changed since it was last finished: the search index is then only built where it must be.
"""

import logging
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from ops import pg
from ops.say import StopError, say
from ops.steps import Steps

STEPS = {
    "migrate": "Database bijwerken",
    "load_vocabularies": "Begrippen en gebieden laden",
    "demo_content": "Voorbeeldgegevens laden",
}


def main(again: bool) -> None:
    """Migrations, vocabularies, demo content and search index; each may be done again at any time."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    steps = Steps(pg.ROOT)
    django.setup()
    logging.getLogger().setLevel(logging.ERROR)
    with pg.session():
        for name, label in STEPS.items():
            steps.step(label, _logged(steps, name))
        if again:
            steps.step("Zoekindex nakijken", _logged(steps, "search", _look_after_index))
        else:
            steps.step("Zoekindex opbouwen", _logged(steps, "search_rebuild"))
        _logged(steps, "demo_accounts")()  # for ops.demo, which shows it


def _look_after_index() -> None:
    from weerbaar.foundation.search import live

    live.rebuild_where_needed()


def _logged(steps: Steps, name: str, action: Callable[[], None] | None = None) -> Callable[[], None]:
    """A management command (or another action) with its output in `var/log/<name>.log`."""
    log = steps.logs / f"{name}.log"

    def act() -> None:
        log.parent.mkdir(parents=True, exist_ok=True)
        try:
            with log.open("w") as output:
                if action:
                    action()
                else:
                    _command(name, output)
        except Exception as error:
            raise StopError(_reason(error, log)) from None

    return act


def _command(name: str, output: object) -> None:
    from django.core.management import call_command

    call_command(name, verbosity=1, stdout=output, stderr=output)


def _reason(error: Exception, log: Path) -> str:
    """One sentence; what Python says about it goes to the log."""
    with log.open("a") as output:
        output.write(traceback.format_exc())
    reason = " ".join(str(error).split())[:300] or type(error).__name__
    return f"Dit lukte niet: {reason}. Meer staat in {log}; probeer het daarna opnieuw."


if __name__ == "__main__":
    try:
        main(again="again" in sys.argv[1:])
    except KeyboardInterrupt:
        say("afgebroken")
        raise SystemExit(130) from None
