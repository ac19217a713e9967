"""Child processes that belong together: started in groups of their own, restarted when they die, stopped as one."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ops.say import say

LONGEST_WAIT = 30.0
CALM_SECONDS = 60.0  # who lived this long starts again at once
STOP_SECONDS = 10.0


@dataclass
class Child:
    """One program, its log and how often it fell."""

    label: str
    command: Sequence[str]
    env: Mapping[str, str]
    cwd: Path
    log: Path
    falls: int = 0
    not_before: float = 0.0
    began: float = 0.0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb" if self.began == 0.0 else "ab") as output:
            self.process = subprocess.Popen(
                list(self.command),
                cwd=self.cwd,
                env=dict(self.env),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.began = time.monotonic()

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def signal_group(self, number: int) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)

    def group_lives(self) -> bool:
        """Whether anything of its group still runs (also children of a main process that is gone)."""
        if self.process is None:
            return False
        self.process.poll()
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True


def look_after(children: Sequence[Child]) -> None:
    """Restarts what ended, after a pause that doubles with each fall; call this every half second or so."""
    now = time.monotonic()
    for child in children:
        if child.process is None:
            if now >= child.not_before:
                child.start()
            continue
        if not child.has_ended():
            continue
        code = child.process.returncode
        child.signal_group(signal.SIGKILL)
        child.falls = 1 if now - child.began > CALM_SECONDS else child.falls + 1
        pause = 0.0 if child.falls == 1 else min(2.0 ** (child.falls - 1), LONGEST_WAIT)
        child.not_before, child.process = now + pause, None
        when = "meteen" if pause == 0 else f"over {pause:.0f} s"
        say(f"  {child.label} stopte onverwacht (code {code}) en start {when} opnieuw. Meer staat in {child.log}")


def stop(children: Sequence[Child]) -> None:
    """Asks all groups to stop, and ends what does not within ten seconds."""
    for number, patience in ((signal.SIGTERM, STOP_SECONDS), (signal.SIGKILL, 2.0)):
        for child in children:
            child.signal_group(number)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline and any(child.group_lives() for child in children):
            time.sleep(0.05)
        if not any(child.group_lives() for child in children):
            return
