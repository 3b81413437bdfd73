"""From what an answer says to what is done with it: one reading, a question, or a refusal with its reason.

Promises: an accept needs one number, nothing unknown beside it and no word that doubts it.
Must not: know words; it sees letters for what the words do (see ``sentences``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final, NamedTuple

from handlers.reading.amounts import Amount
from handlers.reading.fractions import read_fraction
from handlers.reading.nothing import read_nothing
from handlers.reading.number_words import Measure
from handlers.reading.quantity import Asked, Outcome, Reading, Reason
from handlers.reading.sentences import Answer, Item, Kind
from handlers.reading.separators import Shape
from handlers.reading.settling import Settled, settle
from handlers.reading.tokens import NUMERAL, SIGN
from handlers.reading.verdicts import Verdict, ask, doubted, refuse, tidy, weigh

_MOST_UNKNOWN: Final = 4
_OTHER: Final = "o"
_PERCENT: Final = "%"
_DOUBTS: Final = {
    "~": Reason.APPROXIMATE, "?": Reason.QUESTIONED, "T": Reason.TIME_AND_FIGURE, "D": Reason.UNKNOWN_WORDS,
    "b": Reason.SIGN, "p": Reason.SIGN, Kind.UNKNOWN: Reason.UNKNOWN_WORDS, "n": Reason.MAYBE_ZERO,
    "q": Reason.UNKNOWN_WORDS, "k": Reason.UNKNOWN_WORDS, "=": Reason.UNKNOWN_WORDS, "1": Reason.MAYBE_ZERO,
    "a": Reason.UNKNOWN_WORDS, "B": Reason.UNKNOWN_WORDS, "(": None, "d": Reason.CHANGE,
}  # fmt: skip
_REFUSALS: Final = {"w": Reason.WEB_ADDRESS, "x": Reason.FORMULA, "v": Reason.VAGUE}
_CORE: Final = frozenset("No%/-:PR+_dLlfCOWX")


class Case(NamedTuple):
    """The amounts of an answer in order, with what was asked."""

    amounts: list[Amount]
    asked: Asked
    measure: Measure


def judge(answer: Answer, items: list[Item], asked: Asked) -> Verdict:
    """The verdict on an answer."""
    letters = "".join(item.letter for item in items)
    if Kind.NUMBER not in letters:
        lookalike = any(token.text in answer.words.zero_lookalikes for token in answer.tokens)
        unknown = Kind.UNKNOWN in letters
        return read_nothing(letters, asked, answer.measure, lookalike=lookalike, unknown=unknown)
    if letters.count(Kind.NUMBER) == len(letters) - letters.count(Kind.IGNORED):
        return _by_shape(_core(items, case := Case(_amounts(items), asked, answer.measure)), case)
    refusal = _refusal(answer, items, letters)
    if refusal is not None:
        return refuse(refusal)
    amounts = [_with_unit_before(amount, items, answer.measure) for amount in _amounts(items)]
    case = Case(amounts, asked, answer.measure)
    verdict = _by_shape(_core(items, case), case)
    if "m" in letters or _bracketed(letters):
        verdict = _negative(verdict, answer.measure)
    return doubted(verdict, _doubts(answer, items, letters, verdict))


def _amounts(items: list[Item]) -> list[Amount]:
    return [item.amount for item in items if item.letter == Kind.NUMBER and item.amount is not None]


def _refusal(answer: Answer, items: list[Item], letters: str) -> Reason | None:
    """What makes a number beside it unusable."""
    for letter, reason in _REFUSALS.items():
        if letter in letters:
            return reason
    if "y" in letters:
        return Reason.A_RATE
    if letters.count(Kind.UNKNOWN) > _MOST_UNKNOWN:
        return Reason.UNREADABLE
    plus = letters.find("p")
    if plus >= 0 and sum(len(t.text) for t in answer.tokens if t.kind == NUMERAL) >= 9:
        return Reason.TELEPHONE
    return _unknown_unit(answer, items)


def _unknown_unit(answer: Answer, items: list[Item]) -> Reason | None:
    """A number that counts a thing nobody knows."""
    for place, item in enumerate(items[:-1]):
        if item.letter != Kind.NUMBER or item.amount is None or item.amount.unit is not None:
            continue
        following = place + 1
        while following < len(items) and _is_punctuation(answer, items[following]):
            following += 1
        if following < len(items) and items[following].letter == Kind.UNKNOWN:
            return Reason.UNKNOWN_UNIT
    return None


def _is_punctuation(answer: Answer, item: Item) -> bool:
    return item.letter == Kind.IGNORED and answer.tokens[item.start].kind == SIGN


def _with_unit_before(amount: Amount, items: list[Item], measure: Measure) -> Amount:
    """"ha 1398", "kg: 1.500": a unit that stands before the only number without one."""
    units = [item.unit for item in items if item.letter == Kind.UNIT and item.unit is not None]
    units = [unit for unit in units if unit.dimension == measure.dimension]
    if amount.unit is not None or len(units) != 1 or units[0].times == measure.times:
        return amount
    if amount.number.scale > 1:
        return amount._replace(doubts=(*amount.doubts, Reason.UNUSUAL_UNIT))
    options = tuple(value * units[0].times for value in amount.options)
    return amount._replace(options=options, unit=units[0], doubts=(*amount.doubts, Reason.UNUSUAL_UNIT))


def _core(items: list[Item], case: Case) -> str:
    """The letters that decide a sentence's shape, numbers of another dimension marked as such."""
    letters: list[str] = []
    for item in items:
        if item.letter == Kind.NUMBER and item.amount is not None:
            letters.append(_number_letter(item.amount, case.measure))
        elif item.letter in _CORE:
            letters.append(item.letter)
    core = "".join(letters)
    if "O" not in core:
        core = core.replace("W", "")
    return core


