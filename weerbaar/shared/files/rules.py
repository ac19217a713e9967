"""Who may send files. Features that take files say for whom (`allow`); this block knows none of them."""

from collections.abc import Callable
from typing import Any

from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.rules import SIGN_IN, is_member

Rule = Callable[[Any], Verdict]
_rules: list[Rule] = []


def allow(rule: Rule) -> None:
    """Who passes this rule may send files."""
    if rule not in _rules:
        _rules.append(rule)


def may_send(user: Any) -> Verdict:
    """Whoever may use a file somewhere."""
    if not is_member(user):
        return SIGN_IN
    if any(rule(user) for rule in _rules):
        return YES
    return no("U hebt geen rol waarin u bestanden toevoegt.")
