"""Invitation codes: 26 characters of an alphabet without look-alikes, 130 bits of chance.

Promises: a code reads the same in upper or lower case, with or without dashes and a leading /start; only its
hash is ever stored.
Must not: make chance (the caller brings it) or look a code up.
"""

from __future__ import annotations

import hashlib

from handlers.reading.text import clean

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26
_GROUP = 4
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})
_LONGEST = 80
_CODE_LIKE = 10


def code_of(chance: int) -> str:
    """The code of a random number below 2**130, in groups of four: "7K3Q-….."."""
    characters = "".join(ALPHABET[(chance >> (5 * place)) & 31] for place in range(LENGTH))
    return "-".join(characters[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))


def code_in(text: str) -> str | None:
    """The code a message holds, without dashes, or None. "/start CODE" counts, other words do not."""
    cut = clean(text[: _LONGEST * 2]).strip()
    command, _, rest = cut.partition(" ")
    written = rest if command.lower() == "/start" else cut
    bare = written.upper().translate(_MISREAD)
    is_code = len(bare) == LENGTH and all(character in ALPHABET for character in bare)
    return bare if is_code and len(text) <= _LONGEST and _in_groups(written) else None


def _in_groups(written: str) -> bool:
    """Whether spaces stand only between a code's groups: 26 letters of a sentence are none."""
    *groups, last = (len(group.replace("-", "")) for group in written.split())
    return all(size % _GROUP == 0 for size in groups) and last % _GROUP == LENGTH % _GROUP


def attempted_code(text: str) -> bool:
    """Whether the message was meant as a code, right or wrong: a code or a part of one, or "/start something"."""
    if code_in(text) is not None:
        return True
    command, _, rest = clean(text[:_LONGEST]).strip().partition(" ")
    if command.lower() == "/start":
        return bool(rest.strip())
    bare = command.upper().translate(_MISREAD)
    in_part = len(bare) >= _CODE_LIKE and all(character in ALPHABET for character in bare)
    return in_part and not rest and any(character.isdecimal() for character in command) and not bare.isdecimal()


def hash_of(code: str) -> str:
    """What is stored of a code."""
    return hashlib.sha256(code.upper().translate(_MISREAD).encode()).hexdigest()
