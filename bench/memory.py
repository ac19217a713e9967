"""What a process and its index take in memory."""

from __future__ import annotations

from pathlib import Path


def pss(process: int | str = "self") -> dict[str, float]:
    """Proportional share in MB: `own` (private memory of the process) and `files` (mapped files, also the index)."""
    found: dict[str, float] = {}
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]:
        name, amount = line.split()[:2]
        found[name.rstrip(":")] = int(amount) / 1024
    return {"own": found["Pss_Anon"], "files": found["Pss_File"] + found.get("Pss_Shmem", 0.0)}


def mapped(folder: Path, process: int | str = "self") -> float:
    """MB of the files in a folder that this process has in memory, its own changed pages left out."""
    total = 0
    is_inside = False
    for line in Path(f"/proc/{process}/smaps").read_text().splitlines():
        name, _, rest = line.partition(":")
        if " " in name:
            is_inside = str(folder) in line
        elif is_inside and name == "Rss":
            total += int(rest.split()[0])
        elif is_inside and name == "Anonymous":
            total -= int(rest.split()[0])
    return total / 1024


def on_disk(folder: Path) -> float:
    """MB of the files under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20
