"""The targets below the district in words: unit by unit of an indicator, or all that one unit was given.

Promises: what was imported and on which decision, what it was before; the sum stands beside the district's target,
which is never divided; where there are none it is said first, with the way to bring them in for who may.
Must not: judge how they stand (see ``of_a_unit``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from handlers import permissions
from handlers.answers import as_of, lines, of_a_unit, ranking_field, ranking_words, standings
from handlers.answers.asker import Asker
from handlers.answers.ranking_field import Field
from handlers.dialogue import browsing_tokens, targets_given, tokens, wording
from handlers.dialogue.decisions import ProgressOverall, Ranking, Reply
from handlers.dialogue.inquiries import TargetsGiven
from handlers.permissions import Right
from locales.phrasebook import DISTRICT_ZONE
from models import messages
from models.imported import TargetOnRecord
from models.plan.allotments import allotment
from models.plan.indicators import Indicator
from models.plan.progress import Progress
from models.plan.units import Level, Unit
from models.store.queries import unit_targets

LINES_A_PAGE: Final = 6


def given(question: TargetsGiven, asker: Asker) -> Reply:
    """The list that is asked for, a page of it; what there is instead where nothing was imported."""
    unit = as_of.unit_named(question.unit, asker)
    if question.unit is not None and unit is None:
        return Reply(asker.words.say("unknown-unit"))
    if unit is not None:
        return _of_unit(unit, question.page, asker)
    if question.indicator is None:
        return _of_which(asker)
    return _of_indicator(asker.plan.indicators[question.indicator], question.page, asker)


def _of_which(asker: Asker) -> Reply:
    """The indicators that have any, with how many units; by its number one is opened."""
    words, plan = asker.words, asker.plan
    counted: dict[str, int] = {}
    for _, slug in unit_targets.standing(asker.connection, plan.year):
        counted[slug] = counted.get(slug, 0) + 1
    found = [one for one in plan.indicators.values() if one.slug in counted]
    if not found:
        return _none(words.say("given-none-at-all"), (), asker)
    text = [words.say("given-of-which", count=len(found), sample=asker.sample)]
    names = [words.say("given-units", name=one.short(words.language), count=counted[one.slug]) for one in found]
    shown = names[: 2 * LINES_A_PAGE]
    text.append("; ".join(shown) + words.say("given-of-which-more", count=len(names) - len(shown)))
    opening = [messages.Choice(token=targets_given.token(one.number), label=one.short(words.language)) for one in found]
    return Reply("\n".join(text), (*opening[:LINES_A_PAGE], _district(asker)))


def _of_indicator(indicator: Indicator, page: int, asker: Asker) -> Reply:
    words, plan = asker.words, asker.plan
    name = indicator.short(words.language)
    up = wording.choice(words, tokens.indicator(indicator.number, None), "choice-indicator", name=name)
    if plan.source(indicator.slug) is not Level.COMMUNE:
        office = plan.units.by_slug(plan.reporting_units(indicator.slug)[0])
        said = words.say("given-of-office", name=name, office=office.title(words.language) if office else "")
        return Reply(said, (up,))
    reporting = plan.reporting_units(indicator.slug)
    by_unit: dict[str, list[TargetOnRecord]] = {}
    for target in unit_targets.history(asker.connection, plan.year, reporting, (indicator.slug,)):
        by_unit.setdefault(target.unit, []).append(target)
    units = [slug for slug in reporting if slug in by_unit]
    if not units:
        district = wording.goal(words, indicator, wording.shown(words, indicator, indicator.target))
        return _none(words.say("given-none", name=name, target=district), (up,), asker)
    return _unit_by_unit(indicator, {slug: by_unit[slug] for slug in units}, page, asker)


def _unit_by_unit(
    indicator: Indicator, by_unit: Mapping[str, Sequence[TargetOnRecord]], page: int, asker: Asker
) -> Reply:
    """A page of the units that have a target, in official order; each opens its own figure."""
    words, units = asker.words, [*by_unit]
    name = indicator.short(words.language)
    up = wording.choice(words, tokens.indicator(indicator.number, None), "choice-indicator", name=name)
    pages = -(-len(units) // LINES_A_PAGE)
    page = min(max(page, 1), pages)
    shown = units[(page - 1) * LINES_A_PAGE : page * LINES_A_PAGE]
    field = ranking_field.field_of(Ranking(indicator.slug), asker)
    text = [lines.paged(_heading(indicator, units, field, asker), page, pages, asker)]
    text += [_sum(indicator, by_unit, asker)] if page == 1 else []
    first = (page - 1) * LINES_A_PAGE + 1
    for place, slug in enumerate(shown, start=first):
        standing = field.standings.get(slug) if field else None
        who = ranking_words.name_of(slug, asker)
        text.append(lines.numbered(place, _line(who, indicator, by_unit[slug], standing, asker), asker))
    text += _bases([by_unit[slug][-1] for slug in shown], asker)
    opening = [_opened(slug, indicator, asker) for slug in units]
    left, here = len(units) - page * LINES_A_PAGE, targets_given.token(indicator.number, "", page)
    further = targets_given.token(indicator.number, "", page + 1)
    more = (wording.choice(words, further, "choice-more-units", count=left),) if left > 0 else ()
    return Reply(
        "\n".join(text),
        (*more, up),
        about=(here, *(one.token for one in (*more, up))),
        lines=tuple(messages.Line(number=place, opens=one) for place, one in enumerate(opening, start=1)),
    )


def _of_unit(unit: Unit, page: int, asker: Asker) -> Reply:
    words, plan = asker.words, asker.plan
    title = as_of.title_of(unit, asker)
    own = of_a_unit.overall(unit, ProgressOverall(unit=unit.slug), asker)
    by_indicator: dict[str, list[TargetOnRecord]] = {}
    for target in unit_targets.history(asker.connection, plan.year, (unit.slug,)):
        by_indicator.setdefault(target.indicator, []).append(target)
    found = [one for one in plan.indicators.values() if one.slug in by_indicator]
    if not found:
        again = words.say("progress-unit-no-targets")
        rest = "\n".join(line for line in own.text.split("\n") if line != again)
        said = _none(words.say("given-none-of-unit", unit=title), (), asker).text
        return Reply(f"{said}\n{rest}", own.choices, about=own.about)
    pages = -(-len(found) // LINES_A_PAGE)
    page = min(max(page, 1), pages)
    shown = found[(page - 1) * LINES_A_PAGE : page * LINES_A_PAGE]
    heading = words.say("given-to-unit", unit=title, count=len(found), sample=asker.sample)
    text = [lines.paged(heading, page, pages, asker)]
    now = of_a_unit.own_standings(unit, asker)
    for one in shown:
        name = one.short(words.language)
        text.append(f"· {_line(name, one, by_indicator[one.slug], now.get(one.slug), asker)}")
    text += _bases([by_indicator[one.slug][-1] for one in shown], asker)
    left, key = len(found) - page * LINES_A_PAGE, browsing_tokens.unit_key(unit.slug)
    further = targets_given.token(0, key, page + 1)
    more = (wording.choice(words, further, "choice-more-indicators", count=left),) if left > 0 else ()
    how = wording.choice(words, tokens.unit(unit.slug), "choice-how-it-stands")
    choices = (*more, how, _district(asker))
    return Reply("\n".join(text), choices, about=(targets_given.token(0, key, page), *(one.token for one in choices)))


def _heading(indicator: Indicator, units: Sequence[str], field: Field | None, asker: Asker) -> str:
    return asker.words.say(
        "given-heading",
        name=indicator.short(asker.words.language),
        given=str(len(units)),
        all=str(len(asker.plan.reporting_units(indicator.slug))),
        until=ranking_words.stretch(field, asker) if field else "none",
        sample=asker.sample,
    )


def _sum(indicator: Indicator, by_unit: Mapping[str, Sequence[TargetOnRecord]], asker: Asker) -> str:
    """What the targets add up to beside the district's; of rates that they are not added."""
    words = asker.words
    found = allotment(asker.plan, indicator.slug, {slug: past[-1].value for slug, past in by_unit.items()})
    district = wording.shown(words, indicator, found.target)
    if found.total is None:
        return words.say("given-not-added", target=wording.goal(words, indicator, district))
    apart = found.total - found.target
    return words.say(
        "given-sum",
        total=wording.shown(words, indicator, found.total),
        target=district,
        difference=wording.shown(words, indicator, abs(apart)),
        stands="equal" if not apart else "above" if apart > 0 else "below",
    )


