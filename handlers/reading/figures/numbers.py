"""Whole numbers as they are said or typed: terms and scales put together, "1 tỷ 2", "một nghìn tư", "1,61 nghìn tỷ".

Promises: every meaning best first, and the doubts that must be asked about; values are Decimal.
Must not: know units of measure or what was asked.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from handlers.reading.figures.number_words import NumberWords, Part, Scale
from handlers.reading.figures.quantity import Reason
from handlers.reading.figures.remainders import remainder
from handlers.reading.figures.scales import read_scales
from handlers.reading.figures.separators import Numeral, Shape
from handlers.reading.figures.spoken import FULL, LATE, LONE, PAIR, Term, is_other_word, read_term
from handlers.reading.figures.spoken_places import read_places
from handlers.reading.figures.tokens import NUMERAL, Token

_MOST_OPTIONS: Final = 4
_LARGEST: Final = Decimal(10) ** 18
_THOUSAND: Final = Decimal(1000)
_MYRIAD: Final = Decimal(10000)
_PLACES: Final = 3
_SURE: Final = (Shape.INTEGER, Shape.DECIMAL, Shape.GROUPED)


class Number(NamedTuple):
    """A number without its unit.

    ``numeral`` is set when it is one typed numeral, perhaps with a scale; what its separators mean is then still
    open. ``scale`` is the product of the scales of its first term, ``low`` what "a half" after it halves.
    ``counts``: all its scales are thousands or less, ``thousands``: the first one is. ``spoken``: it holds number
    words.
    """

    options: tuple[Decimal, ...]
    end: int
    doubts: tuple[Reason, ...] = ()
    numeral: Numeral | None = None
    scale: Decimal = Decimal(1)
    low: Decimal = Decimal(1)
    counts: bool = False
    thousands: bool = False
    spoken: bool = False
    form: str = FULL


class _Part(NamedTuple):
    options: tuple[Decimal, ...]
    times: Decimal


def read_number(tokens: list[Token], at: int, words: NumberWords) -> Number | None:
    """The longest number that begins at ``at``, or None."""
    typed = tokens[at].kind == NUMERAL
    first = None if typed else _half(tokens, at, words) or _implied_one(tokens, at, words)
    if first is None:
        term = read_term(tokens, at, words)
        if term is None or (not typed and is_other_word(tokens[at], term, words)):
            return None
        first = _first_number(tokens, at, term, words)
    number = _lower_parts(tokens, first, words)
    return _with_half(tokens, number, words)


def _half(tokens: list[Token], at: int, words: NumberWords) -> Number | None:
    """As in "nửa tỷ", "nửa tấn"; a half of nothing named is no number."""
    if not words.part(tokens[at], Part.HALF_BEFORE):
        return None
    times, end, scales = read_scales(tokens, at + 1, words)
    return _scaled((Decimal("0.5"),), times, end, scales, Number((), end, (), spoken=True))


def _implied_one(tokens: list[Token], at: int, words: NumberWords) -> Number | None:
    """As in "tỷ rưỡi", "nghìn tư"; alone, "nghìn ha", it is asked about."""
    scale = words.scales.get(tokens[at].spelling)
    dozen = words.part(tokens[at], Part.DOZEN)
    if dozen:
        return Number((Decimal(dozen.value),), at + 1, (Reason.VAGUE,), spoken=True)
    if scale is None or scale.never_first:
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].gap != "\n" else None
    known = following is not None and words.part(following, Part.HALF_AFTER, Part.LATE, Part.DIGIT)
    if not known and not scale.counts:
        return None
    doubts = () if known else (Reason.VAGUE,)
    empty = Number((), at + 1, doubts, spoken=True)
    return _scaled((Decimal(1),), scale.times, at + 1, (scale,), empty)


def _first_number(tokens: list[Token], at: int, term: Term, words: NumberWords) -> Number:
    spoken = tokens[at].kind != NUMERAL
    doubts = (term.doubt,) if term.doubt else ()
    if term.form == LATE:
        doubts = (*doubts, Reason.SHORT_SPEECH)
    empty = Number(term.options, term.end, doubts, term.numeral, spoken=spoken, form=term.form)
    if term.hundred:
        empty = empty._replace(low=Decimal(100))
    empty = _with_point(tokens, empty, words)
    times, end, scales = read_scales(tokens, empty.end, words)
    return _scaled(empty.options, times, end, scales, empty)


def _scaled(
    options: tuple[Decimal, ...], times: Decimal, end: int, scales: tuple[Scale, ...], number: Number
) -> Number:
    """The number times the scales after it."""
    if not scales:
        return number._replace(options=options, end=end)
    doubts = number.doubts + ((Reason.UNUSUAL_UNIT,) if any(scale.doubt for scale in scales) else ())
    return number._replace(
        options=tuple(value * times for value in options),
        end=end,
        doubts=doubts,
        scale=times,
        low=times,
        counts=all(scale.counts for scale in scales),
        thousands=scales[0].counts,
    )


def _with_point(tokens: list[Token], number: Number, words: NumberWords) -> Number:
    """As in "chín phẩy ba sáu": digits after the point one by one, or as a number below a hundred."""
    at = number.end
    if at + 1 >= len(tokens) or len(number.options) != 1 or tokens[at].gap == "\n":
        return number
    point = words.part(tokens[at], Part.POINT, Part.POINT_OR_GROUP)
    whole = number.options[0]
    if point is None or whole != int(whole) or (number.numeral and number.numeral.shape not in _SURE):
        return number
    digits, end, doubt = read_places(tokens, at + 1, words)
    if not digits:
        return number
    doubts = number.doubts
    if doubt or (number.form == PAIR and number.spoken and len(digits) > 1):
        doubts = (*doubts, Reason.SHORT_SPEECH)
    if len(digits) == 3:
        doubts = (*doubts, Reason.SEPARATOR)
    return number._replace(
        options=(Decimal(f"{int(whole)}.{digits}"),), end=end, doubts=doubts, numeral=None, form=FULL
    )


def _lower_parts(tokens: list[Token], number: Number, words: NumberWords) -> Number:
    """The parts below the first scale: "37 tỷ 748 triệu", "1 tỷ 2", "một nghìn sáu trăm mười tỷ"."""
    parts = [_Part(number.options, number.scale)]
    while parts[-1].times > 1:
        at = number.end
        gap = at < len(tokens) and words.part(tokens[at], Part.GAP) is not None
        term = read_term(tokens, at + gap, words)
        if term is None or tokens[at].gap == "\n" or tokens[at + gap].gap == "\n":
            break
        longer = _next_part(tokens, number, parts, term, words, linked=gap)
        if longer is None:
            break
        number = longer
    return number._replace(options=_sum(parts))


def _next_part(
    tokens: list[Token], number: Number, parts: list[_Part], term: Term, words: NumberWords, *, linked: bool
) -> Number | None:
    """The number with one more part, which is added to ``parts``; None when the term is no part of it."""
    times, end, scales = read_scales(tokens, term.end, words)
    above = parts[-1].times
    rest = remainder(term, above, linked=linked, words=words) if not scales or times > above else None
    doubts = _term_doubts(number, term, scales)
    if scales:
        if times > above:
            lone = term.form in (LONE, LATE)
            doubts = (*doubts, *((Reason.SHORT_SPEECH,) if rest is None or rest[1] or lone else ()))
            term = term._replace(options=(*rest[0], *(term.options if lone else ()))) if rest else term
        return _join_scaled(number, parts, term, times, doubts, end, scales)
    if rest is None:
        return None
    options, reason = rest
    parts.append(_Part(options, Decimal(1)))
    doubts = (*doubts, reason) if reason else doubts
    halved = 100 * above / 1000 if term.hundred and above != _MYRIAD else Decimal(0)
    return number._replace(end=term.end, doubts=doubts, numeral=None, low=halved)


def _term_doubts(number: Number, term: Term, scales: tuple[Scale, ...]) -> tuple[Reason, ...]:
    """The doubts of a number with one more term: separators are sure only where nothing follows or precedes."""
    found = list(number.doubts)
    if number.numeral and (number.numeral.shape not in _SURE or number.numeral.places):
        found.append(Reason.SEPARATOR)
    if term.numeral and term.numeral.shape not in _SURE and not (term.text.isdigit() and len(term.text) == _PLACES):
        found.append(Reason.SEPARATOR)
    if term.doubt:
        found.append(term.doubt)
    if any(scale.doubt for scale in scales):
        found.append(Reason.UNUSUAL_UNIT)
    return tuple(found)


def _join_scaled(
    number: Number,
    parts: list[_Part],
    term: Term,
    times: Decimal,
    doubts: tuple[Reason, ...],
    end: int,
    scales: tuple[Scale, ...],
) -> Number:
    """One more scaled part; a larger scale than those before multiplies them too."""
    options = tuple(value * times for value in term.options)
    if times == parts[-1].times:
        doubts = (*doubts, Reason.SPELLING)
    while parts and parts[-1].times < times:
        before = parts.pop()
        options = _cross(tuple(value * times for value in before.options), options)
    parts.append(_Part(options, times))
    counts = number.counts and all(scale.counts for scale in scales)
    return number._replace(
        end=end, doubts=doubts, numeral=None, scale=max(number.scale, times), low=times, counts=counts
    )


def _with_half(tokens: list[Token], number: Number, words: NumberWords) -> Number:
    """As in "một nghìn rưỡi", "trăm rưỡi", "mười hai rưỡi"."""
    at = number.end
    if at >= len(tokens) or tokens[at].gap == "\n" or not words.part(tokens[at], Part.HALF_AFTER):
        return number
    if number.low == 0:
        return number
    sure = number.numeral is None or number.numeral.shape in (Shape.INTEGER, Shape.GROUPED)
    doubts = number.doubts if sure and not tokens[at].stray else (*number.doubts, Reason.SHORT_SPEECH)
    if Reason.VAGUE in doubts:
        doubts = tuple(doubt for doubt in doubts if doubt is not Reason.VAGUE)
    half = number.low / 2
    return number._replace(
        options=tuple(value + half for value in number.options), end=at + 1, doubts=doubts, numeral=None
    )


def _sum(parts: list[_Part]) -> tuple[Decimal, ...]:
    total = parts[0].options
    for part in parts[1:]:
        total = _cross(total, part.options)
    return tuple(value for value in total if value < _LARGEST * _MYRIAD)


def _cross(first: tuple[Decimal, ...], second: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    return tuple(a + b for a in first for b in second)[:_MOST_OPTIONS]
