"""The answer to 'may this person do this?', with the reason in Dutch."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """True when allowed; otherwise `reason` is a full Dutch sentence that a page can show."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


def no(reason: str) -> Verdict:
    return Verdict(False, reason)