def _line(
    who: str, indicator: Indicator, past: Sequence[TargetOnRecord], standing: Progress | None, asker: Asker
) -> str:
    """ "Chiềng Ly: 111,9/1.300 tấn (8,6%), trước 1.200, từ 1/7" – the target alone while nothing is reported."""
    words, now = asker.words, past[-1]
    if standing is None or standing.value is None or standing.target is None:
        done = wording.goal(words, indicator, wording.shown(words, indicator, now.value))
    else:
        amount = wording.against(words, indicator, standing.value, standing.target)
        done = words.say("given-done", amount=amount, percent=standings.percent_of(standing, asker))
    before = next((one for one in reversed(past) if one.value != now.value), None)
    if before is None:
        return words.say("given-line", who=who, done=done)
    since = next(one for one in past[past.index(before) + 1 :] if one.value == now.value)
    return words.say(
        "given-line-revised",
        who=who,
        done=done,
        before=wording.bare(words, indicator, before.value),
        day=_day(since),
        now=wording.bare(words, indicator, now.value),
    )


def _bases(shown: Sequence[TargetOnRecord], asker: Asker) -> list[str]:
    """The decisions behind the targets shown, each once, and when they were brought in."""
    days: dict[str, str] = {}
    for one in shown:
        days.setdefault(one.basis, _day(one))
    return [
        asker.words.say("given-basis", basis=basis, day=day, known="yes" if basis else "no")
        for basis, day in [*days.items()][:2]
    ]


def _none(said: str, choices: tuple[messages.Choice, ...], asker: Asker) -> Reply:
    """That there are none; to who may bring them in, how."""
    words = asker.words
    if not permissions.may(asker.officer, Right.IMPORT):
        return Reply(f"{said} {words.say('given-who-imports')}", choices or (_district(asker),))
    template = wording.choice(words, tokens.GO_TARGETS_TEMPLATE, "choice-targets-template")
    return Reply(f"{said} {words.say('given-how-to-import')}", (template, *choices))


def _opened(slug: str, indicator: Indicator, asker: Asker) -> messages.Choice:
    """The unit's own figure."""
    token = browsing_tokens.indicator(indicator.number, browsing_tokens.unit_key(slug))
    return messages.Choice(token=token, label=ranking_words.name_of(slug, asker))


def _district(asker: Asker) -> messages.Choice:
    return wording.choice(asker.words, tokens.GO_PROGRESS, "choice-district")


def _day(one: TargetOnRecord) -> str:
    local = one.imported_at.astimezone(DISTRICT_ZONE)
    return f"{local.day}/{local.month}"
