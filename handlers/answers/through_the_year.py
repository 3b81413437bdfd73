"""One indicator period by period, as a picture with the year before where that was imported.

Promises: the text says what the picture shows; without a single figure there is no picture and the text says so.
Must not: show villages or units that the asker may not see.
"""

from __future__ import annotations

from handlers import permissions
from handlers.answers import as_of, further, last_year, of_a_unit, paces, periods, picture_words, pictures
from handlers.answers.asker import Asker
from handlers.dialogue.decisions import Reply
from handlers.dialogue.inquiries import ThroughTheYear
from models.plan.pace import Course, district_course_of
from models.plan.progress import Progress
from models.plan.units import Unit


def through_the_year(question: ThroughTheYear, asker: Asker) -> Reply:
    """The district's course, or one unit's; of what the unit does not report, the district's."""
    unit, words = as_of.unit_named(question.unit, asker), asker.words
    if question.unit is not None and unit is None:
        return Reply(words.say("unknown-unit"))
    if unit is not None and not permissions.may_see(asker.officer, unit):
        return Reply(words.say("not-yours-to-see"))
    indicator = asker.plan.indicators[question.indicator]
    if unit is not None and asker.plan.form_for(indicator.slug, unit) is None:
        unit = None
    series = periods.series_of(indicator, unit, asker)
    past = last_year.course(indicator, unit, asker)
    latest = next((one for one in reversed(series) if one.value is not None), None)
    course = _course(latest, series, unit, asker) if latest else None
    drawn = pictures.trend(indicator.slug, series, past, asker, unit, course)
    back = further.back(indicator, unit, asker)
    if drawn is None or latest is None or course is None:
        return Reply(words.say("trend-none", name=indicator.short(words.language)), (back,))
    lines = (picture_words.told(drawn, asker), paces.sentence(latest, course, asker))
    choices = (further.beside(indicator, unit, asker), further.behind(indicator, unit, None, asker), back)
    return Reply("\n".join(filter(None, lines)), choices, picture=drawn)


def _course(latest: Progress, series: tuple[Progress, ...], unit: Unit | None, asker: Asker) -> Course:
    """The verdict on the newest standing, the same as in the answer in words."""
    return of_a_unit.course_of(latest, unit, asker) if unit else district_course_of(asker.plan, latest, series)
