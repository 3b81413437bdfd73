"""A label and what is said of it: which indicators it fits, which words add nothing, what goes to the figure's reader.

Promises: words that are neither label nor figure stay with the figure, so that its reader can doubt them; a unit said
with the label goes with the figure.
Must not: read a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from handlers.reading.questions.indicators import indicators_in
from handlers.reading.questions.lexicon import TermKind
from handlers.reading.questions.named_periods import period_in
from handlers.reading.reports.looking import Look, Mention, Stretch, look_at
from handlers.reading.reports.report import LONGEST_LINE, Line
from handlers.reading.reports.report_words import ReportWords, run_at
from handlers.reading.text import fold

EDGES: Final = " \t:=,;.–—-"
_LINKS: Final = ":="
_BARE: Final = re.compile(r"[\d.,\s]*\d[\d.,\s]*")
_IN_BRACKETS: Final = re.compile(r"[(\[]\s*([^()\[\]]{1,20}?)\s*[)\]]")
_LONGEST_NOISE: Final = 4


def labelled(label: str, value: str, unit: str, words: ReportWords, raw: str = "") -> Line | None:
    """A line whose label stands apart from its value, by a colon or as cells of a table; None when it has no value."""
    look, brackets = look_at(label, words), _brackets(label, unit, words)
    said = unit or brackets.unit
    slugs = _slugs(look_at(f"{label} {value} {said}", words), look)
    rest = _without(label, (*brackets.cut, *_silent(look, slugs)))
    text = _with_unit(value, said, words)
    if not text:
        return None
    shown = raw or f"{label}: {text}"
    kept = (brackets.covers, rest if any(character.isalnum() for character in rest) else "", text)
    return Line(
        raw=" ".join(shown.split())[:LONGEST_LINE],
        value=" ".join(filter(None, kept))[:LONGEST_LINE],
        indicators=slugs,
        period=period_in(look.sighting, words.questions).key,
    )


def line_of(segment: str, words: ReportWords) -> Line | None:
    """One label with what was said of it; None when two indicators are named or nothing is said."""
    look = look_at(segment, words)
    if not look.mentions or names_two(look.mentions):
        return None
    link = _link(look)
    if link is not None:
        return labelled(segment[:link], segment[link + 1 :], "", words, raw=segment)
    value = _before_label(look) if is_figure_first(look) else _after_label(look)
    return _made(segment, value, look)


class _Brackets(NamedTuple):
    """What a label says in brackets: its unit, and the time a figure covers, as figures are read; where they stand."""

    unit: str
    covers: str
    cut: tuple[Stretch, ...]


def _brackets(label: str, unit: str, words: ReportWords) -> _Brackets:
    """``unit`` is the one said beside the label; another one in brackets is left for the figure's reader to doubt."""
    said, covers, cut = "", "", []
    for found in _IN_BRACKETS.finditer(label):
        folded = fold(found.group(1))
        if folded in words.covers:
            covers = words.covers[folded]
        elif folded in words.rates or (folded in words.units and fold(unit or folded) == folded):
            said = said or found.group(1)
        else:
            continue
        cut.append(Stretch(*found.span()))
    return _Brackets(said, covers, tuple(cut))


def _slugs(look: Look, label: Look) -> tuple[str, ...]:
    """The indicators that a label fits, with the words beside it that single one out."""
    whole = [mention for mention in label.mentions if mention.whole]
    if whole:
        return tuple(whole[0].slugs) if len({mention.slugs for mention in whole}) == 1 else ()
    if not label.mentions or names_two(label.mentions):
        return ()
    return indicators_in(look.sighting, look.report_words.questions, frozenset()).slugs


def _silent(look: Look, slugs: tuple[str, ...]) -> Iterator[Stretch]:
    """What a label's words add nothing to: names, what narrows them, periods, and words of the indicator's own name."""
    words = look.report_words
    own = look.own_words(slugs) if len(slugs) == 1 else frozenset()
    yield from look.periods
    for mention in look.mentions:
        yield mention.at
        yield from (one for one in look.hints(mention) if fold(look.text[one.start : one.stop]) not in words.measured)
    for at, plain in enumerate(look.plain):
        if plain in own:
            yield look.places[at]
        if count := run_at(look.plain, at, words.labels):
            yield look.stretch(at, at + count)


def names_two(mentions: Sequence[Mention]) -> bool:
    """Whether two names fit no indicator together."""
    return any(mention.slugs.isdisjoint(mentions[0].slugs) for mention in mentions[1:])


def is_linked(look: Look) -> bool:
    """Whether something is said after a colon that follows a label."""
    link = _link(look)
    return link is not None and any(character.isalnum() for character in look.text[link + 1 :])


def _link(look: Look) -> int | None:
    """Where a colon or "=" parts the label from the rest."""
    after = look.mentions[0].at.stop
    figure = next((one.start for one in look.figures if not _is_year(look.text[one.start : one.stop])), len(look.text))
    places = (look.text.find(link, after, figure) for link in _LINKS)
    return min((place for place in places if place >= 0), default=None)


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.isdecimal() and number.startswith(("19", "20"))


