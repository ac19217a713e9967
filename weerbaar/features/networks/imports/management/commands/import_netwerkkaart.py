"""`manage.py import_netwerkkaart FILE`: read a file in from the command line, by the same services as the pages."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from weerbaar.features.networks.imports import telling
from weerbaar.features.networks.imports.files import unknown_heads
from weerbaar.features.networks.imports.models import Batch, PreviewRow
from weerbaar.features.networks.imports.rules import roles_to_import
from weerbaar.features.networks.imports.services import ask, choose, confirm_batch, offer_file
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.kit.errors import Invalid, Refused

SHOWN = 200
Kind = PreviewRow.Kind


class Command(BaseCommand):
    help = "Leest een XLSX-, CSV- of ODS-bestand met capaciteiten in: alles, of bij één fout niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="BESTAND", help="Het bestand; zie docs/reference/import.md.")
        parser.add_argument("--dry-run", action="store_true", help="Kijk alleen wat er zou gebeuren.")
        parser.add_argument("--source", metavar="NAAM", default="Opdrachtregel", help="Hoe de lijst heet.")
        parser.add_argument(
            "--withdraw-gone", action="store_true", help="Trek alles in wat deze lijst eerder leverde en nu niet meer."
        )
        parser.add_argument(
            "--withdraw", metavar="REF", action="append", default=[], help="Trek alleen deze in; vaker mag."
        )
        parser.add_argument("--als", metavar="E-MAIL", default="", help="Namens wie; zonder dit mag alles.")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        actor = _actor(options["als"])
        data = _data(path)
        files: list[Batch] = []
        try:
            with transaction.atomic():
                batch = self._looked_at(actor, options["source"], path.name, data, files)
                batch = self._with_withdrawals(actor, batch, options["withdraw_gone"], options["withdraw"])
                if options["dry_run"]:
                    self._tell("Dit zou er gebeuren; er is niets veranderd.", batch)
                    transaction.set_rollback(True)
                elif any(batch.counts.get(kind) for kind in (Kind.NEW, Kind.CHANGED, "intrekken", "beeindigen")):
                    self._tell("Ingelezen.", _written(actor, batch))
                else:
                    self._tell("Er was niets te veranderen.", batch)
                    transaction.set_rollback(True)
        except Exception:
            _clear(files)
            raise
        if any(not Batch.objects.filter(pk=batch.pk).exists() for batch in files):
            _clear(files)

    def _looked_at(self, actor: User | None, source: str, name: str, data: bytes, files: list[Batch]) -> Batch:
        """The file, offered and looked at; without errors and without refused rows."""
        roles = roles_to_import(actor) if actor else []
        try:
            batch = offer_file(actor, roles[0] if roles else None, source, name, data)
        except (Invalid, Refused) as error:
            raise CommandError(str(error)) from None
        files.append(batch)
        if unknown := unknown_heads(batch):
            raise CommandError(_unknown(list(unknown)))
        batch = ask(batch, Batch.Work.PREVIEW, wait=True)
        if batch.problem:
            raise CommandError(batch.problem)
        for notice in batch.notices:
            self.stdout.write(f"Let op: {notice}")
        for row in batch.rows.exclude(double=[]):
            does = "die wordt bijgewerkt" if row.is_same else "deze komt erbij"
            self.stdout.write(f"Let op: rij {row.number} lijkt op ‘{row.double[0]['name']}’; {does}.")
        if complaint := _complaint(batch):
            raise CommandError(complaint)
        return batch

    def _with_withdrawals(self, actor: User | None, batch: Batch, is_all: bool, refs: list[str]) -> Batch:
        """Name what the file no longer holds, and tick of it what is to be withdrawn."""
        gone = list(batch.rows.filter(kind=Kind.GONE).select_related("capability", "relation"))
        known = {_ref(row) for row in gone}
        wanted = known if is_all else {ref.casefold() for ref in refs}
        if strange := sorted(wanted - known):
            told = "hoort niet bij wat deze lijst eerder leverde en nu niet meer."
            raise CommandError(f"Er is niets ingelezen: {', '.join(strange)} {told}")
        if gone:
            self.stdout.write("Niet meer in het bestand:")
        for row in gone:
            ref = _ref(row)
            does = "wordt ingetrokken" if ref in wanted else "blijft staan"
            self.stdout.write(f"  {ref}  {row.title} ({row.organisation}): {does}")
        return choose(actor, batch, withdraw={row.pk: True for row in gone if _ref(row) in wanted}) if wanted else batch

    def _tell(self, what: str, batch: Batch) -> None:
        self.stdout.write(what)
        self.stdout.write(f"  {telling.sentence_of(batch)}")
        for line in telling.will_do(batch):
            self.stdout.write(f"  {line}")


def _ref(row: PreviewRow) -> str:
    """Of the capability or relation that a row is about."""
    one = row.capability or row.relation
    return one.ref if one else ""


def _written(actor: User | None, batch: Batch) -> Batch:
    after = confirm_batch(actor, batch, wait=True)
    if after.state != Batch.State.WRITTEN:
        raise CommandError(
            after.problem or "Het register veranderde intussen. Er is niets ingelezen; probeer het weer."
        )
    return after


def _actor(email: str) -> User | None:
    if not email:
        return None
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise CommandError(f"Er is geen account met het e-mailadres {email}.")
    return user


def _data(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise CommandError(f"Het bestand {path} is er niet.") from None
    except OSError as error:
        raise CommandError(f"Het bestand {path} is niet te lezen: {error.strerror}.") from None


def _unknown(heads: list[str]) -> str:
    lines = ["Er is niets ingelezen: er zijn kolommen die wij niet kennen. Leg ze op het scherm één keer uit."]
    return "\n".join([*lines, *(f"  kolom {head or 'zonder naam'}: deze kolom ken ik niet." for head in heads)])


def _complaint(batch: Batch) -> str:
    """Each wrong cell and each refused row on a line of its own, under one sentence; '' when all is well."""
    wrong = [
        f"  rij {row.number}, kolom {column}: {message}" if column else f"  rij {row.number}: {message}"
        for row in batch.rows.filter(kind=Kind.ERROR)
        for column, _, message in row.details
    ]
    refused = [
        f"  rij {row.number}, {row.organisation}: {row.details[0][2]}" for row in batch.rows.filter(kind=Kind.REFUSED)
    ]
    told = wrong + refused
    if not told:
        return ""
    parts = [f"{len(wrong)} {'cel klopt' if len(wrong) == 1 else 'cellen kloppen'} niet"] if wrong else []
    parts += [f"{len(refused)} {'rij mag' if len(refused) == 1 else 'rijen mogen'} niet"] if refused else []
    more = [f"  en nog {len(told) - SHOWN} andere."] if len(told) > SHOWN else []
    return "\n".join([f"Er is niets ingelezen: {' en '.join(parts)}.", *told[:SHOWN], *more])


def _clear(files: list[Batch]) -> None:
    """The transaction is rolled back; the kept copy is not."""
    for batch in files:
        batch.file.storage.delete(str(batch.file.name))
