"""The lines of a message that reports several figures: which figure each gives, and what may be done with it.

Promises: every line is weighed as a single answer is; a line is either kept, asked about or named with the reason.
Must not: store anything, or decide which report is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from handlers.dialogue import doubting, weighing, wording
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import (
    AskingForValue,
    Candidate,
    Change,
    ChoosingIndicator,
    Purpose,
    QuestioningAnswer,
    Unsettled,
)
from handlers.reading.figures.quantity import Quantity, Special
from handlers.reading.reports.report import Line
from handlers.reading.text import fold
from models import records
from models.plan import measures
from models.plan.own_figures import own_figures

_MOST_TRIED = 4


@dataclass(frozen=True, slots=True)
class Settled:
    """``answers`` are sure and new, ``same`` are sure and held already. ``question`` asks about the next line in
    doubt, if there is one; ``notes`` name the lines of which nothing can be kept.
    """

    answers: dict[str, records.Answer]
    same: tuple[str, ...]
    question: QuestioningAnswer | ChoosingIndicator | None
    notes: tuple[str, ...]


@dataclass
class _Sorting:
    """``held`` are the answers to compare with; ``desk`` knows what was found sure so far."""

    desk: Desk
    held: dict[str, records.Answer]
    answers: dict[str, records.Answer] = field(default_factory=dict)
    same: list[str] = field(default_factory=list)
    doubtful: dict[str, weighing.Doubtful] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def settle(asking: AskingForValue, desk: Desk) -> Settled:
    """Go through what the message at hand left unsettled; what its open question was about is done."""
    unsettled = asking.pending or Unsettled(lines=())
    lines = _narrowed(unsettled.lines[unsettled.asked :])
    held = desk.filed if asking.purpose is Purpose.CORRECT else desk.answers
    changed = {change.indicator: change.candidate.answer() for change in unsettled.changes}
    sorting = _Sorting(desk=with_changes(asking, changed, desk), held={**held(asking.form, asking.period), **changed})
    lines = _without_hopeless(lines, asking, sorting)
    for slug in _in_order(lines, asking, desk):
        _sort(slug, [line for line in lines if line.indicators == (slug,)], asking, sorting)
    left = [line for line in lines if len(line.indicators) > 1 or line.indicators[0] in sorting.doubtful]
    given = (*unsettled.given, *sorting.answers, *sorting.same)
    question = _question(left, given, asking, sorting) if left else None
    return Settled(sorting.answers, tuple(sorting.same), question, tuple(sorting.notes))


def with_changes(asking: AskingForValue, answers: Mapping[str, records.Answer], desk: Desk) -> Desk:
    """The desk as it will be with these answers, in the draft or in the filed report."""
    if not answers:
        return desk
    if asking.purpose is not Purpose.CORRECT:
        return desk.after_saving(asking.form, asking.period, answers)
    new = tuple(
        measures.Figure(desk.own_unit.slug, slug, asking.period, given.measure, given.per, given.estimated)
        for slug, given in answers.items()
    )
    kept = (one for one in desk.figures if one.period != asking.period or one.indicator not in answers)
    return replace(desk, figures=own_figures((*kept, *new)))


def changes_of(answers: Mapping[str, records.Answer]) -> tuple[Change, ...]:
    """Answers as changes of a filed report."""
    return tuple(Change(indicator=slug, candidate=Candidate.of(given)) for slug, given in answers.items())


def about(asking: AskingForValue, indicator: str) -> AskingForValue:
    """The same report, asking for another indicator."""
    return asking.model_copy(update={"indicator": indicator})


def _narrowed(lines: Sequence[Line]) -> list[Line]:
    """A label that fits two indicators means the one that the message names by no other label."""
    labels = {_label(line) for line in lines if len(line.indicators) > 1}
    taken = {line.indicators[0] for line in lines if len(line.indicators) == 1 and _label(line) not in labels}
    found, moved = list(lines), True
    while moved:
        moved = False
        for place, line in enumerate(found):
            left = tuple(slug for slug in line.indicators if slug not in taken)
            if len(line.indicators) > 1 and len(left) == 1:
                found[place] = line.model_copy(update={"indicators": left})
                taken.add(left[0])
                moved = True
    return found


def _label(line: Line) -> str:
    """What stands before the first figure of a line."""
    return "".join(takewhile(lambda sign: not sign.isdecimal(), fold(line.raw))).strip(" :=-")


def _without_hopeless(lines: Sequence[Line], asking: AskingForValue, sorting: _Sorting) -> list[Line]:
    """A line that is refused whatever it is about is named and not asked about."""
    kept = []
    for line in lines:
        weighed = [weigh(line, about(asking, slug), sorting.desk) for slug in line.indicators[:_MOST_TRIED]]
        refused = [one.note for one in weighed if isinstance(one, weighing.Refused)]
        if len(line.indicators) == 1 or len(refused) < len(weighed):
            kept.append(line)
        elif refused[0]:
            sorting.notes.append(_refused(line, line.indicators[0], refused[0], sorting.desk))
    return kept


def _in_order(lines: Sequence[Line], asking: AskingForValue, desk: Desk) -> list[str]:
    """The indicators singled out, in the form's order."""
    named = {line.indicators[0] for line in lines if len(line.indicators) == 1}
    return [one.indicator for one in desk.form(asking.form).fields if one.indicator in named]