def _number_letter(amount: Amount, measure: Measure) -> str:
    if amount.unit is None:
        return Kind.NUMBER
    dimension = amount.unit.dimension
    if dimension in measure.understood:
        return Kind.NUMBER
    return _PERCENT if dimension == "share" else _OTHER


def _bracketed(letters: str) -> bool:
    return letters.replace(Kind.IGNORED, "").replace(Kind.UNIT, "") == "(N)"


def _negative(verdict: Verdict, measure: Measure) -> Verdict:
    """A minus: a fall may be written with one, anything else cannot be below zero."""
    if measure.dimension == "points":
        return doubted(verdict, (Reason.SIGN,))
    return refuse(Reason.NEGATIVE)


def _doubts(answer: Answer, items: list[Item], letters: str, verdict: Verdict) -> tuple[Reason, ...]:
    found = [_DOUBTS[letter] for letter in dict.fromkeys(letters) if letter in _DOUBTS]
    reasons = [reason for reason in found if reason is not None]
    if "c" in letters and answer.measure.rate:
        reasons.append(Reason.PERCENT_OF_PLAN)
    if "0" in letters and verdict.readings and verdict.readings[0].value != 0:
        reasons.append(Reason.MAYBE_ZERO)
    reasons.extend(_other_units(answer, items))
    reasons.extend(_numbered_places(answer, items))
    return tuple(reasons)


def _other_units(answer: Answer, items: list[Item]) -> list[Reason]:
    """A unit that stands alone and is neither the one asked nor a word of the indicator's name."""
    for item in items:
        if item.letter != Kind.UNIT or item.unit is None:
            continue
        same = item.unit.dimension in (answer.measure.dimension, *answer.measure.takes)
        labels = all(answer.labels.holds(token) for token in answer.tokens[item.start : item.end])
        if not same and not labels:
            return [Reason.UNKNOWN_WORDS]
    return []


