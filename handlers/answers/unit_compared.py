"""All that one unit reports, its newest figure beside the one of the period before.

Promises: a period's figure is set against a period's, as each form asks; what did not change is named in one line;
what has no figure in both is counted, never shown as a change.
Must not: judge which change is good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from handlers import permissions
from handlers.answers import as_of, compared_sides, comparing
from handlers.answers.asker import Asker
from handlers.answers.compared_sides import Side
from handlers.dialogue import browsing_tokens, tokens, unit_pages, wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.inquiries import UnitCompared
from handlers.dialogue.unit_pages import UnitPage
from models.plan.indicators import Indicator
from models.plan.periods import period_from_key
from models.plan.progress import Progress
from models.plan.units import Unit

_MOST_LINES: Final = 6
_MOST_NAMES: Final = 3


@dataclass(frozen=True, slots=True)
class _Pair:
    indicator: Indicator
    before: Side
    now: Side

    @property
    def changed(self) -> bool:
        return self.before.value != self.now.value


def unit_compared(question: UnitCompared, asker: Asker) -> Reply:
    """What changed since the period before, a line each under the two periods; the newest first."""
    unit, words = as_of.unit_named(question.unit, asker), asker.words
    if unit is None:
        return Reply(words.say("unknown-unit"))
    if not permissions.may_see(asker.officer, unit):
        return Reply(words.say("not-yours-to-see"))
    reported = [one for one in asker.plan.indicators.values() if asker.plan.form_for(one.slug, unit) is not None]
    series = as_of.newest_series([one.slug for one in reported], unit, asker)
    pairs = [pair for one in reported if (pair := _pair(one, series[one.slug], unit, asker)) is not None]
    lines = [words.say("unit-compared", unit=as_of.title_of(unit, asker), sample=asker.sample)]
    changed = [pair for pair in pairs if pair.changed]
    changed.sort(key=_newest_first)
    for spanned, same in groupby(changed[:_MOST_LINES], key=lambda pair: (pair.before.key, pair.now.key)):
        lines += [_span(*spanned, asker), *(_line(pair, asker) for pair in same)]
    lines += _others(changed[_MOST_LINES:], "unit-compared-more", asker)
    lines += _others([pair for pair in pairs if not pair.changed], "unit-compared-same", asker)
    if left := len(reported) - len(pairs):
        lines.append(words.say("unit-compared-not-both", count=left))
    back = unit_pages.token_of(UnitPage(1, browsing_tokens.unit_key(unit.slug)))
    choices = (
        wording.choice(words, back, "choice-unit-figures"),
        wording.choice(words, tokens.GO_PROGRESS, "choice-district"),
    )
    return Reply("\n".join(lines), choices)


def _pair(indicator: Indicator, series: Sequence[Progress], unit: Unit, asker: Asker) -> _Pair | None:
    """The newest figure and the one of the period before, where both are known."""
    found = comparing.newest_and_before(series)
    if found is None:
        return None
    now, before = (compared_sides.side_of(indicator, series, key, unit, asker) for key in found)
    return None if now.value is None or before.value is None else _Pair(indicator, before, now)


def _newest_first(pair: _Pair) -> tuple[int, str]:
    return -period_from_key(pair.now.key).last_on.toordinal(), pair.now.key


def _span(before: str, now: str, asker: Asker) -> str:
    words = asker.words
    earlier = wording.capital(wording.period_name(words, before))
    return words.say("unit-compared-span", earlier=earlier, newest=wording.period_name(words, now))


def _line(pair: _Pair, asker: Asker) -> str:
    words, indicator = asker.words, pair.indicator
    return words.say(
        "unit-compared-line",
        name=indicator.short(words.language),
        before=wording.bare(words, indicator, pair.before.value or Decimal(0)),
        now=wording.shown(words, indicator, pair.now.value or Decimal(0)),
        marks=compared_sides.marks(pair.now, asker),
    )


def _others(pairs: Sequence[_Pair], phrase: str, asker: Asker) -> list[str]:
    if not pairs:
        return []
    names = ", ".join(pair.indicator.short(asker.words.language) for pair in pairs[:_MOST_NAMES])
    return [asker.words.say(phrase, names=names, left=max(0, len(pairs) - _MOST_NAMES))]
