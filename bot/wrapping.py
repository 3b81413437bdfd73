"""Words cut into lines that fit a width (pure).

Promises: no line is wider than asked, as ``measure`` says; nothing is lost unless there are more lines than
allowed, and then the last one ends in an ellipsis.
Must not: know a font or a picture.
"""

from __future__ import annotations

from collections.abc import Callable

Measure = Callable[[str], float]

_ELLIPSIS = "…"


def lines_of(text: str, width: float, most: int, measure: Measure) -> tuple[str, ...]:
    """``text`` in at most ``most`` lines, each at most ``width`` wide (in the unit of ``measure``).

    Lines break at spaces; a word wider than a line breaks after a slash, or anywhere. No text, no lines.
    """
    lines: list[str] = []
    rest = text.strip()
    while rest:
        if len(lines) == most:
            lines[-1] = _ended(lines[-1], width, measure)
            break
        cut = len(rest) if measure(rest) <= width else _break_before(rest, _fitting(rest, width, measure))
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return tuple(lines)


def _fitting(text: str, width: float, measure: Measure) -> int:
    """How many letters fit, at least one: a line must move on."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _break_before(text: str, fitting: int) -> int:
    """The last place at or before ``fitting`` where a line may break, or ``fitting`` itself."""
    space = text.rfind(" ", 0, fitting + 1)
    if space > 0:
        return space
    slash = text.rfind("/", 0, fitting)
    return slash + 1 if slash > 0 else fitting


def _ended(line: str, width: float, measure: Measure) -> str:
    while line and measure(line + _ELLIPSIS) > width:
        line = line[:-1].rstrip()
    return line + _ELLIPSIS
