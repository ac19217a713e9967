"""The bare machine is bare: what of this machine goes along and what does not; and what CI runs."""

import shutil
from pathlib import Path

import pytest

from ops import baremachine, pgplace
from ops.pg import ROOT


@pytest.mark.parametrize(
    ("name", "goes_along"),
    [
        ("https_proxy", True),
        ("NO_PROXY", True),
        ("PIP_INDEX_URL", True),
        ("PIP_CERT", True),
        ("SSL_CERT_FILE", True),
        ("NODE_EXTRA_CA_CERTS", True),
        ("npm_config_registry", True),
        ("PIP_CACHE_DIR", False),
        ("PIP_TARGET", False),
        ("npm_config_cache", False),
        ("HOME", False),
        ("PYTHONPATH", False),
        ("VIRTUAL_ENV", False),
        ("DATABASE_URL", False),
        ("PG_BINDIR", False),
        ("PGHOST", False),
        ("CHROMIUM", False),
        ("SECRET_KEY", False),
    ],
)
def test_only_the_way_to_the_registries_goes_along(name: str, goes_along: bool) -> None:
    assert bool(baremachine.KEPT.match(name)) is goes_along


@pytest.mark.parametrize("absent", ["node", "npm", "psql", "pg_config", "chromium", "google-chrome", "docker"])
def test_the_path_is_bare(tmp_path: Path, absent: str) -> None:
    found = baremachine._surroundings(tmp_path, pgplace.owner(tmp_path))
    assert shutil.which("git", path=found["PATH"])
    assert shutil.which("python3", path=found["PATH"])
    assert shutil.which(absent, path=found["PATH"]) is None


def test_ci_runs_the_two_checks_and_nothing_else() -> None:
    lines = [line.strip() for line in (ROOT / ".ci" / "run").read_text().splitlines()]
    assert [line for line in lines if line.startswith(("make", "python", "pytest", "npm"))] == [
        "make test",
        "make check-bare",
    ]
    assert 'REFERENCE_DIR="$(cd ../shared && pwd)"' in lines
