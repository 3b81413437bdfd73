"""What an officer's unit has to report, and until when.

Promises: dates with their weekday, and how many days are left.
Must not: decide a deadline (the plan does).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from handlers.answers.asker import Asker
from handlers.dialogue import prompts, tokens, wording
from handlers.dialogue.decisions import Reply
from models.plan.deadlines import Deadlines
from models.plan.forms import Form
from models.plan.periods import Period
from models.store.queries import deadlines as extensions
from models.store.queries import reports

_SHOWN = 6


def deadlines(asker: Asker) -> Reply:
    """What is open and not filed, then what opens next."""
    words = asker.words
    forms = asker.plan.forms_of(asker.unit)
    if not forms:
        return Reply(words.say("deadlines-no-form"), prompts.reader_choices(words))
    open_now = still_open(asker)
    lines = [_line(item, asker) for item in open_now[:_SHOWN]]
    heading = words.say("deadlines-open", count=len(open_now)) if open_now else words.say("deadlines-none-open")
    report = (wording.choice(words, tokens.GO_REPORT, "choice-report"),) if open_now else ()
    return Reply("\n".join(line for line in (heading, *lines, _next(forms, asker)) if line), report)


def still_open(asker: Asker) -> list[tuple[date, Form, Period]]:
    """What is open and not filed by the asker's unit, with its deadline; the latest deadline first."""
    forms = asker.plan.forms_of(asker.unit)
    filed = {(report.form, report.period) for report in reports.reports_of(asker.connection, asker.unit.slug)}
    until = until_when(asker, (asker.unit.slug,))
    found = [
        (until.due_on(asker.unit.slug, form, period), form, period)
        for form in forms
        for period in until.open_periods(asker.unit.slug, form, asker.today)
        if (form.slug, period.key) not in filed and form.asked(asker.unit.slug, period)
    ]
    found.sort(key=lambda item: item[0], reverse=True)
    return found


def reports_owed(asker: Asker) -> str:
    """In a line: how many reports are late, how many are only not filed yet, and the next deadline."""
    due = sorted(item[0] for item in still_open(asker))
    later = [day for day in due if day >= asker.today]
    return asker.words.say(
        "own-lateness-reports",
        late=len(due) - len(later),
        open=len(later),
        due=asker.words.day(later[0]) if later else "",
    )


def until_when(asker: Asker, units: Iterable[str]) -> Deadlines:
    """The deadlines, with what these units were given longer."""
    found = extensions.extensions_of(asker.connection, units)
    return Deadlines(asker.plan, {key: one.due_on for key, one in found.items()})


def _line(item: tuple[date, Form, Period], asker: Asker) -> str:
    (due, _, period), words = item, asker.words
    days = (due - asker.today).days
    key = "deadline-late" if days < 0 else "deadline-today" if days == 0 else "deadline-left"
    name = wording.capital(wording.period_name(words, period.key))
    return words.say(key, period=name, due=words.day(due), days=abs(days))


def _next(forms: tuple[Form, ...], asker: Asker) -> str:
    upcoming = [
        (asker.plan.opens_on(form, period), form, period)
        for form in forms
        if (period := asker.plan.next_period(form, asker.today)) is not None
    ]
    if not upcoming:
        return ""
    opens_on, form, period = min(upcoming, key=lambda item: item[0])
    return asker.words.say(
        "deadline-next",
        period=wording.period_name(asker.words, period.key),
        opens=asker.words.day(opens_on),
        due=asker.words.day(asker.plan.due_on(form, period)),
    )
