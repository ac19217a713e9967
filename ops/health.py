"""The health check inside the image: `python -m ops.health` (0 when the web server and its database answer)."""

import os
import sys
import urllib.error
import urllib.request


def main() -> int:
    """Asks /healthz as the first of ALLOWED_HOSTS. Returns the exit code."""
    port = os.environ.get("GRANIAN_PORT", "8000")
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    question = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": host})
    try:
        with urllib.request.urlopen(question, timeout=4) as answer:
            return 0 if answer.status == 200 else 1
    except (urllib.error.URLError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main())
