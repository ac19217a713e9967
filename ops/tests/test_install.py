"""The commands of Dockerfile and compose.yml, run in their order in an ordinary environment on a real PostgreSQL."""

import json
import os
import re
import secrets
import shlex
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml
from django.db import connection

from ops import frontend, pg, ports, site, testdb
from ops.steps import Steps

HOST = "weerbaar.voorbeeld.invalid"
ONLY_IN_AN_IMAGE = ("useradd",)


@dataclass
class Image:
    """What a Dockerfile says: commands in order, surroundings, and how it starts."""

    env: dict[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    start: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)
    user: str = "root"


def instructions() -> list[tuple[str, str]]:
    """(word, rest) of every line of the Dockerfile."""
    text = (pg.ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in lines]


def build(folder: Path) -> Image:
    """Does what the Dockerfile says, with /app and /data as folders of ours. Raises when a command fails."""
    image, stage = Image(), -1
    apps: list[Path] = []
    stages: dict[str, Path] = {}
    for word, rest in instructions():
        if word == "FROM":
            stage += 1
            apps.append(folder / f"stage{stage}" / "app")
            apps[-1].mkdir(parents=True)
            image.env = {}
            if " AS " in rest:
                stages[rest.split(" AS ")[1]] = apps[-1]
        elif word == "ENV":
            pairs = (item.split("=", 1) for item in shlex.split(rest))
            image.env |= {name: inside(value, folder, apps[-1]) for name, value in pairs}
        elif word == "COPY":
            copy(rest.split(), apps[-1], stages)
        elif word == "RUN" and not rest.startswith(ONLY_IN_AN_IMAGE):
            run(["sh", "-c", rest], apps[-1], image.env)
            image.done.append(rest)
        elif word == "USER":
            image.user = rest
        elif word == "HEALTHCHECK":
            image.health = json.loads(rest.partition("CMD ")[2])
        elif word == "CMD":
            image.start = json.loads(rest)
    image.env["APP"] = str(apps[-1])
    return image


def inside(value: str, folder: Path, app: Path) -> str:
    return re.sub(r"^/app", str(app), re.sub(r"^/data", str(folder / "data"), value))


def copy(words: list[str], app: Path, stages: dict[str, Path]) -> None:
    origin = pg.ROOT
    if words[0].startswith("--from="):
        origin = stages[words.pop(0).removeprefix("--from=")]
        words[0] = words[0].removeprefix("/app/")
    *sources, target = words
    for source in sources:
        if source == ".":
            shutil.copytree(origin, app, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*ignored()))
        elif (origin / source).is_dir():
            shutil.copytree(origin / source, app / target, dirs_exist_ok=True)
        else:
            shutil.copy(origin / source, app / target)


def ignored() -> list[str]:
    """The names in .dockerignore."""
    return [Path(line).name for line in (pg.ROOT / ".dockerignore").read_text().split()]


