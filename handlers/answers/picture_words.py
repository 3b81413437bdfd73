"""The words, verdicts and marks in a picture, and what a picture shows told in words.

Promises: nothing stands in a picture that its words do not say.
Must not: judge (see ``models.plan.pace``) or choose what is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from handlers.answers import standings
from handlers.answers.asker import Asker
from handlers.dialogue import wording
from models.pictures import Bar, Look, Picture, Point, ProgressChart, RankedRow, Ranking, Trend, figure_of
from models.plan.indicators import Comparison, Indicator, Shape
from models.plan.measures import HUNDRED
from models.plan.pace import Course, Pace
from models.plan.periods import period_from_key
from models.plan.progress import Progress
from models.plan.units import Level, Unit

LOOKS: Final[Mapping[Pace, Look]] = MappingProxyType(
    {
        Pace.BEHIND: Look.BEHIND,
        Pace.SHORT: Look.OPEN,
        Pace.INCOMPLETE: Look.OPEN,
        Pace.UNKNOWN: Look.MISSING,
        Pace.ON_PACE: Look.ON_PACE,
        Pace.LATER: Look.OPEN,
        Pace.REACHED: Look.REACHED,
        Pace.EXCEEDED: Look.REACHED,
    }
)  # the most needed first


def subtitle(unit: Unit | None, asker: Asker) -> str:
    """Whose figures and until when; ``unit`` None is the district."""
    words = asker.words
    district = unit is None or unit.level is Level.DISTRICT
    whose = words.say("picture-whole-district") if unit is None or district else unit.title(words.language)
    return words.say("picture-subtitle", whose=whose, day=words.day(asker.today), sample=asker.sample)


def look(standing: Progress, course: Course) -> Look:
    return Look.MISSING if standing.value is None else LOOKS[course.pace]


def verdict(standing: Progress, course: Course, asker: Asker) -> str:
    """The pace in a word or two; empty for a figure that has no target to be judged by."""
    if standing.value is not None and course.pace is Pace.UNKNOWN:
        return ""
    return asker.words.say(f"picture-pace-{dashed(course.pace)}")


def amount(standing: Progress, indicator: Indicator, asker: Asker) -> str:
    """Value and target: "ước 1.245/1.398 ha"; without a figure only the target; of an earlier period with its name."""
    words = asker.words
    target = wording.shown(words, indicator, standing.target or Decimal(0))
    if standing.value is None:
        return words.say("picture-amount-none", target=wording.goal(words, indicator, target))
    if indicator.comparison is Comparison.AT_MOST:
        done = wording.shown(words, indicator, standing.value)
        written = words.say("picture-amount-at-most", done=done, target=target)
    else:
        written = wording.against(words, indicator, standing.value, standing.target or Decimal(0))
    told = words.say("picture-estimated", amount=written) if standing.estimated else written
    earlier = standings.of_an_earlier_period(standing)
    period = wording.period_name(words, earlier) if earlier else ""
    return words.say("picture-amount-until", amount=told, period=period) if period else told


def coverage(standing: Progress, asker: Asker, unit: Unit | None) -> str:
    """How many of how many reported the latest period asked, and which that is; empty where one unit reports alone."""
    found = standing.coverage
    if found.expected <= 1 or found.period is None:
        return ""
    level = Level.VILLAGE if unit is not None and unit.level is Level.COMMUNE else Level.COMMUNE
    return asker.words.say(
        "picture-coverage",
        reported=str(found.reported),
        expected=str(found.expected),
        level=level.value,
        period=wording.period_name(asker.words, found.period),
    )


def usual_by_now(standing: Progress, asker: Asker) -> Decimal | None:
    """What the season would have brought by the latest period counted; None for what has no season."""
    profile = asker.plan.profiles.get(standing.indicator)
    cumulative = asker.plan.indicators[standing.indicator].shape is Shape.CUMULATIVE
    if profile is None or not cumulative or standing.target is None or standing.through is None:
        return None
    return standing.target * profile.through(period_from_key(standing.through).last_on.month) / HUNDRED


def plain(value: Decimal, asker: Asker) -> str:
    """A number without zeros at its end."""
    return asker.words.plain(value, max(0, -int(value.normalize().as_tuple().exponent)))


def dashed(member: StrEnum) -> str:
    return member.value.replace("_", "-")


def told(picture: Picture, asker: Asker) -> str:
    """All that a picture shows, in lines of text: for who cannot see it, and for when it does not load."""
    match picture:
        case ProgressChart():
            return "\n".join((_heading(picture.title, picture.subtitle), *_card_lines(picture, asker)))
        case Trend():
            return "\n".join((_heading(picture.title, picture.subtitle), *_trend_lines(picture, asker)))
        case Ranking():
            lines = (_ranked_line(row) for row in picture.rows)
            return "\n".join(filter(None, (picture.heading, picture.rule, *lines, picture.more)))


def _heading(title: str, under: str) -> str:
    return f"{title} – {under}"


def _card_lines(card: ProgressChart, asker: Asker) -> tuple[str, ...]:
    tally = ", ".join(f"{each.count} {each.said}" for each in card.tally)
    return tuple(filter(None, (tally, card.lead, *(_bar_line(bar) for bar in card.bars))))


def _bar_line(bar: Bar) -> str:
    figure = "" if bar.done is None else figure_of(bar)
    return f"· {bar.label}: {'; '.join(filter(None, (figure, bar.said, bar.caption, bar.coverage)))}"


def _trend_lines(trend: Trend, asker: Asker) -> tuple[str, ...]:
    first = "; ".join(filter(None, (trend.latest, trend.said, trend.target_said)))
    points = "; ".join(_point_words(point, asker) for point in trend.points)
    past = "; ".join(_point_words(Point(at=spot.at, value=spot.value, said=spot.said), asker) for spot in trend.past)
    return tuple(filter(None, (first, points, f"{wording.capital(trend.past_said)}: {past}" if past else "")))


def _point_words(point: Point, asker: Asker) -> str:
    month = asker.words.number(point.at)
    if point.value is None:
        return asker.words.say("picture-point-none", month=month)
    return asker.words.say("picture-point", month=month, value=_number(point, asker))


def _number(point: Point, asker: Asker) -> str:
    written = point.said or plain(point.value or Decimal(0), asker)
    return written if point.whole else asker.words.say("picture-point-partial", value=written, reported=point.reported)


def _ranked_line(row: RankedRow) -> str:
    name = f"{row.place} {row.name}".strip()
    return f"{name}: {row.said}"
