"""Vectors as a row keeps them: float16, one after another. Two bytes a number say as much as four (decision 0031)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def packed(vectors: Sequence[np.ndarray]) -> bytes:
    return b"".join(vector.astype(np.float16).tobytes() for vector in vectors)


def unpacked(vectors: bytes | memoryview, size: int) -> np.ndarray:
    """(count, size) float16 of what a row holds."""
    return np.frombuffer(vectors, np.float16).reshape(-1, size)
