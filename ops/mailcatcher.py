"""Catches the mail that a demo sends, on loopback, as files in `var/post`: `python -m ops.mailcatcher PORT FOLDER`."""

import asyncio
import sys
import time
from pathlib import Path

from aiosmtpd.controller import UnthreadedController
from aiosmtpd.smtp import SMTP, Envelope, Session

KEEP = 500


class Catcher:
    """Writes every message as one `.eml`; its name is the moment in microseconds, so that names sort by time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        name = str(time.time_ns() // 1000)
        content = envelope.original_content or b""
        draft = self.folder / f"{name}.part"
        draft.write_bytes(content)
        draft.rename(self.folder / f"{name}.eml")
        for old in sorted(self.folder.glob("*.eml"))[:-KEEP]:
            old.unlink(missing_ok=True)
        return "250 OK"


def main(port: int, folder: Path) -> None:
    """Catches until the process is ended."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    controller = UnthreadedController(Catcher(folder), hostname="127.0.0.1", port=port, loop=loop)
    controller.begin()
    loop.run_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