def _sort(slug: str, lines: Sequence[Line], asking: AskingForValue, sorting: _Sorting) -> None:
    """What becomes of the lines that give one indicator."""
    here = about(asking, slug)
    weighed = [weigh(line, here, sorting.desk) for line in lines]
    if len(lines) > 1:
        weighed = [_refused_elsewhere(one, sorting.desk) for one in weighed]
    for line, one in zip(lines, weighed, strict=True):
        if isinstance(one, weighing.Refused) and one.note:
            sorting.notes.append(_refused(line, slug, one.note, sorting.desk))
    found = _together([one for one in weighed if not isinstance(one, weighing.Refused)])
    held = sorting.held.get(slug)
    match found:
        case weighing.Sure(answer) if is_held(answer, held):
            sorting.same.append(slug)
        case weighing.Doubtful() if _was_answered(found, lines, held):
            sorting.same.append(slug)  # the message came twice, and its doubt has been answered
        case weighing.Sure(answer):
            sorting.answers[slug] = answer
            sorting.desk = with_changes(asking, {slug: answer}, sorting.desk)
        case weighing.Doubtful():
            sorting.doubtful[slug] = found


def _refused_elsewhere(weighed: weighing.Weighed, desk: Desk) -> weighing.Weighed:
    """Of several lines, those that name other places are parts or others' figures, and no choice."""
    if isinstance(weighed, weighing.Doubtful) and weighed.key == doubting.OTHER_PLACE:
        return weighing.Refused(desk.words.say("lines-of-place", place=weighed.values["place"]))
    return weighed


def _together(weighed: Sequence[weighing.Weighed]) -> weighing.Weighed | None:
    """What several lines of one indicator say together: the same, or figures to choose from."""
    if not weighed:
        return None
    offered: dict[str, records.Answer] = {}
    for one in weighed:
        for answer in _answers(one):
            offered.setdefault(f"{measures.to_json(answer.measure)}{answer.per}{answer.estimated}", answer)
    if len(weighed) == 1 or (len(offered) == 1 and all(isinstance(one, weighing.Sure) for one in weighed)):
        return weighed[0]
    return weighing.Doubtful(tuple(offered.values()), "doubt-given-twice", {})


def _answers(weighed: weighing.Weighed) -> tuple[records.Answer, ...]:
    match weighed:
        case weighing.Sure(answer):
            return (answer,)
        case weighing.Doubtful(answers):
            return answers
    return ()


def is_held(answer: records.Answer, held: records.Answer | None) -> bool:
    return held is not None and (held.measure, held.per, held.estimated) == (
        answer.measure,
        answer.per,
        answer.estimated,
    )


def _was_answered(doubt: weighing.Doubtful, lines: Sequence[Line], held: records.Answer | None) -> bool:
    return (
        held is not None
        and len(lines) == 1
        and held.raw == lines[0].raw
        and any(is_held(answer, held) for answer in doubt.answers)
    )


def weigh(line: Line, asking: AskingForValue, desk: Desk) -> weighing.Weighed:
    """What may be done with a line as an answer to the figure asked; its label says where it belongs."""
    seen = replace(desk, unsent=False, hasty=False, resent=False)  # a label does not depend on the question shown
    quantity = replace(weighing.read(line.value, asking, seen), raw=line.raw)
    if quantity.special is Special.SAME_AS_BEFORE:
        return _same_as_before(line, asking, seen)
    if quantity.special is Special.SKIP:
        return weighing.Refused("")
    if quantity.readings or quantity.special is not None:
        return weighing.weigh(quantity, asking, seen, _elsewhere)
    return weighing.Refused(weighing.reason(quantity, seen))


def _elsewhere(quantity: Quantity, _: AskingForValue, desk: Desk) -> tuple[str, dict[str, str]] | None:
    return doubting.names_another_place(quantity, desk)


def _same_as_before(line: Line, asking: AskingForValue, desk: Desk) -> weighing.Weighed:
    figure = desk.previous_figure(asking.indicator, asking.period)
    if figure is None:
        return weighing.Refused(desk.words.say("same-nothing-before"))
    answer = records.Answer(figure.measure, figure.per, estimated=False, raw=line.raw)
    period = wording.period_name(desk.words, figure.period)
    return weighing.Doubtful((answer,), "doubt-same-as-before", {"period": period})


def _refused(line: Line, slug: str, reason: str, desk: Desk) -> str:
    name = desk.indicator(slug).short(desk.words.language)
    return desk.words.say("lines-refused", name=name, line=wording.cut(line.raw), reason=reason)


def _question(
    left: Sequence[Line], given: Sequence[str], asking: AskingForValue, sorting: _Sorting
) -> QuestioningAnswer | ChoosingIndicator:
    """The question about the first line in doubt; the others wait."""
    first = left[0]
    group = [line for line in left if line.indicators == first.indicators] if len(first.indicators) == 1 else [first]
    others = [line for line in left if not any(line is one for one in group)]
    changes = asking.pending.changes if asking.pending else ()
    waiting = Unsettled(
        lines=(*group, *others),
        asked=len(group),
        given=tuple(dict.fromkeys(given)),
        changes=(*changes, *changes_of(sorting.answers)) if asking.purpose is Purpose.CORRECT else (),
    )
    here = asking.model_copy(
        update={"indicator": first.indicators[0], "asked_at": sorting.desk.newest, "pending": waiting}
    )
    if len(first.indicators) > 1:
        return ChoosingIndicator(asking=here, indicators=first.indicators)
    doubt = sorting.doubtful[first.indicators[0]]
    return QuestioningAnswer(
        asking=here,
        candidates=tuple(Candidate.of(answer) for answer in doubt.answers),
        doubt=doubt.key,
        values=doubt.values,
    )