def _numbered_places(answer: Answer, items: list[Item]) -> list[Reason]:
    """"Nà Cài 2 120 ha": village 2 and 120, or 2.120?"""
    tokens = answer.tokens
    for item in items:
        numbered = item.letter == Kind.PLACE and tokens[item.end - 1].kind == NUMERAL and item.end < len(tokens)
        if numbered and tokens[item.end].kind == NUMERAL and tokens[item.end].text[:3].isdigit():
            if len(tokens[item.end].text) >= 3 and tokens[item.end].text[3:4] in ("", ",", "."):
                return [Reason.SPACING]
    return []


def _by_shape(core: str, case: Case) -> Verdict:
    for shape, read in _SHAPES:
        if shape.fullmatch(core):
            return read(case)
    others = re.sub(f"[{_OTHER}{_PERCENT}]", "", core)
    if others != core and others == Kind.NUMBER:
        kept = [a for a in case.amounts if _number_letter(a, case.measure) == Kind.NUMBER]
        return doubted(_single(case._replace(amounts=kept)), (Reason.UNKNOWN_WORDS,))
    return refuse(Reason.SEVERAL)


def _single(case: Case) -> Verdict:
    return _one(case.amounts[0], case)


def _one(amount: Amount, case: Case) -> Verdict:
    settled = settle(amount, case.asked, case.measure)
    counted = _part_or_rate(amount, settled, case)
    if counted is not None:
        return counted
    if settled.refusal is not None:
        return refuse(settled.refusal)
    return weigh(tuple(Reading(tidy(value)) for value in settled.values), settled.doubts)


def _part_or_rate(amount: Amount, settled: Settled, case: Case) -> Verdict | None:
    """A count given for a rate: with the whole known it may be the part."""
    whole, value = case.asked.whole, amount.number.options[0] if amount.number.options else None
    if case.measure.dimension != "share" or value is None or amount.compound:
        return None
    if whole is None:
        numeral = amount.number.numeral
        grouped = numeral is not None and numeral.shape is Shape.GROUPED and amount.unit is None
        if grouped and case.asked.counted and settled.values:
            return ask(Reason.PART_OR_RATE, *settled.values)
        return None
    percent = amount.unit is not None and amount.unit.dimension == "share"
    if percent or value != int(value) or not 0 < value <= whole:
        return None
    part = Reading(tidy((100 * value / whole).quantize(Decimal("0.01"))), value, whole)
    rates = tuple(Reading(tidy(rate)) for rate in settled.values) if amount.unit is None else ()
    return Verdict(Outcome.ASK, (part, *rates), (Reason.PART_OR_RATE,))


def _picked(place: int, reason: Reason) -> Callable[[Case], Verdict]:
    """The reading of one of the amounts, asked about for this reason."""
    return lambda case: doubted(_one(case.amounts[place], case), (reason,))


def _refused(reason: Reason) -> Callable[[Case], Verdict]:
    return lambda case: refuse(reason)


def _fraction(case: Case) -> Verdict:
    return read_fraction(case.amounts[0], case.amounts[1], None, case.asked, case.measure)


def _fraction_then_rate(case: Case) -> Verdict:
    return read_fraction(case.amounts[0], case.amounts[1], case.amounts[2], case.asked, case.measure)


def _rate_then_fraction(case: Case) -> Verdict:
    return read_fraction(case.amounts[1], case.amounts[2], case.amounts[0], case.asked, case.measure)


def _fraction_by_colon(case: Case) -> Verdict:
    return doubted(_fraction(case), (Reason.FRACTION,))


def _percent_of_plan_beside(case: Case) -> Verdict:
    """"26.619,3 triệu đồng, bằng 52,2% dự toán": the percentage is another figure."""
    return _single(case)


def _number_and_plan(case: Case) -> Verdict:
    if case.measure.rate:
        return refuse(Reason.PERCENT_OF_PLAN)
    return doubted(_single(case), (Reason.PLAN_AND_RESULT,))


def _other(case: Case) -> Verdict:
    return _single(case)


