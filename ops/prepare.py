"""What a demo needs in its database, in one process: `python -m ops.prepare` (inside the environment)."""

import logging
import os
import traceback

from ops import pg
from ops.say import StopError, say
from ops.steps import Steps

STEPS = [
    ("migrate", "Database bijwerken"),
    ("load_vocabularies", "Begrippen en gebieden laden"),
    ("demo_content", "Voorbeeldgegevens laden"),
    ("search_rebuild", "Zoekindex opbouwen"),
]


def main() -> None:
    """Migrations, vocabularies, demo content and search index; each may be done again at any time."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    steps = Steps(pg.ROOT)
    django.setup()
    logging.getLogger().setLevel(logging.ERROR)
    with pg.session():
        for name, label in STEPS:
            steps.step(label, lambda name=name: _call(steps, name))  # type: ignore[misc]
        _call(steps, "demo_accounts")  # for ops.demo, which shows it


def _call(steps: Steps, name: str) -> None:
    from django.core.management import call_command

    log = steps.logs / f"{name}.log"
    try:
        with log.open("w") as output:
            call_command(name, verbosity=1, stdout=output, stderr=output)
    except Exception as error:
        log.open("a").write(traceback.format_exc())
        reason = " ".join(str(error).split())[:300] or type(error).__name__
        raise StopError(f"Dit lukte niet: {reason}. Meer staat in {log}; probeer het daarna opnieuw.") from None


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        say("afgebroken")
        raise SystemExit(130) from None