def run(command: list[str], app: Path, env: dict[str, str]) -> str:
    done = subprocess.run(
        command, cwd=app, env=surroundings() | env, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout


def surroundings() -> dict[str, str]:
    """Our own environment with the tools that the base images have."""
    node, _ = frontend.find_node(Steps(pg.ROOT))
    path = os.pathsep.join([str(Path(sys.executable).parent), str(Path(node).parent), os.environ["PATH"]])
    dropped = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "IS_DEMO"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "PATH": path, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def service_environment(service: dict[str, object], secret: str) -> dict[str, str]:
    """The surroundings of a service, with the secrets filled in as `docker compose` does."""
    filled = {"SITE_HOST": HOST, "SECRET_KEY": secret, "POSTGRES_PASSWORD": "geheim"}
    listed = service["environment"]
    assert isinstance(listed, dict)
    return {
        name: re.sub(r"\$\{(\w+)(:\?)?\}", lambda found: filled[found[1]], str(value)) for name, value in listed.items()
    }


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Iterator[tuple[Image, dict]]:
    """The built image, and the services with an empty database of their own instead of the one called `database`."""
    folder = tmp_path_factory.mktemp("install")
    image = build(folder)
    (folder / "data").mkdir(exist_ok=True)
    compose = yaml.safe_load((pg.ROOT / "compose.yml").read_text())
    secret = secrets.token_hex(32)
    real = {**connection.settings_dict}
    name = testdb.name_for({**real, "NAME": "weerbaar"}, "install")
    testdb.create_empty(real, name)
    for service in compose["services"].values():
        if service.get("build"):
            env = service_environment(service, secret)
            assert env["DATABASE_URL"] == "postgresql://weerbaar:geheim@database:5432/weerbaar"
            address = site.address_of({**real, "NAME": name, "OPTIONS": {}})
            service["run_env"] = {
                **image.env,
                **env,
                "DATABASE_URL": address,
                "GRANIAN_PORT": str(ports.first_free(8600)),
            }
    yield image, compose["services"]
    testdb.drop(real, name)


@pytest.mark.install
def test_it_is_built_prepared_started_and_healthy(installation: tuple[Image, dict]) -> None:
    image, services = installation
    app = Path(image.env["APP"])
    assert [words.split()[0] for words in image.done] == ["npm", "node", "pip", "SECRET_KEY=only-for-building"]
    run(services["prepare"]["command"], app, services["prepare"]["run_env"])
    warnings = "--fail-level=WARNING"
    run(["python", "manage.py", "check", "--deploy", warnings], app, services["web"]["run_env"])
    env = services["web"]["run_env"] | {"GRANIAN_HOST": "127.0.0.1"}
    web = subprocess.Popen(image.start, cwd=app, env=surroundings() | env)
    worker = subprocess.Popen(
        services["worker"]["command"], cwd=app, env=surroundings() | services["worker"]["run_env"]
    )
    try:
        wait_until_healthy(image, app, env, web)
        run(services["worker"]["healthcheck"]["test"][1:], app, services["worker"]["run_env"])
        page = look(env, "/", secure=True)
        assert "max-age=31536000" in page.headers["Strict-Transport-Security"]
        style = re.search(r'href="(/static/dist/app\.[^"]+\.css)"', page.read().decode())
        assert style
        assert "immutable" in look(env, style[1], secure=True).headers["Cache-Control"]
        assert redirected(env, "/") == f"https://{HOST}/"
    finally:
        for process in (web, worker):
            process.terminate()
        assert worker.wait(timeout=30) == 0
        web.wait(timeout=30)


def wait_until_healthy(image: Image, app: Path, env: dict[str, str], web: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while subprocess.run(image.health, cwd=app, env=surroundings() | env, capture_output=True).returncode:
        assert web.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.3)


def look(env: dict[str, str], path: str, secure: bool):
    headers = {"Host": HOST, **({"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"} if secure else {})}
    return urllib.request.urlopen(
        urllib.request.Request(f"http://127.0.0.1:{env['GRANIAN_PORT']}{path}", headers=headers), timeout=20
    )


def redirected(env: dict[str, str], path: str) -> str:
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *args: object) -> None:
            return None

    question = urllib.request.Request(f"http://127.0.0.1:{env['GRANIAN_PORT']}{path}", headers={"Host": HOST})
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.build_opener(Stay).open(question, timeout=20)
    return str(answer.value.headers["Location"])


def test_the_image_does_not_run_as_root_and_carries_no_secret() -> None:
    said = dict(instructions())
    assert said["USER"] == "weerbaar"
    assert ".env" in (pg.ROOT / ".dockerignore").read_text().split()
    assert not re.search(r"SECRET_KEY=(?!only-for-building)\S", (pg.ROOT / "Dockerfile").read_text())


def test_every_secret_of_compose_stands_in_the_example_and_is_empty() -> None:
    example = dict(
        line.split("=", 1) for line in (pg.ROOT / ".env.example").read_text().splitlines() if line and line[0] != "#"
    )
    needed = set(re.findall(r"\$\{(\w+)", (pg.ROOT / "compose.yml").read_text()))
    assert needed <= set(example)
    assert {example[name] for name in ("SECRET_KEY", "POSTGRES_PASSWORD")} == {""}


def test_only_the_proxy_is_reachable_from_outside() -> None:
    services = yaml.safe_load((pg.ROOT / "compose.yml").read_text())["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert set(services) == {"prepare", "web", "worker", "database", "proxy"}
    proxy = (pg.ROOT / "Caddyfile").read_text()
    assert "reverse_proxy web:8000" in proxy
    assert "encode zstd gzip" in proxy
