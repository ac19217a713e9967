"""`manage.py import_netwerkkaart FILE`: load capabilities from a table, all or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from weerbaar.features.networks.capabilities.exchange import COLUMNS, Plan, apply_plan, make_plan
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.kit.errors import Stale

SHOWN = 200


class Command(BaseCommand):
    help = "Leest een tabel met capaciteiten (XLSX, CSV of ODS) in: alles, of bij één fout niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="BESTAND", help="Het bestand; zie docs/reference/import.md.")
        parser.add_argument("--dry-run", action="store_true", help="Kijk alleen wat er zou gebeuren.")
        parser.add_argument("--als", metavar="E-MAIL", default="", help="Namens wie; zonder dit mag alles.")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        actor = _actor(options["als"])
        plan = _plan(path, actor)
        for notice in plan.notices:
            self.stdout.write(f"Let op: {notice}")
        if plan.errors or plan.refused:
            raise CommandError(_complaint(plan))
        counts = plan.counts()
        if not options["dry_run"]:
            try:
                apply_plan(plan, actor, label=path.name)
            except Stale as error:
                raise CommandError(str(error)) from None
        self.stdout.write("Dit zou er gebeuren; er is niets veranderd." if options["dry_run"] else "Ingelezen.")
        for what, number in counts.items():
            self.stdout.write(f"  {what}: {number}")


def _actor(email: str) -> User | None:
    if not email:
        return None
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise CommandError(f"Er is geen account met het e-mailadres {email}.")
    return user


def _plan(path: Path, actor: User | None) -> Plan:
    try:
        return make_plan(sheets.read(path.name, path.read_bytes(), COLUMNS), actor)
    except FileNotFoundError:
        raise CommandError(f"Het bestand {path} is er niet.") from None
    except OSError as error:
        raise CommandError(f"Het bestand {path} is niet te lezen: {error.strerror}.") from None
    except sheets.SheetError as error:
        raise CommandError(str(error)) from None


def _complaint(plan: Plan) -> str:
    """Each wrong cell on a line of its own, under one sentence."""
    wrong = [*plan.errors, *plan.refused.values()]
    number = len(wrong)
    lines = [f"Er is niets ingelezen: {'1 cel klopt' if number == 1 else f'{number} cellen kloppen'} niet."]
    lines += [f"  {error}" for error in wrong[:SHOWN]]
    if number > SHOWN:
        lines.append(f"  en nog {number - SHOWN} andere.")
    return "\n".join(lines)
