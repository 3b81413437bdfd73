"""Measures, periods and names as an officer reads them.

Promises: one way to write each thing, in the officer's language.
Must not: decide what is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from handlers.dialogue.desk import Desk
from locales.phrasebook import Phrasebook
from models import messages, records
from models.plan import measures
from models.plan.forms import Field
from models.plan.indicators import Comparison, Indicator, Kind
from models.plan.periods import Period, period_from_key

LONGEST_QUOTE = 40


def period_name(words: Phrasebook, key: str) -> str:
    """A period by its name: "tháng 6", "quý II", "6 tháng đầu năm"."""
    period = period_from_key(key)
    return words.say(f"period-{period.rhythm.value.replace('_', '-')}", number=period.number, year=str(period.year))


def cut(text: str) -> str:
    """What an officer typed, short enough to be quoted."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def span(words: Phrasebook, period: Period) -> str:
    """The days a period covers: "15/5–14/6"."""
    return f"{period.first_on.day}/{period.first_on.month}–{period.last_on.day}/{period.last_on.month}"


def amount(words: Phrasebook, indicator: Indicator, value: Decimal) -> str:
    """A value with the indicator's unit, every digit of it."""
    return words.quantity(value, indicator.unit_name(words.language))


def places_apart(value: Decimal, others: Iterable[Decimal], least: int) -> int:
    """The fewest decimals, from ``least`` on, with which ``value`` is not taken for another or for beyond it."""
    sides, places = [(other, value.compare(other)) for other in others], least
    while any(_rounded(value, places).compare(other) != side for other, side in sides):
        places += 1
    return places


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def percent_of_plan(words: Phrasebook, percent: Decimal) -> str:
    """To one decimal, but what is short of the plan never reads "100%"."""
    return words.quantity(percent, "%", places_apart(percent, (measures.HUNDRED,), 1))


def percents_beside(words: Phrasebook, done: Decimal, usual: Decimal) -> tuple[str, str]:
    """What is done and what is usual by now, in percent of plan, with as many decimals as it takes to tell them apart.

    What is done has one decimal at least, what is usual none.
    """
    if done == usual:
        return (percent_of_plan(words, done),) * 2
    places = places_apart(done, (measures.HUNDRED, usual), 1)
    least = places_apart(usual, (_rounded(done, places),), 0)
    return words.quantity(done, "%", places), words.quantity(usual, "%", least)


def beside(words: Phrasebook, indicator: Indicator, value: Decimal, target: Decimal) -> str:
    """A value before its target, as ``bare``, with as many decimals more as it takes to tell them apart."""
    return words.plain(value, places_apart(value, (target,), max(indicator.decimals, 1)))


def went_other_way(indicator: Indicator, value: Decimal) -> bool:
    """Whether what was to fall has risen: then no percent of plan and no number with a minus says it."""
    return indicator.kind is Kind.REDUCTION and value < 0


def against(words: Phrasebook, indicator: Indicator, value: Decimal, target: Decimal) -> str:
    """A value beside its target: "31,987/51 tỷ đồng"; of what went the other way, that it rose and should fall."""
    aimed = shown(words, indicator, target)
    if went_other_way(indicator, value):
        return words.say("measure-risen-against", value=shown(words, indicator, value), target=aimed)
    return f"{beside(words, indicator, value, target)}/{aimed}"


def goal(words: Phrasebook, indicator: Indicator, written: str) -> str:
    """A target, written out, with the sign that says which side of it is meant where that is not "at least"."""
    match indicator.comparison:
        case Comparison.AT_MOST:
            return words.say("goal-at-most", target=written)
        case Comparison.MORE_THAN:
            return words.say("goal-more-than", target=written)
    return written


def bare(words: Phrasebook, indicator: Indicator, value: Decimal) -> str:
    """A value in an answer, to the indicator's decimals: at least one, so that a mean of counts shows."""
    if went_other_way(indicator, value):
        return words.say("measure-risen", value=words.plain(-value, max(indicator.decimals, 1)))
    return words.plain(value, max(indicator.decimals, 1))


def shown(words: Phrasebook, indicator: Indicator, value: Decimal) -> str:
    """A value in an answer with its unit: "31,987 tỷ đồng". What is typed back is written by ``amount``."""
    unit = indicator.unit_name(words.language)
    written = bare(words, indicator, value)
    return f"{written}{unit}" if unit.startswith("%") else f"{written} {unit}"


def exact(words: Phrasebook, indicator: Indicator, given: measures.Measure) -> str:
    """A measure in an answer, every digit of it as it was reported."""
    if not isinstance(given, measures.Amount):
        return measure(words, indicator, given)
    places = max(indicator.decimals, -int(given.value.as_tuple().exponent))
    return f"{words.plain(given.value, places)} {indicator.unit_name(words.language)}".replace(" %", "%")


