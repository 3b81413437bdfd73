"""Numbers that look like chance and are the same in every run and on every machine.

Promises: the number follows from the names alone.
Must not: be used where somebody could gain by guessing.
"""

from __future__ import annotations

from hashlib import blake2b


def chance(below: int, *names: str) -> int:
    """A whole number from 0 to ``below`` - 1."""
    digest = blake2b("\0".join(names).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % below


def swing(widest: int, *names: str) -> int:
    """A whole number from -``widest`` to ``widest``."""
    return chance(2 * widest + 1, *names) - widest