def _fall(case: Case) -> Verdict:
    if case.measure.dimension == "points":
        return _single(case)
    return _change(case)


def _rise(case: Case) -> Verdict:
    if case.measure.dimension != "points":
        return _change(case)
    found = _single(case)
    if found.outcome is Outcome.REFUSE:
        return found
    return ask(Reason.CHANGE, *(-reading.value for reading in found.readings))


def _change(case: Case) -> Verdict:
    if case.measure.dimension == "share":
        return refuse(Reason.CHANGE_OF_RATE)
    return ask(Reason.CHANGE)


def _level(case: Case) -> Verdict:
    if case.measure.dimension == "points":
        return ask(Reason.CHANGE)
    return _single(case) if case.measure.rate else doubted(_single(case), (Reason.CHANGE,))


def _from_to(case: Case) -> Verdict:
    if case.measure.dimension != "points":
        return doubted(_one(case.amounts[1], case), (Reason.CHANGE,))
    before, after = (_one(amount, case) for amount in case.amounts)
    if not before.readings or not after.readings:
        return refuse(Reason.SEVERAL)
    return ask(Reason.CHANGE, before.readings[0].value - after.readings[0].value)


def _old_then_new(case: Case) -> Verdict:
    return _both(case, 1, 0)


def _new_then_old(case: Case) -> Verdict:
    return _both(case, 0, 1)


def _both(case: Case, first: int, second: int) -> Verdict:
    readings = (*_one(case.amounts[first], case).readings, *_one(case.amounts[second], case).readings)
    return Verdict(Outcome.ASK, readings, (Reason.OLD_AND_NEW,)) if readings else refuse(Reason.SEVERAL)


def _two(case: Case) -> Verdict:
    """The same number twice, or two numbers."""
    first, second = (_one(amount, case) for amount in case.amounts)
    if not first.readings or [r.value for r in first.readings] != [r.value for r in second.readings]:
        return refuse(Reason.SEVERAL)
    return doubted(first, (Reason.REPEATED,))


_SHAPES: Final[tuple[tuple[re.Pattern[str], Callable[[Case], Verdict]], ...]] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        ("R?NR?", _single),
        ("R?[No]/[No]R?", _fraction),
        ("[No]/[No][%N]", _fraction_then_rate),
        ("[%N][No]/[No]", _rate_then_fraction),
        ("[No]:[No]", _fraction_by_colon),
        ("R?N[%]P+", _percent_of_plan_beside),
        ("%P+|P+%", _refused(Reason.PERCENT_OF_PLAN)),
        ("R?NP+", _number_and_plan),
        ("P+N", _picked(0, Reason.PLAN_AND_RESULT)),
        ("P+NR+N", _picked(1, Reason.PLAN_AND_RESULT)),
        ("R*NP+N|N/P*N[PR%]+", _picked(0, Reason.PLAN_AND_RESULT)),
        ("[%o]", _other),
        ("_+N[CP]*|C_+N", _fall),
        ("[+]+N[CP]*|C[+]+N", _rise),
        ("d+[N%][CP]*|[+_]+%[CP]*", _change),
        ("[+_]*[Ll]+N", _level),
        ("[+_]*fN[Ll]+N|[+_]+fN-N", _from_to),
        ("f?[N%]-[N%]|f?-N|N-", _refused(Reason.RANGE)),
        ("fN", _picked(0, Reason.APPROXIMATE)),
        ("ONW?N|fONW?N", _old_then_new),
        ("WNON", _new_then_old),
        ("XNB?N", _picked(1, Reason.OLD_AND_NEW)),
        ("NXN", _picked(0, Reason.OLD_AND_NEW)),
        ("X+N", lambda case: ask(Reason.OLD_AND_NEW)),
        ("N[Cd+_]+[N%o]?[CP]*|N[CP]*[N%][C]+", _picked(0, Reason.CHANGE)),
        ("NN", _two),
        ("[No]/[No](/[No])+", _refused(Reason.UNREADABLE)),
    )
)
