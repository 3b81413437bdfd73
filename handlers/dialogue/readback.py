"""A report as numbered lines, so that "sửa 3" names a line: a draft's and a filed one's.

Promises: what is missing is shown as missing, never as zero; the numbers are those a correction uses.
Must not: ask anything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from handlers.dialogue import wording
from handlers.dialogue.desk import Desk
from models import records
from models.plan import measures


def draft_lines(form: str, period: str, desk: Desk) -> str:
    """The numbered lines of a draft."""
    return _lines(shown(form, period, desk), desk.answers(form, period), period, desk)


def kept_lines(form: str, period: str, desk: Desk) -> tuple[str, ...]:
    """What a draft holds so far, a line each, without numbers and without what is missing."""
    answers = desk.answers(form, period)
    return tuple(_line(slug, answers[slug], period, desk) for slug in shown(form, period, desk) if slug in answers)


def filed_lines(form: str, period: str, desk: Desk) -> str:
    """The numbered lines of a filed report."""
    return _lines(correctable(form, period, desk), desk.filed(form, period), period, desk)


def saved_lines(form: str, period: str, answers: Mapping[str, records.Answer], desk: Desk) -> str:
    """A heading and the lines just kept, with what each replaced; ``desk`` is that of before. Empty for none."""
    if not answers:
        return ""
    words, earlier = desk.words, desk.answers(form, period)
    lines = shown(form, period, desk.after_saving(form, period, answers))
    heading = words.say(
        "lines-saved-heading",
        period=wording.capital(wording.period_name(words, period)),
        unit=wording.unit_title(desk),
        count=len(answers),
    )
    kept = (
        f"{number}. {_kept(slug, answers[slug], earlier.get(slug), period, desk)}"
        for number, slug in enumerate(lines, start=1)
        if slug in answers
    )
    return "\n".join((heading, *kept))


def _kept(slug: str, given: records.Answer, old: records.Answer | None, period: str, desk: Desk) -> str:
    line = _line(slug, given, period, desk)
    if old is None or old.measure == given.measure:
        return line
    return desk.words.say("lines-replaced", line=line, old=wording.answer(desk.words, desk.indicator(slug), old))


def changed_lines(form: str, period: str, answers: Mapping[str, records.Answer], desk: Desk) -> str:
    """The lines of a filed report that are to be corrected, old value and new."""
    filed, numbers = desk.filed(form, period), correctable(form, period, desk)
    return "\n".join(
        f"{number}. {_changed(slug, filed.get(slug), answers[slug], period, desk)}"
        for number, slug in enumerate((*numbers, *(slug for slug in answers if slug not in numbers)), start=1)
        if slug in answers
    )


def _changed(slug: str, old: records.Answer | None, new: records.Answer, period: str, desk: Desk) -> str:
    words, indicator = desk.words, desk.indicator(slug)
    return words.say(
        "corrections-line",
        name=indicator.short(words.language),
        old=wording.answer(words, indicator, old) if old else words.say("measure-missing"),
        new=wording.answer_with_total(desk, indicator, new, period),
    )


def digest(form: str, period: str, desk: Desk) -> str:
    """What a read-back of the draft showed, in short: another text means another read-back."""
    answers = desk.answers(form, period)
    lines = [f"{slug}={measures.to_json(given.measure)}{given.per}{given.estimated}" for slug, given in answers.items()]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


def shown(form: str, period: str, desk: Desk) -> tuple[str, ...]:
    """The indicators of a draft's lines: those asked, and those answered out of season, in the form's order."""
    return _in_order(form, period, desk, desk.answers(form, period))


def correctable(form: str, period: str, desk: Desk) -> tuple[str, ...]:
    """The indicators of a filed report's lines."""
    return _in_order(form, period, desk, desk.filed(form, period))


def missing(form: str, period: str, desk: Desk) -> tuple[str, ...]:
    """The indicators asked and not answered."""
    answers = desk.answers(form, period)
    return tuple(field.indicator for field in desk.asked(form, period) if field.indicator not in answers)


def _in_order(form: str, period: str, desk: Desk, present: Mapping[str, records.Answer]) -> tuple[str, ...]:
    asked = {field.indicator for field in desk.asked(form, period)}
    fields = desk.form(form).fields
    return tuple(field.indicator for field in fields if field.indicator in asked or field.indicator in present)


def _lines(slugs: Iterable[str], answers: Mapping[str, records.Answer], period: str, desk: Desk) -> str:
    return "\n".join(
        f"{number}. {_line(slug, answers.get(slug), period, desk)}" for number, slug in enumerate(slugs, start=1)
    )


def _line(slug: str, given: records.Answer | None, period: str, desk: Desk) -> str:
    indicator = desk.indicator(slug)
    value = (
        desk.words.say("measure-missing")
        if given is None
        else wording.answer_with_total(desk, indicator, given, period)
    )
    return f"{indicator.short(desk.words.language)}: {value}"
