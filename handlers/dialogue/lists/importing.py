"""A list that came as a file: what it is, what it would change, one question, then it holds.

Promises: nothing is imported that was not shown and confirmed, nothing while one row is wrong; what changed meanwhile
is shown again. Who may not import gets a straight answer; an officer's report stays a report.
Must not: write anything.
"""

from __future__ import annotations

from typing import Final

from handlers import permissions
from handlers.dialogue import prompts, tokens, wording
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.lists import wording as list_wording
from handlers.dialogue.lists.at_hand import ListAtHand
from handlers.dialogue.lists.changes import Changes, PastChange, TargetChange, past_changes, target_changes
from handlers.dialogue.lists.decisions import ImportPast, ImportTargets
from handlers.dialogue.lists.states import ConfirmingPast, ConfirmingTargets, Importing
from handlers.dialogue.states import Idle, State, ViewingReport
from handlers.permissions import Right
from handlers.reading.lists.listed import Headless, Listed, Targets
from handlers.reading.questions.question import Wish
from models import messages
from models.plan.allotments import allotments

MOST_WRONG: Final = 4
_MOST: Final = 3
_LEAVING: Final = frozenset({Wish.CANCEL, Wish.PAUSE, Wish.NO, Wish.BACK, Wish.MENU})


def hear_sheet(sheet: messages.Sheet, state: State, desk: Desk) -> Step | None:
    """What follows from a file; None for one that is no list, or an officer's report."""
    if not may_import(desk):
        return _refused(sheet, state, desk)
    found = desk.listed.found if desk.listed else None
    if found is None or _may_be_report(found, sheet, desk):
        return None
    if not isinstance(state, Idle | ViewingReport | Importing):
        return Step(state, prompts.again(state, desk, desk.words.say("list-not-now")))
    if isinstance(found, Headless):
        return _headless(found, desk)
    if found.wrong:
        return _wrong(found, desk)
    return _shown(found, desk) if found.rows else _nothing(desk)


def may_import(desk: Desk) -> bool:
    """Whether the officer may bring in lists."""
    return desk.officer is not None and permissions.may(desk.officer, Right.IMPORT)


def _may_be_report(found: Listed | Headless, sheet: messages.Sheet, desk: Desk) -> bool:
    """Whether the file says nothing about units, and the officer's own unit reports."""
    reports = desk.unit is not None and bool(desk.plan.forms_of(desk.unit))
    if isinstance(found, Headless):
        return reports or found.row is None
    return reports and not desk.reader.listed_units(sheet)


def _refused(sheet: messages.Sheet, state: State, desk: Desk) -> Step | None:
    """A list in the hands of somebody who may not import it. A table of what the own unit did is a
    report."""
    if desk.unit is None or desk.listed is not None:
        return None
    named = desk.reader.listed_units(sheet)
    if named <= {desk.unit.slug} and not (named and desk.reader.holds_only_targets(sheet)):
        return None
    return Step(state, prompts.again(state, desk, desk.words.say("list-not-yours")))


def _headless(found: Headless, desk: Desk) -> Step:
    words = desk.words
    if found.twice:
        columns = list_wording.columns_named(found.twice, words)
        text = words.say("list-head-twice", row=str(found.row), columns=columns)
    else:
        columns = list_wording.columns_named(found.missing, words)
        text = words.say("list-head-missing", row=str(found.row), columns=columns)
    return Step(Idle(), Reply(f"{text}\n{words.say('list-example')}", template_choices(desk)))


def _wrong(found: Listed, desk: Desk) -> Step:
    """The first wrong cells; nothing was taken."""
    words = desk.words
    lines = [list_wording.wrong_line(one, words) for one in found.wrong[:MOST_WRONG]]
    more = len(found.wrong) - len(lines)
    lines += [words.say("list-wrong-more", count=more)] if more else []
    text = "\n".join((words.say("list-wrong-heading", count=len(found.wrong)), *lines))
    return Step(Idle(), Reply(text, template_choices(desk)))


def _nothing(desk: Desk) -> Step:
    text = f"{desk.words.say('list-empty')}\n{desk.words.say('list-example')}"
    return Step(Idle(), Reply(text, template_choices(desk)))


def template_choices(desk: Desk) -> tuple[messages.Choice, ...]:
    """The templates of both lists."""
    return (
        wording.choice(desk.words, tokens.GO_TARGETS_TEMPLATE, "choice-targets-template"),
        wording.choice(desk.words, tokens.GO_PAST_TEMPLATE, "choice-past-template"),
    )


def _shown(found: Listed, desk: Desk) -> Step:
    """What the list changes; where that is nothing, so much is said."""
    at_hand, words = desk.listed or ListAtHand(), desk.words
    if isinstance(found, Targets):
        changes = target_changes(found.rows, at_hand.targets)
        values = {**at_hand.values, **{(row.unit, row.indicator): row.value for row in found.rows}}
        checks = allotments(desk.plan, values)
        lines = list_wording.target_lines(found, changes, checks, desk.plan, words, _MOST)
        return _ask(lines, ConfirmingTargets(rows=changes.rows, shown="\n".join(lines)), desk)
    earlier = past_changes(found.rows, at_hand.past)
    lines = list_wording.past_lines(found, earlier, desk.plan, words, _MOST)
    return _ask(lines, ConfirmingPast(rows=earlier.rows, shown="\n".join(lines)), desk)


def _ask(lines: list[str], state: Importing, desk: Desk) -> Step:
    if not state.rows:
        return Step(Idle(), prompts.menu(desk, "\n".join((*lines, desk.words.say("list-nothing-new")))))
    return Step(state, prompts.prompt(state, desk))


def choose(token: str, state: Importing, desk: Desk) -> Step:
    """It was confirmed, or not."""
    if token == tokens.NO:
        return leave(desk)
    return _import(state, desk) if token == tokens.YES else Step(state, prompts.prompt(state, desk))


def hear(wish: Wish | None, state: State, desk: Desk) -> Step | None:
    """What was typed, if it leaves the question."""
    return leave(desk) if isinstance(state, Importing) and wish in _LEAVING else None


def leave(desk: Desk) -> Step:
    """Nothing is imported."""
    return Step(Idle(), prompts.menu(desk, desk.words.say("list-left")))


def _import(state: Importing, desk: Desk) -> Step:
    if not may_import(desk) or desk.listed is None:
        return Step(Idle(), prompts.menu(desk, desk.words.say("list-not-yours")))
    if isinstance(state, ConfirmingTargets):
        now = target_changes(state.rows, desk.listed.targets)
        return _hold(state, now, desk) if now.rows == state.rows else _again(state, now, desk)
    earlier = past_changes(state.rows, desk.listed.past)
    return _hold(state, earlier, desk) if earlier.rows == state.rows else _again(state, earlier, desk)


def _hold(state: Importing, now: Changes[TargetChange] | Changes[PastChange], desk: Desk) -> Step:
    said = desk.words.say("list-done", count=len(now.rows), new=len(now.new), changed=len(now.other))
    decision = ImportTargets(state.rows) if isinstance(state, ConfirmingTargets) else ImportPast(state.rows)
    return Step(Idle(), prompts.menu(desk, said), (decision,))


def _again(state: Importing, now: Changes[TargetChange] | Changes[PastChange], desk: Desk) -> Step:
    """Somebody else imported something of the same meanwhile: the file has to be looked at anew."""
    if not now.rows:
        return Step(Idle(), prompts.menu(desk, desk.words.say("list-nothing-new")))
    return Step(Idle(), prompts.menu(desk, desk.words.say("list-changed-meanwhile")))
