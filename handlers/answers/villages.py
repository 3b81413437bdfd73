"""What a commune's villages say beside the commune's own figure, in answers to the commune itself.

Promises: a sum that the commune has not confirmed is called so and never stands for its figure; a filed figure that
the villages contradict by now is named with both, one tap from its correction; nothing is sent to anybody for it.
Must not: change a figure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from handlers.answers.asker import Asker
from handlers.dialogue import from_villages, tokens, wording
from models import messages, records
from models.plan import roll_ups
from models.plan.forms import Form
from models.plan.periods import Period
from models.plan.roll_ups import RolledUp
from models.plan.units import Level, Unit
from models.store.queries import many_units, reports

_MOST_TAPS = 3
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Beside:
    """Lines to say after an answer, and what can be done about them."""

    lines: tuple[str, ...] = ()
    choices: tuple[messages.Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """An indicator the commune was asked last, and for which period."""

    indicator: str
    form: Form
    period: Period


def beside(unit: Unit, indicators: Collection[str], asker: Asker) -> Beside:
    """What the villages of the asker's own commune say of these indicators, for the period asked last."""
    if unit.slug != asker.unit.slug or not (asked := _asked(unit, indicators, asker)):
        return Beside()
    villages = [village.slug for village in many_units.villages_of(asker.connection, unit.slug)]
    if not villages:
        return Beside()
    held = _answers(unit, asked, asker)
    filed = {(report.form, report.period) for report in reports.reports_of(asker.connection, unit.slug)}
    lines, choices, unconfirmed = list[str](), list[messages.Choice](), list[tuple[_Asked, RolledUp]]()
    for one, made in _made(asked, villages, asker):
        own = held.get((one.indicator, one.period.key))
        if (one.form.slug, one.period.key) not in filed:
            unconfirmed.append((one, made))
            choices.append(_report(one, asker))
        elif own is not None and roll_ups.has_moved(own.measure, own.below, made):
            lines.append(_moved(one, own, made, asker))
            choices.append(_correct(one, made, asker))
    return Beside((*_unconfirmed(unconfirmed, asker), *lines), tuple(dict.fromkeys(choices))[:_MOST_TAPS])


def who_has_not(asker: Asker) -> str:
    """Which of the own commune's villages have not filed what they were asked last; "" without villages."""
    if asker.unit.level is not Level.COMMUNE:
        return ""
    villages = many_units.villages_of(asker.connection, asker.unit.slug)
    forms = [form for form in asker.plan.forms.values() if form.level is Level.VILLAGE] if villages else []
    lines = []
    for form in forms:
        if periods := asker.plan.asked_periods(form, asker.today):
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


def _asked(unit: Unit, indicators: Collection[str], asker: Asker) -> list[_Asked]:
    """The indicators that villages report too, with the newest period that asked the commune for them."""
    found = []
    for level, slug in asker.plan.roll_ups:
        form = asker.plan.form_for(slug, unit) if level is unit.level and slug in indicators else None
        field = form.field(slug) if form else None
        if form is None or field is None:
            continue
        periods = [each for each in asker.plan.asked_periods(form, asker.today) if field.in_season(each)]
        found += [_Asked(slug, form, each) for each in periods[-1:]]
    return found


def _answers(unit: Unit, asked: Sequence[_Asked], asker: Asker) -> Mapping[tuple[str, str], records.Answer]:
    figures = reports.figures_of_periods(
        asker.connection, (unit.slug,), [one.indicator for one in asked], {one.period.key for one in asked}
    )
    return {
        (one.indicator, one.period): records.Answer(one.measure, one.per, one.estimated, raw="", below=one.below)
        for one in figures
    }


def _made(asked: Sequence[_Asked], villages: Sequence[str], asker: Asker) -> list[tuple[_Asked, RolledUp]]:
    figures = reports.figures_of_periods(
        asker.connection, villages, [one.indicator for one in asked], {one.period.key for one in asked}
    )
    found = []
    for one in asked:
        theirs = [each for each in figures if (each.indicator, each.period) == (one.indicator, one.period.key)]
        made = roll_ups.rolled_up(asker.plan.indicators[one.indicator], villages, theirs)
        found += [(one, made)] if made is not None else []
    return found


def _unconfirmed(found: Sequence[tuple[_Asked, RolledUp]], asker: Asker) -> list[str]:
    """One line a period, however many indicators."""
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
        words.say("villages-unconfirmed", period=wording.period_name(words, period), list="; ".join(written))
        for period, written in by_period.items()
    ]


def _moved(one: _Asked, own: records.Answer, made: RolledUp, asker: Asker) -> str:
    return from_villages.moved_words(asker.plan.indicators[one.indicator], own, made, asker.words)


def _report(one: _Asked, asker: Asker) -> messages.Choice:
    period = wording.period_name(asker.words, one.period.key)
    return wording.choice(
        asker.words, tokens.form(one.form.slug, one.period.key), "choice-report-period", period=period
    )


def _correct(one: _Asked, made: RolledUp, asker: Asker) -> messages.Choice:
    return from_villages.correcting_choice(asker.plan.indicators[one.indicator], made, one.period.key, asker.words)