def is_figure_first(look: Look) -> bool:
    """Whether a figure stands before the first label, and not in a heading above it."""
    first = look.mentions[0]
    heading = look.text[: start_of_label(look, first)].rstrip().endswith(":")
    return bool(look.figures) and look.figures[0].start < first.at.start and not heading


def start_of_label(look: Look, mention: Mention) -> int:
    """The label's beginning: words that narrow the name, belong to it or say nothing stand before it."""
    at, own = mention.first, look.own_words(mention.slugs)
    narrowing = {stretch.stop: stretch.start for stretch in look.hints(mention, TermKind.HINT_BEFORE)}
    while at:
        before = look.places[at - 1].stop
        if before in narrowing:
            at = _word_at(look, narrowing[before])
        elif look.plain[at - 1] in own and not look.words[at - 1].number:
            at -= 1
        elif count := _noise_before(look, at):
            at -= count
        else:
            break
    return look.places[at].start


def _noise_before(look: Look, at: int) -> int:
    """How many words right before ``at`` say nothing in a label."""
    counts = range(min(_LONGEST_NOISE, at), 0, -1)
    return next((count for count in counts if run_at(look.plain, at - count, look.report_words.labels) == count), 0)


def _word_at(look: Look, start: int) -> int:
    return next(place for place, stretch in enumerate(look.places) if stretch.start == start)


def _made(segment: str, value: str, look: Look) -> Line | None:
    if not any(character.isalnum() for character in value):
        return None
    return Line(
        raw=" ".join(segment.split())[:LONGEST_LINE],
        value=value[:LONGEST_LINE],
        indicators=_slugs(look, look),
        period=period_in(look.sighting, look.report_words.questions).key,
    )


def _after_label(look: Look) -> str:
    """What is said after a label without a colon; a unit said with the label goes with the figure."""
    words = look.report_words
    figure = next((one.start for one in look.figures if one.start >= look.mentions[0].at.stop), None)
    mention = next(m for m in reversed(look.mentions) if figure is None or m.at.start < figure)
    end, unit = _end_of_label(look, mention, figure)
    rest = _without(look.text[end:], (Stretch(p.start - end, p.stop - end) for p in look.periods if p.start >= end))
    before = _without(look.text[: mention.at.start], _silent(look_at(look.text[: mention.at.stop], words), ()))
    return f"{before} {_with_unit(rest, unit, words)}".strip()


def _end_of_label(look: Look, mention: Mention, figure: int | None) -> tuple[int, str]:
    """Where a label ends that a figure follows, and the unit named with it; without a figure it ends at its name."""
    words, at, unit = look.report_words, mention.end, ""
    silent = {stretch.start: stretch.stop for stretch in (*look.hints(mention), *look.periods)}
    while figure is not None and at < len(look.places) and look.places[at].stop <= figure:
        here = look.places[at]
        noise = run_at(look.plain, at, words.labels)
        if look.plain[at] in words.measured or look.plain[at] in words.rates:
            unit, at = look.text[here.start : here.stop], at + 1
        elif here.start in silent:
            at = next(
                (p for p in range(at, len(look.places)) if look.places[p].start >= silent[here.start]), len(look.places)
            )
        elif noise:
            at += noise
        else:
            break
    end = look.places[at - 1].stop if at else mention.at.stop
    while end < len(look.text) and look.text[end] in f"{EDGES})]" and not _is_minus(look.text, end):
        end += 1
    return end, unit


def _before_label(look: Look) -> str:
    """What is said before a label: "245 ha" of "245 ha chè"."""
    words, mention = look.report_words, look.mentions[0]
    start = start_of_label(look, mention)
    names = (Stretch(m.at.start - start, m.at.stop - start) for m in look.mentions)
    after = _without(look.text[start:], (*names, *_silent(look_at(look.text[start:], words), ())))
    return f"{_trimmed(look.text[:start])} {after}".strip()


def _with_unit(value: str, unit: str, words: ReportWords) -> str:
    """A value with the unit said elsewhere; a rate has its own, and what says more than a number comes after it."""
    text = value.strip()
    if not text or not unit or fold(unit) in words.rates:
        return text
    return f"{text} {unit}" if _BARE.fullmatch(text) else f"({unit}) {text}"


def _without(text: str, cut: Iterable[Stretch]) -> str:
    """The text without these stretches and without stray signs."""
    kept = list(text)
    for start, stop in cut:
        kept[start:stop] = " " * (stop - start)
    return _trimmed(" ".join("".join(kept).split()))


def _trimmed(text: str) -> str:
    """The text without signs at its ends, but for a minus right before a digit."""
    start = 0
    while start < len(text) and text[start] in EDGES and not _is_minus(text, start):
        start += 1
    return text[start:].rstrip(EDGES)


def _is_minus(text: str, at: int) -> bool:
    """A dash right before a digit may be a sign of the figure."""
    return text[at] in "–—-" and at + 1 < len(text) and text[at + 1].isdigit() and (at == 0 or text[at - 1] == " ")
