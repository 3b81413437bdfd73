"""A piece of a message cut into labels with their figures: "chè 48,5 ha", "245 ha chè", "chè 48 ha cà phê 275 ha".

Promises: a figure goes to the label it stands by, and a piece that can be cut in two ways is not cut.
Must not: read a figure, or know which report is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from handlers.reading.reports.labelling import EDGES, is_figure_first, line_of, start_of_label
from handlers.reading.reports.looking import Look, Stretch, look_at
from handlers.reading.reports.report import LONGEST_LINE, Line
from handlers.reading.reports.report_words import ReportWords, run_at


@dataclass(frozen=True, slots=True)
class Paired:
    """The lines of a piece and what stood before them. ``clear`` is False where a label and its figure cannot be
    told apart; such a piece has one line without indicators.
    """

    lines: tuple[Line, ...]
    before: str = ""
    clear: bool = True


def pair_up(look: Look) -> Paired:
    """The lines of a piece that names at least one indicator."""
    text = look.text
    if is_figure_first(look):
        segments = _figures_first(look)
        return _paired(segments, "", look.report_words) if segments else _unclear(text)
    starts = _label_starts(look)
    ends = (*starts[1:], len(text))
    segments = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return _paired(segments, text[: starts[0]], look.report_words)


def _paired(segments: Iterable[str], before: str, words: ReportWords) -> Paired:
    lines = [line_of(_without_joints(segment, words), words) for segment in segments]
    whole = tuple(line for line in lines if line is not None)
    if len(whole) < len(lines):
        return _unclear(f"{before}{''.join(segments)}")
    return Paired(whole, before)


def _unclear(text: str) -> Paired:
    raw = text.strip()[:LONGEST_LINE]
    return Paired((Line(raw=raw, value=raw),), clear=False)


def _label_starts(look: Look) -> list[int]:
    """Where the labels begin when each stands before its figure."""
    starts = [start_of_label(look, look.mentions[0])]
    for place, (before, mention) in enumerate(pairwise(look.mentions), start=1):
        following = look.mentions[place + 1].at.start if place + 1 < len(look.mentions) else len(look.text)
        if not _any_within(look.figures, before.at.stop, mention.at.start):
            continue
        if _any_within(look.figures, mention.at.stop, following) or before.slugs.isdisjoint(mention.slugs):
            starts.append(start_of_label(look, mention))
    return starts


def _any_within(found: Iterable[Stretch], start: int, stop: int) -> bool:
    return any(start <= one.start and one.stop <= stop for one in found)


def _figures_first(look: Look) -> list[str] | None:
    """Pieces such as "245 ha chè", each up to the next one's figure; None when a figure has no label after it."""
    cuts = [0]
    for mention, following in pairwise(look.mentions):
        figures = [one.start for one in look.figures if mention.at.stop <= one.start < following.at.start]
        if figures:
            cuts.append(figures[0])
        elif mention.slugs.isdisjoint(following.slugs):
            return None
    if _any_within(look.figures, look.mentions[-1].at.stop, len(look.text)):
        return None
    return [look.text[start:end] for start, end in pairwise((*cuts, len(look.text)))]


def _without_joints(segment: str, words: ReportWords) -> str:
    """The segment without what joins it to the next one."""
    kept = segment.rstrip(EDGES)
    look = look_at(kept, words)
    for count in (2, 1):
        at = len(look.plain) - count
        if at > 0 and run_at(look.plain, at, words.joints) == count:
            return kept[: look.places[at].start].rstrip(EDGES)
    return kept.rstrip("&+|/ ")