def measure(words: Phrasebook, indicator: Indicator, given: measures.Measure) -> str:
    """A measure as read back: "245 ha", "4.980/5.120 (97,27%)", "97,25%", "chưa có số liệu"."""
    match given:
        case measures.Amount(value):
            return amount(words, indicator, value)
        case measures.Share(part, whole):
            return f"{words.number(part)}/{words.number(whole)} ({words.number(given.rate, 2)}%)"
        case measures.Rate(percent):
            return words.say("measure-rate-alone", rate=words.quantity(percent, "%"))
        case measures.NoFigure():
            return words.say("measure-none")


def answer(words: Phrasebook, indicator: Indicator, given: records.Answer) -> str:
    """An answer as read back, with "ước" where it was an estimate and how many villages made it where they did."""
    written = made_by(words, measure(words, indicator, given.measure), given.below)
    return words.say("measure-estimated", value=written) if given.estimated else written


def made_by(words: Phrasebook, value: str, below: measures.Below | None) -> str:
    """A value with how many of the villages made it, where they did: "7,1 ha (12/15 bản)"."""
    if below is None:
        return value
    return words.say("measure-from-villages", value=value, reported=str(below.reported), expected=str(below.expected))


def answer_with_total(desk: Desk, indicator: Indicator, given: records.Answer, period: str) -> str:
    """An answer as read back; a flow shows both the period's figure and the year's total it makes."""
    written = answer(desk.words, indicator, given)
    if given.per is None or not isinstance(given.measure, measures.Amount):
        return written
    before, value = desk.total_before(indicator.slug, period), given.measure.value
    if given.per is measures.Per.PERIOD:
        total = amount(desk.words, indicator, before + value)
        return desk.words.say("measure-with-total", value=written, total=total)
    if desk.misses_before(indicator.slug, period):
        return desk.words.say("measure-of-total-alone", value=written)
    return desk.words.say("measure-of-total", value=written, period=amount(desk.words, indicator, value - before))


def question(
    words: Phrasebook, indicator: Indicator, field: Field, period: Period, before: measures.Measure | None
) -> str:
    """The line that asks: what, in which unit, and for a flow what it covers. A share's example is ``before``'s."""
    unit = indicator.unit_name(words.language)
    name = field.question[words.language] if field.question else indicator.name(words.language)
    if field.per is measures.Per.PERIOD:
        return words.say("ask-flow-of-period", name=name, unit=unit, span=span(words, period))
    if field.per is measures.Per.YEAR_TO_DATE:
        return words.say("ask-flow-of-year", name=name, unit=unit, last=f"{period.last_on.day}/{period.last_on.month}")
    if field.part and field.whole:
        return words.say(
            "ask-share",
            example=example_of_share(words, field, before),
            name=name,
            part=field.part[words.language],
            whole=field.whole[words.language],
        )
    return words.say("ask-plain", name=name, unit=unit)


def question_in_short(
    words: Phrasebook, indicator: Indicator, field: Field, period: Period, before: measures.Measure | None
) -> str:
    """The same for somebody who has read it: by the short name; what a flow covers is said still."""
    name, unit = indicator.short(words.language), indicator.unit_name(words.language)
    match field.per:
        case measures.Per.PERIOD:
            return words.say("ask-below-of-period", name=name, unit=unit, span=span(words, period))
        case measures.Per.YEAR_TO_DATE:
            return question(words, indicator, field, period, before)
    if field.part and field.whole:
        return question(words, indicator, field, period, before)
    return words.say("ask-plain", name=name, unit=unit)


def example_of_share(words: Phrasebook, field: Field, before: measures.Measure | None = None) -> str:
    """A share as it may be typed: ``before``'s, else one as large as the field's are."""
    if isinstance(before, measures.Share):
        return f"{words.number(before.part)}/{words.number(before.whole)}"
    if field.example is None:
        return words.say("example-share")
    part, whole = (words.number(Decimal(one)) for one in field.example)
    return f"{part}/{whole}"


def names(desk: Desk, indicators: Iterable[str]) -> str:
    """Short names in a row: "chè, cà phê, cây ăn quả"."""
    return ", ".join(desk.indicator(slug).short(desk.words.language) for slug in indicators)


def some_names(given: Sequence[str], most: int, words: Phrasebook) -> str:
    """Names in a row, the first of them and how many more when they are more than ``most``."""
    if len(given) <= most:
        return ", ".join(given)
    shown = given[: most - 1]
    return words.say("names-more", names=", ".join(shown), count=len(given) - len(shown))


def unit_title(desk: Desk) -> str:
    """The officer's unit as it is addressed: "xã Chiềng Ly"."""
    title = desk.own_unit.title(desk.words.language)
    return title[:1].lower() + title[1:] if desk.words.language == "vi" else title


def opening(words: Phrasebook, line: messages.Line) -> messages.Choice:
    """The choice that opens a line of a list."""
    return choice(words, line.opens.token, "choice-open-line", line=line.opens.label)


def choice(words: Phrasebook, token: str, key: str, **values: object) -> messages.Choice:
    """A choice with a label from the phrasebook."""
    return messages.choice(token, words.say(key, **values))
