"""How several paces stand in one token: two letters of each.

Promises: what is built here is read here; a single pace written out is read too, as older tokens have it. (pure)
Must not: know what else a token holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from models.plan.pace import Pace

_LETTERS: Final = 2  # tell one pace from the others


def written(paces: Sequence[str]) -> str:
    """ "besh" for those behind and those short; empty for none."""
    return "".join(pace[:_LETTERS] for pace in paces)


def read(signs: str) -> tuple[str, ...]:
    """The values of the paces; what is none is passed over."""
    if signs in set(Pace):
        return (signs,)
    some = [signs[place : place + _LETTERS] for place in range(0, len(signs), _LETTERS)]
    return tuple(pace.value for sign in some for pace in Pace if pace.value[:_LETTERS] == sign)
