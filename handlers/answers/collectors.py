"""Who collects the figures of an indicator, and how those that an office collects stand.

Promises: it is said that this is inferred; the directive names nobody.
Must not: judge (see ``models.plan.pace``).
"""

from __future__ import annotations

from handlers.answers import paces, progress
from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens, tokens, wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.inquiries import Collected
from models import messages
from models.plan.indicators import Indicator
from models.plan.units import Unit


def collected(question: Collected, asker: Asker) -> Reply:
    """Of each indicator named who collects its figures; of an office which ones it collects, by how they stand."""
    office = asker.plan.units.by_slug(question.office) if question.office else None
    if office is not None:
        return _by_office(office, asker)
    indicators = [asker.plan.indicators[slug] for slug in question.indicators]
    lines = [_by_whom(indicator, asker) for indicator in indicators]
    choices = tuple(
        messages.Choice(token=browsing_tokens.indicator(one.number), label=one.short(asker.words.language))
        for one in indicators
    )
    return Reply("\n".join((*lines, asker.words.say("collected-inferred"))), choices)


def _by_whom(indicator: Indicator, asker: Asker) -> str:
    units, language = asker.plan.units, asker.words.language
    found = ((units.by_slug(name), name) for name in indicator.collected_by)
    names = [unit.title(language) if unit is not None else name for unit, name in found]
    return asker.words.say("collected-by", name=indicator.short(language), offices=", ".join(names))


def _by_office(office: Unit, asker: Asker) -> Reply:
    words = asker.words
    title, district = office.title(words.language), (wording.choice(words, tokens.GO_PROGRESS, "choice-district"),)
    found, courses = progress.district_courses(asker)
    kept = [one for one in found if office.slug in asker.plan.indicators[one.indicator].collected_by]
    if not kept:
        return Reply(words.say("collects-nothing", office=title), district)
    heading = words.say(
        "collects",
        office=title,
        count=str(len(kept)),
        day=words.day(asker.today),
        sample=asker.sample,
    )
    lines = (
        words.say("collects-so", counted=counted, names=", ".join(_short(slug, asker) for slug in slugs))
        for counted, slugs in paces.by_pace({one.indicator: courses[one.indicator] for one in kept}, asker)
    )
    return Reply("\n".join((heading, *lines, words.say("collected-inferred"))), district)


def _short(slug: str, asker: Asker) -> str:
    return asker.plan.indicators[slug].short(asker.words.language)
