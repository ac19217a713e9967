"""What the commands say on screen: one plain Dutch sentence when something stops them."""

import sys


class StopError(SystemExit):
    """Stops the program with one Dutch sentence on stderr and exit code 1."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def say(line: str = "") -> None:
    """A line on screen, at once (also when the output goes to a file or a pipe)."""
    print(line, flush=True)


def warn(line: str) -> None:
    """A line beside the normal output, for what needs attention but stops nothing."""
    print(line, file=sys.stderr, flush=True)
