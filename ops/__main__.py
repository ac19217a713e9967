"""`python3 -m ops demo|test|check-bare|bench`: works before there is an environment, and says so when it cannot.

This file must be readable for any Python 3, so that a Python that is too old gets a sentence and not a syntax error.
"""

import sys

OLDEST = (3, 11)
SENTENCE = (
    "Nodig is Python %d.%d of nieuwer; dit is %d.%d. Installeer een nieuwere, of wijs die aan: make demo PYTHON=…"
)

if sys.version_info < OLDEST:
    sys.exit(SENTENCE % (OLDEST[0], OLDEST[1], sys.version_info[0], sys.version_info[1]))

from ops.commands import main  # noqa: E402

main(sys.argv[1:])
