"""Lists in words: what one holds, what it changes, how it stands to the district's targets, what is wrong with it.

Promises: the same lines for the chat and for a command, in the reader's language; ``most`` bounds each part, and what
is left out is counted.
Must not: decide or change anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from handlers.dialogue import wording
from handlers.dialogue.lists.changes import Changes, PastChange, TargetChange
from handlers.reading.lists.listed import ListColumn, PastFigures, Targets, Wrong
from locales.phrasebook import Phrasebook
from models.plan.allotments import Allotment
from models.plan.indicators import Kind
from models.plan.measures import Rate
from models.plan.periods import period_from_key
from models.plan.plan import Plan

_LONGEST_BASIS = 60


def wrong_line(wrong: Wrong, words: Phrasebook) -> str:
    """One wrong cell: where it is, what is wrong with it and what to do."""
    key = f"reading-{wrong.reason.replace('_', '-')}"
    reason = words.say(key) if wrong.reason and key in words else words.say("reading-no-number")
    what = words.say(
        f"list-wrong-{wrong.why.value}",
        said=wording.cut(wrong.said),
        meant=words.say("list-or").join(wrong.meant) if wrong.meant else "",
        some="yes" if wrong.meant else "no",
        reason=reason,
    )
    return words.say("list-wrong", row=str(wrong.row), column=wording.cut(wrong.column), what=what)


def target_lines(
    found: Targets,
    changes: Changes[TargetChange],
    checks: Sequence[Allotment],
    plan: Plan,
    words: Phrasebook,
    most: int,
) -> list[str]:
    """What a list of targets holds, changes, and adds up to."""
    lines = [
        words.say(
            "list-targets-found",
            rows=len(found.rows),
            units=len({row.unit for row in found.rows}),
            **_counted(changes),
        )
    ]
    lines += _left_out(found, words)
    bare = sum(not row.basis for row in found.rows)
    lines += [words.say("list-no-basis", count=bare)] if bare else []
    lines += _bounded([_target_change(one, plan, words) for one in changes.other], most, words)
    return [*lines, *check_lines(checks, plan, words, most)]


def past_lines(found: PastFigures, changes: Changes[PastChange], plan: Plan, words: Phrasebook, most: int) -> list[str]:
    """What a list of figures of earlier years holds and changes, and what it is good for."""
    periods = {row.figure.period for row in found.rows}
    lines = [
        words.say(
            "list-past-found",
            rows=len(found.rows),
            units=len({row.figure.unit for row in found.rows}),
            periods=", ".join(dated_period(key, words) for key in sorted(periods)[:most]),
            further=max(0, len(periods) - most),
            **_counted(changes),
        )
    ]
    lines += _left_out(found, words)
    lines += _bounded([_past_change(one, plan, words) for one in changes.other], most, words)
    rows = [row.figure for row in found.rows]
    rates = sum(isinstance(figure.measure, Rate) for figure in rows)
    lines += [words.say("list-past-rates", count=rates)] if rates else []
    return [*lines, *_baselines(found, plan, words)]


def _baselines(found: PastFigures, plan: Plan, words: Phrasebook) -> list[str]:
    """Falls that can be measured from these figures."""
    known = [row.figure for row in found.rows if plan.indicators[row.figure.indicator].kind is Kind.REDUCTION]
    slugs = dict.fromkeys(one.indicator for one in known if period_from_key(one.period).year == plan.year - 1)
    if not slugs:
        return []
    names = ", ".join(plan.indicators[slug].short(words.language) for slug in slugs)
    return [words.say("list-past-baseline", names=names, year=str(plan.year - 1))]


def _counted(changes: Changes[TargetChange] | Changes[PastChange]) -> dict[str, int]:
    return {"new": len(changes.new), "changed": len(changes.other), "same": changes.same}


def _left_out(found: Targets | PastFigures, words: Phrasebook) -> list[str]:
    return [words.say("list-skipped", count=found.skipped)] if found.skipped else []


def _bounded(lines: Sequence[str], most: int, words: Phrasebook) -> list[str]:
    more = len(lines) - most
    return [*lines[:most], *([words.say("list-more", count=more)] if more > 0 else [])]


def _target_change(change: TargetChange, plan: Plan, words: Phrasebook) -> str:
    indicator, unit = plan.indicators[change.indicator], unit_name(change.unit, plan, words)
    name = indicator.short(words.language)
    if change.before == change.value or change.before is None:
        return _basis_change(unit, name, change, words)
    return words.say(
        "list-change",
        unit=unit,
        name=name,
        before=words.number(change.before),
        after=wording.amount(words, indicator, change.value),
    )


def _past_change(change: PastChange, plan: Plan, words: Phrasebook) -> str:
    indicator, now = plan.indicators[change.indicator], change.past.figure
    before = change.measure_before
    name = f"{indicator.short(words.language)}, {dated_period(change.period, words)}"
    unit = unit_name(change.unit, plan, words)
    if before is None or before == now.measure:
        return _basis_change(unit, name, change, words)
    return words.say(
        "list-change",
        unit=unit,
        name=name,
        before=wording.measure(words, indicator, before),
        after=wording.measure(words, indicator, now.measure),
    )


def _basis_change(unit: str, name: str, change: TargetChange | PastChange, words: Phrasebook) -> str:
    before, after = _basis(change.basis_before, words), _basis(change.basis, words)
    return words.say("list-basis-change", unit=unit, name=name, before=before, after=after)


def _basis(basis: str, words: Phrasebook) -> str:
    return basis[:_LONGEST_BASIS] if basis else words.say("list-basis-none")


def check_lines(checks: Sequence[Allotment], plan: Plan, words: Phrasebook, most: int) -> list[str]:
    """How the units' targets stand to the district's, the largest differences first."""
    summed = [(one, one.total, one.total - one.target) for one in checks if one.total is not None]
    ranked = sorted(summed, key=lambda each: (each[2] == 0, -abs(each[2]) / (abs(each[0].target) or 1)))
    lines = [_sum_line(one, total, difference, plan, words) for one, total, difference in ranked]
    shown = [words.say("list-check-heading"), *_bounded(lines, most, words)] if lines else []
    rest = [plan.indicators[one.indicator].short(words.language) for one in checks if one.total is None]
    if rest:
        names = ", ".join(rest[:most])
        shown.append(words.say("list-check-not-added", names=names, further=max(0, len(rest) - most)))
    return shown


def _sum_line(one: Allotment, total: Decimal, difference: Decimal, plan: Plan, words: Phrasebook) -> str:
    indicator = plan.indicators[one.indicator]
    line = words.say(
        "list-check-sum",
        name=indicator.short(words.language),
        total=wording.amount(words, indicator, total),
        target=wording.amount(words, indicator, one.target),
        difference=wording.amount(words, indicator, abs(difference)),
        stands="equal" if difference == 0 else "above" if difference > 0 else "below",
    )
    if not one.without:
        return line
    units = ", ".join(unit_name(slug, plan, words) for slug in one.without[:3])
    without = words.say("list-check-without", count=len(one.without), units=units, further=max(0, len(one.without) - 3))
    return f"{line} {without}"


def unit_name(slug: str, plan: Plan, words: Phrasebook) -> str:
    """A unit as it stands in a line."""
    unit = plan.units.by_slug(slug)
    return slug if unit is None else unit.title(words.language)


def dated_period(key: str, words: Phrasebook) -> str:
    """A period with its year: "tháng 6/2023", "năm 2023"."""
    year, name = str(period_from_key(key).year), wording.period_name(words, key)
    return name if year in name else words.say("list-period-of-year", period=name, year=year)


def columns_named(columns: Iterable[ListColumn], words: Phrasebook) -> str:
    """Columns by the heads the templates give them."""
    return ", ".join(words.say(f"list-column-{column.value}") for column in columns)
