"""Where an indicator's year may end, and what each month left must bring.

Promises: a range only where it can be given, with its method; else why there is none. What is reached needs no more.
Must not: foretell from fewer periods than the range asks for, or for one unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers import permissions
from handlers.answers import as_of, further, needs, of_a_unit, of_indicators, paces
from handlers.answers.asker import Asker
from handlers.dialogue.decisions import Reply
from handlers.dialogue.inquiries import Ahead
from models.plan.indicators import Indicator, Shape
from models.plan.pace import FEWEST_PERIODS, Course, Pace, district_course_of
from models.plan.progress import Progress
from models.plan.units import Unit
from models.store.queries import standings as kept


def ahead(question: Ahead, asker: Asker) -> Reply:
    """The district, or one unit; of what the unit does not report, the district."""
    unit, words = as_of.unit_named(question.unit, asker), asker.words
    if question.unit is not None and unit is None:
        return Reply(words.say("unknown-unit"))
    if unit is not None and not permissions.may_see(asker.officer, unit):
        return Reply(words.say("not-yours-to-see"))
    indicator = asker.plan.indicators[question.indicator]
    lines = [of_indicators.told(indicator.slug, unit, asker)]
    if unit is not None and asker.plan.form_for(indicator.slug, unit) is None:
        unit = None
    lines += _of_a_unit(question, unit, asker) if unit else _of_the_district(question, asker)
    choices = (
        further.beside(indicator, unit, asker),
        further.behind(indicator, unit, None, asker),
        *further.through(indicator, unit, asker),
        further.back(indicator, unit, asker),
    )
    return Reply("\n".join(line for line in lines if line), choices)


def _of_the_district(question: Ahead, asker: Asker) -> Iterator[str]:
    indicator = asker.plan.indicators[question.indicator]
    standing = kept.district_standings(asker.connection, asker.plan, (indicator.slug,), asker.today)[indicator.slug]
    series = kept.district_series(asker.connection, asker.plan, indicator.slug, asker.today)
    course = district_course_of(asker.plan, standing, series)
    yield _still_needed(indicator, standing, course, asker)
    if not question.outlook:
        return
    if indicator.shape is not Shape.CUMULATIVE:
        yield asker.words.say("ahead-not-cumulative")
    elif _is_over(indicator, series, asker):
        coverage = series[-1].coverage
        missing = max(series[-1].missing_periods, coverage.expected - coverage.reported)
        yield asker.words.say("ahead-over", missing=missing)
    elif not paces.outlook(indicator, series, asker):
        yield asker.words.say(
            "ahead-too-early", periods=str(FEWEST_PERIODS), rhythm=needs.rhythm(indicator, asker.plan)
        )


def _is_over(indicator: Indicator, series: Sequence[Progress], asker: Asker) -> bool:
    """Whether the last period of the year that asks for it is over: what has come is the year's result."""
    form = as_of.district_form(indicator.slug, asker)
    days = asker.plan.cut_offs(form, indicator.slug) if form else {}
    return bool(days and series) and series[-1].coverage.period == max(days, key=days.__getitem__)


def _of_a_unit(question: Ahead, unit: Unit, asker: Asker) -> Iterator[str]:
    indicator = asker.plan.indicators[question.indicator]
    standings = kept.unit_standings(asker.connection, asker.plan, unit.slug, (indicator.slug,), asker.today)
    standing = standings[indicator.slug]
    if standing.target is not None:
        yield _still_needed(indicator, standing, of_a_unit.course_of(standing, unit, asker), asker)
    if question.outlook:
        yield asker.words.say("ahead-of-district-only")


def _still_needed(indicator: Indicator, standing: Progress, course: Course, asker: Asker) -> str:
    """Said of what keeps pace too; of what is behind the pace has said it."""
    if course.pace is not Pace.ON_PACE or course.needed is None or standing.target is None:
        return ""
    return needs.sentence(indicator, course, asker.plan, asker.words)
