"""What a commune's villages say beside the commune's own figure, in answers to the commune itself.

Promises: a sum that the commune has not confirmed is called so and never stands for its figure; a filed figure that
the villages contradict by now is named with both, one tap from its correction; nothing is sent to anybody for it.
Must not: change a figure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.answers.asker import Asker
from handlers.dialogue import from_villages, tokens, wording
from models import messages, records
from models.plan import roll_ups
from models.plan.forms import Form
from models.plan.periods import Period, period_from_key
from models.plan.roll_ups import RolledUp
from models.plan.units import Level, Unit
from models.store.queries import many_units, reports

_MOST_TAPS = 3
_MOST_NAMES = 12
_MOST_SUMS = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """Lines to say after an answer, and what can be done about them."""

    lines: tuple[str, ...] = ()
    choices: tuple[messages.Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedOf:
    """An indicator the commune was asked last, and for which period."""

    indicator: str
    form: Form
    period: Period


def beside(unit: Unit, indicators: Collection[str], asker: Asker) -> Beside:
    """What the villages of the asker's own commune say of these indicators, for the period asked last."""
    if unit.slug != asker.unit.slug or not (asked := asked_last(unit, indicators, asker)):
        return Beside()
    villages = [village.slug for village in many_units.villages_of(asker.connection, unit.slug)]
    if not villages:
        return Beside()
    held = _answers(unit, asked, asker)
    filed = {(report.form, report.period) for report in reports.reports_of(asker.connection, unit.slug)}
    lines, choices, unconfirmed = list[str](), list[messages.Choice](), list[tuple[AskedOf, RolledUp]]()
    for one, made in made_of(asked, villages, asker):
        own = held.get((one.indicator, one.period.key))
        if (one.form.slug, one.period.key) not in filed:
            unconfirmed.append((one, made))
            choices.append(_report(one, asker))
        elif own is not None and roll_ups.has_moved(own.measure, own.below, made):
            lines.append(_moved(one, own, made, asker))
            choices.append(_correct(one, made, asker))
    return Beside((*_unconfirmed(unconfirmed, asker), *lines), tuple(dict.fromkeys(choices))[:_MOST_TAPS])


def who_has_not(period: str | None, asker: Asker) -> str:
    """Which of the own commune's villages have not filed what they were asked last, or for a period that closes with
    the one named; "" without villages, and where they were asked nothing then."""
    if asker.unit.level is not Level.COMMUNE:
        return ""
    villages = many_units.villages_of(asker.connection, asker.unit.slug)
    forms = [form for form in asker.plan.forms.values() if form.level is Level.VILLAGE] if villages else []
    lines = []
    for form in forms:
        periods = asker.plan.asked_periods(form, asker.today)
        if period is not None:
            periods = tuple(each for each in periods if each.last_on == period_from_key(period).last_on)
        if periods:
            filed = reports.filed_units(asker.connection, form.slug, periods[-1].key)
            lines.append(_coverage(periods[-1], villages, filed, asker))
    return "\n".join(lines)


def _coverage(period: Period, villages: Sequence[Unit], filed: Collection[str], asker: Asker) -> str:
    words = asker.words
    missing = [village.name for village in villages if village.slug not in filed]
    return words.say(
        "villages-filed" if missing else "villages-all-filed",
        period=wording.capital(wording.period_name(words, period.key)),
        reported=str(len(villages) - len(missing)),
        expected=str(len(villages)),
        names=wording.some_names(missing, _MOST_NAMES, words),
    )


def asked_last(
    unit: Unit, indicators: Collection[str], asker: Asker, back: int = 0, last_on: date | None = None
) -> list[AskedOf]:
    """The indicators that villages report too, with the newest period that asked the commune for them, or so many
    before it; with ``last_on`` only of those that end on the day."""
    found = []
    for level, slug in asker.plan.roll_ups:
        form = asker.plan.form_for(slug, unit) if level is unit.level and slug in indicators else None
        field = form.field(slug) if form else None
        if form is None or field is None:
            continue
        periods = [each for each in asker.plan.asked_periods(form, asker.today) if field.in_season(each)]
        periods = [each for each in periods if last_on in (None, each.last_on)]
        found += [AskedOf(slug, form, each) for each in periods[::-1][back : back + 1]]
    return found


def _answers(unit: Unit, asked: Sequence[AskedOf], asker: Asker) -> Mapping[tuple[str, str], records.Answer]:
    figures = reports.figures_of_periods(
        asker.connection, (unit.slug,), [one.indicator for one in asked], {one.period.key for one in asked}
    )
    return {
        (one.indicator, one.period): records.Answer(one.measure, one.per, one.estimated, raw="", below=one.below)
        for one in figures
    }


def made_of(asked: Sequence[AskedOf], villages: Sequence[str], asker: Asker) -> list[tuple[AskedOf, RolledUp]]:
    figures = reports.figures_of_periods(
        asker.connection, villages, [one.indicator for one in asked], {one.period.key for one in asked}
    )
    found = []
    for one in asked:
        theirs = [each for each in figures if (each.indicator, each.period) == (one.indicator, one.period.key)]
        made = roll_ups.rolled_up(asker.plan.indicators[one.indicator], villages, theirs)
        found += [(one, made)] if made is not None else []
    return found


def _unconfirmed(found: Sequence[tuple[AskedOf, RolledUp]], asker: Asker) -> list[str]:
    """One line a period; of more than a few indicators only that they can be asked for."""
    words, by_period = asker.words, dict[str, list[str]]()
    for one, made in found:
        indicator = asker.plan.indicators[one.indicator]
        written = words.say(
            "villages-of-indicator",
            name=indicator.short(words.language),
            value=from_villages.value_of(indicator, made, words),
            **from_villages.counts_of(made),
        )
        by_period.setdefault(one.period.key, []).append(written)
    return [
        words.say(
            "villages-unconfirmed" if len(written) <= _MOST_SUMS else "villages-unconfirmed-many",
            period=wording.period_name(words, period),
            list="; ".join(written),
            count=len(written),
        )
        for period, written in by_period.items()
    ]


def _moved(one: AskedOf, own: records.Answer, made: RolledUp, asker: Asker) -> str:
    return from_villages.moved_words(asker.plan.indicators[one.indicator], own, made, asker.words)


def _report(one: AskedOf, asker: Asker) -> messages.Choice:
    period = wording.period_name(asker.words, one.period.key)
    return wording.choice(
        asker.words, tokens.form(one.form.slug, one.period.key), "choice-report-period", period=period
    )


def _correct(one: AskedOf, made: RolledUp, asker: Asker) -> messages.Choice:
    return from_villages.correcting_choice(asker.plan.indicators[one.indicator], made, one.period.key, asker.words)
