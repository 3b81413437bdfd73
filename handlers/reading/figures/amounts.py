"""A number with its unit: "1.398 ha", "2 tấn 3 tạ", "1 mẫu 2", "tạ rưỡi", "37 tỷ 748 triệu đồng".

Promises: a stated unit is never dropped; values with a unit are in its dimension's base.
Must not: know what was asked beyond the dimension that misspelt units are looked for in (see ``settling``).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from handlers.reading.figures.number_words import Measure, NumberWords, Part
from handlers.reading.figures.numbers import Number, read_number
from handlers.reading.figures.phrases import Phrase, Unit, find, find_nearly
from handlers.reading.figures.quantity import Reason
from handlers.reading.figures.separators import Shape
from handlers.reading.figures.spoken import LATE, LONE
from handlers.reading.figures.tokens import SIGN, WORD, Token

_TENTHS: Final = "sure"
_SHORTEST_MISSPELT: Final = 3


class Amount(NamedTuple):
    """``options`` are best first: in the base of ``unit``'s dimension, or plain numbers when there is no unit.

    ``number`` is the first number as it was typed. ``compound``: several units or a half were added up.
    """

    options: tuple[Decimal, ...]
    end: int
    number: Number
    unit: Unit | None = None
    doubts: tuple[Reason, ...] = ()
    compound: bool = False


class _Found(NamedTuple):
    unit: Unit
    end: int
    doubt: Reason | None = None


def read_amount(tokens: list[Token], at: int, words: NumberWords, measure: Measure) -> Amount | None:
    """The amount that begins at ``at``, or None."""
    number = read_number(tokens, at, words)
    if number is None:
        return _implied_one(tokens, at, words, measure)
    found = unit_at(tokens, number.end, words, measure) or _near_unit(tokens, number.end, words, measure)
    if found is None:
        halved = words.part(tokens[at], Part.HALF_BEFORE) and number.scale == 1
        alone = number.end == at + 1 and tokens[at].text in words.speech.doubtful_alone
        doubts = (*number.doubts, Reason.SHORT_SPEECH) if alone else number.doubts
        return None if halved else Amount(number.options, number.end, number, None, doubts)
    first = _measured(tokens, number, found)
    first = _with_half(tokens, first, words)
    return _with_lower_units(tokens, first, words, measure)


def unit_at(tokens: list[Token], at: int, words: NumberWords, measure: Measure) -> _Found | None:
    """The unit that stands here; of several with one name the one that fits what was asked."""
    if at >= len(tokens) or tokens[at].gap == "\n":
        return None
    found = find(words.units, tokens, at)
    if not found:
        return None
    if len(found) > 1:
        wanted = measure.understood
        found = tuple(sorted(found, key=lambda phrase: _dimension(phrase) not in wanted))
    return _whole_unit(tokens, at, found[0])


def _dimension(phrase: Phrase) -> str:
    return phrase.role.dimension if isinstance(phrase.role, Unit) else ""


def _near_unit(tokens: list[Token], at: int, words: NumberWords, measure: Measure) -> _Found | None:
    """A misspelt unit of the dimension asked, in doubt."""
    if at >= len(tokens) or tokens[at].gap == "\n":
        return None
    if tokens[at].kind != WORD or tokens[at].spelling in words.known:
        return None
    near = find_nearly(words.units, tokens, at) or _misspelt(tokens[at].bare, words, measure)
    if near is None or not isinstance(near.role, Unit) or near.role.dimension not in measure.understood:
        return None
    length = len(near.bares) if near.nearly_fits(tokens, at) else 1
    return _Found(near.role, at + length, Reason.SPELLING)


def _whole_unit(tokens: list[Token], at: int, phrase: Phrase) -> _Found:
    """The unit with what is wrong with how it is typed: a key left over, or its sign doubled."""
    end = at + len(phrase.bares)
    doubt = Reason.SPELLING if any(token.stray for token in tokens[at:end]) else None
    if tokens[at].kind == SIGN and end < len(tokens) and tokens[end].text == tokens[at].text:
        end, doubt = end + 1, Reason.SPELLING
    assert isinstance(phrase.role, Unit)
    return _Found(phrase.role, end, doubt)


def _misspelt(word: str, words: NumberWords, measure: Measure) -> Phrase | None:
    """A unit of the dimension asked whose word was cut short, drawn out or has one letter wrong."""
    for phrase in words.units_of.get(measure.dimension, ()):
        wanted = phrase.bares[0]
        drawn_out = word.rstrip(word[-1]) + word[-1] == wanted
        long_enough = min(len(word), len(wanted)) >= _SHORTEST_MISSPELT
        if drawn_out or wanted.startswith(word) or (long_enough and OSA.distance(word, wanted) == 1):
            return phrase
    return None


def _measured(tokens: list[Token], number: Number, found: _Found) -> Amount:
    sizes = (found.unit.times, *found.unit.others)
    options = tuple(value * size for value in number.options for size in sizes)
    doubts = number.doubts + ((found.doubt,) if found.doubt else ())
    if found.unit.doubt:
        doubts = (*doubts, Reason.LOCAL_MEASURE if found.unit.others else Reason.UNUSUAL_UNIT)
    return Amount(options, found.end, number, found.unit, doubts)


def _implied_one(tokens: list[Token], at: int, words: NumberWords, measure: Measure) -> Amount | None:
    """As in "tạ rưỡi": the one is left unsaid."""
    found = unit_at(tokens, at, words, measure)
    if found is None or found.doubt or found.end >= len(tokens):
        return None
    if not words.part(tokens[found.end], Part.HALF_AFTER):
        return None
    one = Number((Decimal(1),), found.end, spoken=True)
    return _with_half(tokens, _measured(tokens, one, found), words)


def _with_half(tokens: list[Token], amount: Amount, words: NumberWords) -> Amount:
    at = amount.end
    if amount.unit is None or at >= len(tokens) or not words.part(tokens[at], Part.HALF_AFTER):
        return amount
    sizes = (amount.unit.times, *amount.unit.others)
    options = tuple(v + sizes[place % len(sizes)] / 2 for place, v in enumerate(amount.options))
    whole = amount.number.numeral is None or amount.number.numeral.shape is Shape.INTEGER
    sure = whole and not tokens[at].stray and all(value == int(value) for value in amount.number.options)
    doubts = amount.doubts if sure else (*amount.doubts, Reason.SHORT_SPEECH)
    return amount._replace(options=options, end=at + 1, doubts=doubts, compound=True)


def _with_lower_units(tokens: list[Token], amount: Amount, words: NumberWords, measure: Measure) -> Amount:
    """The smaller units that follow: "1 tấn 2 tạ 5 yến", "2 tấn 3"."""
    lowest = amount.unit
    while lowest is not None and amount.end < len(tokens) and tokens[amount.end].gap != "\n":
        at = amount.end + (words.part(tokens[amount.end], Part.GAP) is not None)
        number = read_number(tokens, at, words) if at < len(tokens) else None
        if number is None or not number.options:
            break
        found = unit_at(tokens, number.end, words, measure)
        if found is None:
            return _with_tenth(tokens, amount, lowest, number, words)
        if found.unit.dimension != lowest.dimension or found.unit.times >= lowest.times or found.doubt:
            break
        amount = _added(amount, _measured(tokens, number, found))
        lowest = found.unit
    return amount


def _added(amount: Amount, lower: Amount) -> Amount:
    first, second = amount.options, lower.options
    if len(first) == len(second):
        options = tuple(a + b for a, b in zip(first, second, strict=True))
    else:
        options = tuple(a + b for a in first for b in second)
    numerals = [n for n in (amount.number.numeral, lower.number.numeral) if n is not None]
    sure = all(n.shape in (Shape.INTEGER, Shape.GROUPED) for n in numerals)
    doubts = (*amount.doubts, *lower.doubts, *(() if sure else (Reason.SEPARATOR,)))
    return amount._replace(options=options, end=lower.end, doubts=doubts, compound=True)


def _with_tenth(tokens: list[Token], amount: Amount, unit: Unit, number: Number, words: NumberWords) -> Amount:
    """A number without a unit after the last one: a lone digit counts tenths, three digits thousandths."""
    after = tokens[number.end] if number.end < len(tokens) else None
    value = number.options[0]
    if unit.tenth is None or number.scale != 1 or value != int(value) or value >= 1000:
        return amount
    if after is not None and not _ends_amount(tokens, number.end, words):
        return amount
    lone = number.form in (LONE, LATE)
    if not lone and value < 10:
        return amount
    shares = (10,) if lone else (100, 1000) if value < 100 else (1000,)
    sizes = (unit.times, *unit.others)
    options = tuple(
        v + value * sizes[place % len(sizes)] / share for place, v in enumerate(amount.options) for share in shares
    )
    sure = unit.tenth == _TENTHS and len(shares) == 1 and not number.doubts
    doubts = (*amount.doubts, *number.doubts, *(() if sure else (Reason.SHORT_SPEECH,)))
    return amount._replace(options=options, end=number.end, doubts=doubts, compound=True)


def _ends_amount(tokens: list[Token], at: int, words: NumberWords) -> bool:
    """Whether what stands here leaves the number before it without a thing to count."""
    token = tokens[at]
    if token.kind == SIGN:
        return token.text in '.,;!?)"'
    return bool(find(words.phrases, tokens, at))
