"""The same from the command line: what it says, when it stops, and that it leaves nothing behind then."""

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_capability
from tests.offering import csv_of
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.imports.models import Batch, Source
from weerbaar.foundation.organisations.models import Organisation

NEW = {
    "organisatie": "Boerderij De Akker",
    "soort": "bedrijf",
    "niveau": "lokaal",
    "plaats": "Middelburg",
    "capaciteit": "Drinkwater uit eigen bron",
    "deelbehoeften": "drinkwater",
    "vorm": "goederen",
    "gebied": "Middelburg",
}


@pytest.fixture
def run(tmp_path, cast):
    def run(*rows, data=None, options=()):
        file = tmp_path / "kaart.csv"
        file.write_bytes(csv_of(*rows) if data is None else data)
        call_command("import_netwerkkaart", str(file), *options)

    return run


def test_it_reads_in_and_says_what(run, capsys):
    run(NEW, options=["--source", "Boeren"])
    out = capsys.readouterr().out
    assert "Ingelezen.\n  1 rij: 1 nieuw.\n  1 capaciteit komt erbij.\n  1 organisatie komt erbij." in out
    assert Capability.objects.get().organisation.name == "Boerderij De Akker"
    assert (Source.objects.get().name, Batch.objects.get().state) == ("Boeren", "ingelezen")


def test_a_dry_run_leaves_nothing(run, capsys, settings):
    run(NEW, options=["--dry-run"])
    assert "Dit zou er gebeuren; er is niets veranderd.\n  1 rij: 1 nieuw." in capsys.readouterr().out
    assert (Capability.objects.count(), Batch.objects.count(), Organisation.objects.count()) == (0, 0, 2)


def test_the_same_source_again_tells_what_is_gone(run, capsys):
    run(NEW, NEW | {"capaciteit": "Mest"}, options=["--source", "Boeren"])
    run(NEW, options=["--source", "boeren"])
    out = capsys.readouterr().out
    assert "lijkt op" not in out
    assert "1 niet meer in het bestand" in out
    assert Capability.objects.filter(status="actief").count() == 2


@pytest.mark.parametrize(
    ("options", "is_withdrawn"),
    [
        ([], {}),
        (["--withdraw-gone"], {"Mest": "wordt ingetrokken", "Hooi": "wordt ingetrokken"}),
        (["--withdraw", "Mest"], {"Mest": "wordt ingetrokken"}),
        (["--withdraw-gone", "--dry-run"], {}),
    ],
)
def test_what_is_gone_is_named_and_withdrawn_when_asked(run, capsys, options, is_withdrawn):
    run(NEW, NEW | {"capaciteit": "Mest"}, NEW | {"capaciteit": "Hooi"}, options=["--source", "Boeren"])
    refs = dict(Capability.objects.values_list("name", "ref"))
    given = [refs.get(option, option) for option in options]
    run(NEW, options=["--source", "Boeren", *given])
    out = capsys.readouterr().out
    for name in ("Mest", "Hooi"):
        does = "wordt ingetrokken" if name in is_withdrawn or "--dry-run" in options else "blijft staan"
        assert f"  {refs[name]}  {name} (Boerderij De Akker): {does}" in out
    withdrawn = set(Capability.objects.filter(status="ingetrokken").values_list("name", flat=True))
    assert withdrawn == set(is_withdrawn)


def test_what_is_not_gone_cannot_be_withdrawn(run):
    run(NEW, options=["--source", "Boeren"])
    there = Capability.objects.get()
    with pytest.raises(CommandError, match=f"Er is niets ingelezen: {there.ref} hoort niet"):
        run(NEW | {"omschrijving": "Nieuw"}, options=["--source", "Boeren", "--withdraw", there.ref])
    assert Capability.objects.get().description == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (csv_of(NEW | {"gebied": "Zeeeland", "vorm": "x"}), "2 cellen kloppen niet.\n  rij 2, kolom gebied: "),
        (csv_of(NEW | {"Lievelingskleur": "geel"}), "kolom Lievelingskleur: deze kolom ken ik niet."),
        (b"", "Het bestand is leeg."),
        (b"PK\x03\x04rest", "beschadigd"),
    ],
)
def test_what_is_wrong_stops_it(run, data, message):
    with pytest.raises(CommandError, match=message):
        run(data=data)
    assert (Batch.objects.count(), Capability.objects.count()) == (0, 0)


def test_a_file_that_is_not_there(cast):
    with pytest.raises(CommandError, match="is er niet"):
        call_command("import_netwerkkaart", "nergens.csv")


def test_on_behalf_of_somebody(run, cast):
    one = make_capability(cast.aggregaten)
    options = ["--als", "eefje@voorbeeld.invalid"]
    with pytest.raises(CommandError, match=r"1 rij mag niet\.\n  rij 3, Boerderij De Akker: Alleen coördinatoren"):
        run({"ref": one.ref, "omschrijving": "Nieuw"}, NEW, options=options)
    one.refresh_from_db()
    assert one.description == ""
    run({"ref": one.ref, "omschrijving": "Nieuw"}, options=options)
    one.refresh_from_db()
    assert one.description == "Nieuw"
    with pytest.raises(CommandError, match="geen account"):
        run(NEW, options=["--als", "wie@voorbeeld.invalid"])
