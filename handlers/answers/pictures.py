"""What pictures show: the progress card, one standing through the year, and comparable units under each other.

Promises: a picture shows what the answer says, and ``picture_words`` says in words what a picture shows; missing
figures stay missing; a ranking says that it is for reference only.
Must not: draw, add figures up or look anything up; order what was ranked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from handlers.answers import picture_words
from handlers.answers.asker import Asker
from handlers.answers.trends import trend as trend
from handlers.dialogue import wording
from models.pictures import Bar, Look, ProgressChart, RankedRow, Ranking, Tally
from models.plan.indicators import Comparison, Indicator
from models.plan.pace import Course, concern
from models.plan.progress import Progress
from models.plan.units import Unit

MOST_BARS: Final = 6
MOST_ROWS: Final = 12
_MOST_MISSING: Final = 2
_TALLY: Final = (Look.REACHED, Look.ON_PACE, Look.BEHIND, Look.OPEN, Look.MISSING)


class Ranked(NamedTuple):
    """One unit of a ranking: its name, its value, the value in words, and the place it was given.

    ``value`` is a bar's length, so all rows' are of one unit of measurement; None where there is none to be placed by,
    and then ``said`` may tell why. ``own``: the asker's own unit.
    """

    name: str
    value: Decimal | None
    said: str
    place: int | None = None
    own: bool = False


def progress_card(
    standings: Sequence[Progress], courses: Mapping[str, Course], asker: Asker, unit: Unit | None = None
) -> ProgressChart | None:
    """The most needed few of ``standings`` as bars, all of them counted; None when none has a target.

    ``courses`` by indicator. ``unit`` is whose standings they are, None for the district.
    """
    judged = [each for each in standings if each.target is not None and each.target > 0]
    if not judged:
        return None
    shown = _most_needed(judged, courses, asker.plan.indicators)
    bars = tuple(_bar(each, courses[each.indicator], asker, unit) for each in shown)
    words = asker.words
    return ProgressChart(
        title=words.say("picture-title", year=str(asker.plan.year)),
        subtitle=picture_words.subtitle(unit, asker),
        bars=bars,
        tally=_tally([courses[each.indicator] for each in judged], asker),
        lead=words.say("picture-lead", shown=str(len(bars)), count=str(len(judged))) if len(judged) > len(bars) else "",
        target_said=words.say("picture-mark-target"),
        usual_said=words.say("picture-mark-usual") if any(bar.usual is not None for bar in bars) else "",
    )


def ranking(heading: str, rule: str, rows: Sequence[Ranked], asker: Asker) -> Ranking | None:
    """Units of one comparable group, in the order given but those without a figure at the end; None without any.

    ``heading`` (the mark of sample data is put behind it) and ``rule`` (by what they are ordered) are in the asker's
    language. Of more rows than fit the first are kept, and the asker's own unit.
    """
    if not rows:
        return None
    ordered = sorted(rows, key=lambda row: row.value is None)
    kept = ordered[:MOST_ROWS]
    own = next((row for row in ordered[MOST_ROWS:] if row.own), None)
    kept = [*kept[:-1], own] if own else kept
    words, more = asker.words, len(rows) - len(kept)
    return Ranking(
        heading=f"{heading}{asker.sample}",
        rule=words.say("picture-rank-rule", rule=rule).strip(),
        rows=tuple(_ranked_row(row, asker) for row in kept),
        more=words.say("picture-rank-more", count=str(more)) if more else "",
    )


def _ranked_row(row: Ranked, asker: Asker) -> RankedRow:
    said = row.said or asker.words.say("picture-rank-none")
    place = f"{row.place}." if row.place is not None and row.value is not None else ""
    return RankedRow(place=place, name=row.name, value=row.value, said=said, own=row.own)


def _most_needed(
    judged: Sequence[Progress], courses: Mapping[str, Course], indicators: Mapping[str, Indicator]
) -> list[Progress]:
    """The bars: the furthest behind their course first; those without a figure keep no more than two places."""
    ordered = sorted(judged, key=lambda each: concern(indicators[each.indicator], each, courses[each.indicator]))
    missing = [each for each in ordered if each.value is None][_MOST_MISSING:]
    with_room = [each for each in ordered if each not in missing]
    kept = [*with_room, *missing][:MOST_BARS]
    return [each for each in ordered if each in kept]


def _tally(courses: Sequence[Course], asker: Asker) -> tuple[Tally, ...]:
    looks, words = [picture_words.LOOKS[course.pace] for course in courses], asker.words
    return tuple(
        Tally(look=look, count=str(looks.count(look)), said=words.say(f"picture-tally-{picture_words.dashed(look)}"))
        for look in _TALLY
        if look in looks
    )


def _bar(standing: Progress, course: Course, asker: Asker, unit: Unit | None) -> Bar:
    indicator, words = asker.plan.indicators[standing.indicator], asker.words
    at_most = indicator.comparison is Comparison.AT_MOST
    risen = standing.value is not None and wording.went_other_way(indicator, standing.value)
    return Bar(
        label=indicator.short(words.language),
        caption=picture_words.amount(standing, indicator, asker),
        done=standing.value,
        target=standing.target or Decimal(0),
        usual=picture_words.usual_by_now(standing, asker),  # beside this figure, whichever period was judged
        look=picture_words.look(standing, course),
        said=picture_words.verdict(standing, course, asker),
        coverage=picture_words.coverage(standing, asker, unit),
        figure="" if at_most or risen or standing.value is None else None,
        limit=at_most,
    )
