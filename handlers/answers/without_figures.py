"""Which communes have no figure of an indicator: asked by a leader by name, told others as a count.

Promises: the period and its deadline stand beside it; before the deadline nobody is called late; which unit it is, is
for leaders, and of one's own unit for its officers.
Must not: say zero where nothing was reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.answers import as_of, further, periods
from handlers.answers.asker import Asker
from handlers.answers.ranking_words import may_know_late, named
from handlers.dialogue import browsing_tokens, wording
from handlers.dialogue.decisions import Reply, WhoIsLate
from models import messages
from models.plan.forms import Form
from models.plan.indicators import Indicator
from models.plan.periods import Period, period_from_key
from models.store.queries import rows

_MOST_NAMED = 12


def without_figures(question: WhoIsLate, asker: Asker) -> Reply:
    """For each indicator named who has no figure, of the newest period asked or of the one named."""
    indicators = [asker.plan.indicators[slug] for slug in question.indicators]
    told = [_of(indicator, question.period, asker) for indicator in indicators]
    return Reply("\n".join(told), _choices(indicators, question.period, asker))


def _choices(indicators: Sequence[Indicator], period: str | None, asker: Asker) -> tuple[messages.Choice, ...]:
    """The rows of the one that was asked about and the way back to it, or each of several."""
    if len(indicators) == 1:
        return further.behind(indicators[0], None, period, asker), further.back(indicators[0], None, asker)
    return tuple(
        messages.Choice(token=browsing_tokens.indicator(one.number), label=one.short(asker.words.language))
        for one in indicators
    )


def _of(indicator: Indicator, wanted: str | None, asker: Asker) -> str:
    form = as_of.district_form(indicator.slug, asker)
    cuts = as_of.cut_offs(indicator.slug, form, asker)
    last_on = period_from_key(wanted).last_on if wanted else None
    found = [cut.period for cut in cuts if last_on is None or cut.period.last_on == last_on]
    if form is None or not found:
        name = indicator.short(asker.words.language)
        none = asker.words.say("without-not-asked", name=name)
        return periods.not_up_to(indicator, wanted, asker) if wanted else none
    units = asker.plan.reporting_units(indicator.slug)
    there = rows.reported(asker.connection, indicator.slug, found[-1].key, units)
    return _said(indicator, form, found[-1], [one for one in units if one not in there], len(units), asker)


def _said(indicator: Indicator, form: Form, period: Period, missing: Sequence[str], expected: int, asker: Asker) -> str:
    words = asker.words
    due_on = asker.plan.due_on(form, period)
    said = words.say(
        "without-heading",
        name=indicator.short(words.language),
        period=wording.period_name(words, period.key),
        sample=asker.sample,
        missing=len(missing),
        count=str(len(missing)),
        expected=str(expected),
    )
    if not missing:
        return said
    leads = may_know_late(missing, asker)
    names = words.say("without-names", names=named(missing, asker, _MOST_NAMED)) if leads else _own(missing, asker)
    due = words.say("without-due", due=words.day(due_on), over="yes" if due_on < asker.today else "no")
    return "\n".join(one for one in (f"{said} {due}", names) if one)


def _own(missing: Sequence[str], asker: Asker) -> str:
    """What an officer may know: of the own unit, and to whom the list goes."""
    lines = [asker.words.say("without-leaders-only")]
    if asker.unit.slug in missing:
        lines.append(asker.words.say("without-own", unit=asker.unit.title(asker.words.language)))
    return "\n".join(lines)
