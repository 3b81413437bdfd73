"""The shapes a sentence with numbers can have, and what it says: a figure, a fraction, a range, a change.

Promises: a shape that is not known is refused as several numbers.
Must not: see words, only the letters of what they do (see ``sentences``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final, NamedTuple

from handlers.reading.figures.amounts import Amount
from handlers.reading.figures.fractions import read_fraction
from handlers.reading.figures.number_words import Measure
from handlers.reading.figures.quantity import Asked, Outcome, Reading, Reason
from handlers.reading.figures.sentences import Item, Kind
from handlers.reading.figures.separators import Shape
from handlers.reading.figures.settling import Settled, settle
from handlers.reading.figures.verdicts import Verdict, ask, doubted, refuse, tidy, weigh

_OTHER: Final = "o"
_PERCENT: Final = "%"
_SMALL: Final = 10
_CORE: Final = frozenset("No%/-:PR+_dLlfCOWXSI")


class Case(NamedTuple):
    """The amounts of an answer in order, with what was asked."""

    amounts: list[Amount]
    asked: Asked
    measure: Measure


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
    return core.lstrip("S")


def _number_letter(amount: Amount, measure: Measure) -> str:
    if amount.unit is None:
        return Kind.NUMBER
    dimension = amount.unit.dimension
    if dimension in measure.understood:
        return Kind.NUMBER
    return _PERCENT if dimension == "share" else _OTHER


def by_shape(items: list[Item], case: Case) -> Verdict:
    """The verdict on a sentence with numbers, before the words that only doubt it."""
    core = _core(items, case)
    for shape, read in _SHAPES:
        if shape.fullmatch(core):
            return read(case)
    others = re.sub(f"[{_OTHER}{_PERCENT}]", "", core)
    if others != core and others == Kind.NUMBER:
        kept = [a for a in case.amounts if _number_letter(a, case.measure) == Kind.NUMBER]
        return doubted(_single(case._replace(amounts=kept)), (Reason.UNKNOWN_WORDS,))
    return refuse(Reason.SEVERAL)


def _single(case: Case) -> Verdict:
    return read_one(case.amounts[0], case)


def read_one(amount: Amount, case: Case) -> Verdict:
    """One of the amounts as if it were the only one."""
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
    return lambda case: doubted(read_one(case.amounts[place], case), (reason,))


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
    """As in "26.619,3 triệu đồng, bằng 52,2% dự toán": the percentage is another figure."""
    return _single(case)


def _number_and_plan(case: Case) -> Verdict:
    if case.measure.rate:
        return refuse(Reason.PERCENT_OF_PLAN)
    return doubted(_single(case), (Reason.PLAN_AND_RESULT,))


def _result_of_plan(case: Case) -> Verdict:
    """A result beside its plan; "1/3 kế hoạch" is a share of it."""
    part, whole = (amount.number.options for amount in case.amounts[:2])
    if part and whole and part[0] < whole[0] <= _SMALL and not case.measure.whole:
        return refuse(Reason.PERCENT_OF_PLAN)
    return doubted(_single(case), (Reason.PLAN_AND_RESULT,))


def _fall(case: Case) -> Verdict:
    return _single(case) if case.measure.dimension == "points" else _change(case)


def _fall_since(case: Case) -> Verdict:
    """A fall against some earlier time, which need not be the one asked."""
    return doubted(_fall(case), (Reason.CHANGE,))


def _rise(case: Case) -> Verdict:
    if case.measure.dimension != "points":
        return doubted(_single(case), (Reason.CHANGE,)) if case.asked.flow else _change(case)
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
        return doubted(read_one(case.amounts[1], case), (Reason.CHANGE,))
    before, after = (read_one(amount, case) for amount in case.amounts)
    if not before.readings or not after.readings:
        return refuse(Reason.SEVERAL)
    return ask(Reason.CHANGE, before.readings[0].value - after.readings[0].value)


def _old_then_new(case: Case) -> Verdict:
    return _both(case, 1, 0)


def _new_then_old(case: Case) -> Verdict:
    return _both(case, 0, 1)


def _both(case: Case, first: int, second: int) -> Verdict:
    readings = (*read_one(case.amounts[first], case).readings, *read_one(case.amounts[second], case).readings)
    return Verdict(Outcome.ASK, readings, (Reason.OLD_AND_NEW,)) if readings else refuse(Reason.SEVERAL)


def _two(case: Case) -> Verdict:
    """The same number twice, or two numbers."""
    first, second = (read_one(amount, case) for amount in case.amounts)
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
        ("R*NP+N", _picked(0, Reason.PLAN_AND_RESULT)),
        ("N/P*N[PR%]+", _result_of_plan),
        ("[%o]", _single),
        ("_+N", _fall),
        ("_+N[CP]+|C_+N", _fall_since),
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
        ("NS+N", _old_then_new),
        ("NS+", _picked(0, Reason.OLD_AND_NEW)),
        ("N[+]*I[+]*[No%]", _picked(0, Reason.UNKNOWN_WORDS)),
        ("NN", _two),
        ("[No]/[No](/[No])+", _refused(Reason.UNREADABLE)),
    )
)
