"""Being reminded later: "nhắc em chiều nay", "để mai em làm", and the choices under a reminder.

Promises: the reply says the moment at which the reminder will really come, and why it is another than was asked;
two possible moments are asked about; nothing is put off when nothing is owed.
Must not: know which reminders wait (see ``reminders.asking_later``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from handlers.dialogue import prompts, reporting, wording
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.later import tokens
from handlers.dialogue.later.decisions import Snooze
from handlers.dialogue.states import AskingForValue, Idle, QuestioningAnswer, State, ViewingReport
from handlers.reading.reminding.moments import Habits, clocks_of, moments_of
from handlers.reading.reminding.requests import Later, Way, with_day_after_today
from handlers.reading.reminding.spoken import Spoken
from locales.phrasebook import DISTRICT_ZONE, Phrasebook
from models import messages
from models.records import Officer
from reminders.hours import Hours
from reminders.later_choices import (
    LONGEST_SNOOZE,
    later_choices,
    later_token,
    part_of_day,
    read_later_token,
    said_clock,
    said_moment,
)
from reminders.quiet_hours import next_allowed


def hear(later: Later, state: State, desk: Desk) -> Step:
    """The officer wants to be reminded later, or says when the work will be done."""
    if (note := refusal(desk)) is not None:
        return Step(state, prompts.again(state, desk, note))
    if later.hold and all(one.day == 0 and one.clock is None for one in later.spoken):
        later = with_day_after_today(later)
    found = _moments(later.spoken, desk)
    if len(found) == 1 and not _maybe_for_good(later, state, desk):
        return put_off(found[0], state, desk, stopping=later.way is Way.PUT_OFF)
    return _ask(found, later, state, desk)


def refusal(desk: Desk) -> str | None:
    """Why there is nothing to put off, if so."""
    officer = _officer(desk)
    if officer.role not in desk.ladder.hours:
        return desk.words.say("later-not-reminded")
    if officer.reminders == "off":
        return desk.words.say("later-switched-off")
    if not desk.open_reports():
        nothing = reporting.nothing_to_report(desk).reply
        return nothing.text if nothing else ""
    return None


def tapped(token: str, state: State, desk: Desk) -> Step | None:
    """A choice that reminds again at a moment; None for any other token."""
    moment = read_later_token(token)
    if moment is None:
        return None
    if (note := refusal(desk)) is not None:
        return Step(state, prompts.again(state, desk, note))
    if moment <= desk.now:
        # "Chiều nay" tapped in the afternoon still means this afternoon.
        later = Spoken(part=part_of_day(moment.time()), day=0) if moment.date() == desk.today else Spoken()
        found = moments_of(later, _local_now(desk), habits(desk))
        if not found:
            return _ask_when("later-passed", state, desk)
        moment = found[0]
    return put_off(moment, state, desk)


def put_off(moment: datetime, state: State, desk: Desk, *, stopping: bool = False) -> Step:
    """Remind again at ``moment``, or at the next one allowed; ``stopping`` pauses a report that is being filled."""
    if moment > desk.now + LONGEST_SNOOZE:
        return _ask_when("later-too-far", state, desk)
    hours = desk.ladder.hours_of(_officer(desk).role)
    real = next_allowed(hours, desk.plan.calendar, moment)
    if (note := _silent_at(real, desk)) is not None:
        return Step(state, prompts.again(state, desk, note))
    text = "\n".join(line for line in (_said(moment, real, hours, desk), _overdue_by(real, desk)) if line)
    asking = state.asking if isinstance(state, QuestioningAnswer) else state
    if stopping and isinstance(asking, AskingForValue):
        paused = reporting.pause(asking.form, asking.period, desk)
        before = f"{paused.reply.text}\n" if paused.reply else ""
        choices = paused.reply.choices if paused.reply else ()
        return Step(paused.state, Reply(f"{before}{text}", choices), (Snooze(real),))
    return Step(state, prompts.again(state, desk, text), (Snooze(real),))


def _silent_at(moment: datetime, desk: Desk) -> str | None:
    """Why nothing would come at ``moment``: all that is open was given away, or stands still until later."""
    given, standing = desk.put_off.given, desk.put_off.standing
    own = [key for key in ((one.form.slug, one.period.key) for one in desk.open_reports()) if key not in given]
    if not own:
        return desk.words.say("later-given-away")
    until = [standing.get(key, moment) for key in own]
    if all(end > moment for end in until):
        return desk.words.say("later-standing-still", until=said_moment(desk.words, min(until)))
    return None


def habits(desk: Desk) -> Habits:
    """When this officer is reminded: the hour chosen, or the role's own, and the role's windows."""
    officer = _officer(desk)
    hours = desk.ladder.hours_of(officer.role)
    return Habits(hours.slot_for(officer.reminder_clock), hours.windows)


def windows_text(hours: Hours, words: Phrasebook) -> str:
    """The windows of a role, their ends outside: "7:30 đến trước 11:00, 13:30 đến trước 16:30"."""
    return ", ".join(
        words.say("said-window", opens=_clock(opens), closes=_clock(closes)) for opens, closes in hours.windows
    )


def _clock(clock: time) -> str:
    return f"{clock.hour}:{clock.minute:02}"


def _maybe_for_good(later: Later, state: State, desk: Desk) -> bool:
    """Whether "nhắc tôi lúc 9 giờ" may mean every time; in the middle of a report it means this one."""
    hours = habits(desk)
    clocks = clocks_of(later.spoken[0], hours)
    asked = later.clock_only and later.way is Way.REMIND
    return asked and isinstance(state, Idle | ViewingReport) and any(map(hours.include, clocks))


def _ask(found: Sequence[datetime], later: Later, state: State, desk: Desk) -> Step:
    """Ask which moment is meant, or, when none was understood, when."""
    if not found:
        return _ask_when("later-passed" if later.spoken[0].says_when else "later-when", state, desk)
    if not isinstance(state, Idle | ViewingReport):
        return Step(state, prompts.again(state, desk, desk.words.say("later-say-fully")))
    words = desk.words
    if not _maybe_for_good(later, state, desk):
        each = tuple(_choice(moment, "choice-later-moment", desk) for moment in found)
        return Step(state, Reply(words.say("later-which"), each))
    clock = next(clock for clock in clocks_of(later.spoken[0], habits(desk)) if habits(desk).include(clock))
    always = messages.Choice(
        token=tokens.hour(clock), label=words.say("choice-always-at", clock=said_clock(words, clock))
    )
    once = tuple(_choice(moment, "choice-later-once", desk) for moment in found)
    return Step(state, Reply(words.say("later-or-always", clock=said_clock(words, clock)), (*once, always)))


def _ask_when(key: str, state: State, desk: Desk) -> Step:
    if not isinstance(state, Idle | ViewingReport):
        return Step(state, prompts.again(state, desk, desk.words.say(key)))
    return Step(state, Reply(desk.words.say(key), choices(desk)))


def choices(desk: Desk) -> tuple[messages.Choice, ...]:
    """Later today and the next working day."""
    hours = desk.ladder.hours_of(_officer(desk).role)
    return later_choices(desk.words, hours, habits(desk).slot, desk.plan.calendar, desk.now)


def _choice(moment: datetime, key: str, desk: Desk) -> messages.Choice:
    label = desk.words.say(key, moment=said_moment(desk.words, moment))
    return messages.Choice(token=later_token(moment), label=label)


def _moments(spoken: Sequence[Spoken], desk: Desk) -> tuple[datetime, ...]:
    now = _local_now(desk)
    return tuple(sorted({moment for one in spoken for moment in moments_of(one, now, habits(desk))}))


def _said(wanted: datetime, real: datetime, hours: Hours, desk: Desk) -> str:
    """At which moment the reminder comes, and why not at the one that was asked for."""
    words, moment = desk.words, said_moment(desk.words, real)
    if real == wanted:
        return words.say("later-set", moment=moment)
    day = wanted.astimezone(DISTRICT_ZONE).date()
    why = _why_moved(day, real.astimezone(DISTRICT_ZONE).date(), desk)
    asked = wording.capital(words.day(day)) if why == "day-off" else said_moment(words, wanted)
    return words.say("later-set-moved", asked=asked, why=why, windows=windows_text(hours, words), moment=moment)


def _why_moved(wanted: date, real: date, desk: Desk) -> str:
    if not desk.plan.calendar.is_working(wanted):
        return "day-off"
    return "quiet" if real - wanted <= timedelta(days=1) else "both"


def _overdue_by(moment: datetime, desk: Desk) -> str:
    """A deadline that is still to come and will have passed by then."""
    then = moment.astimezone(DISTRICT_ZONE).date()
    passing = [report.due_on for report in desk.open_reports() if desk.today <= report.due_on < then]
    return desk.words.say("later-after-deadline", due=desk.words.day(min(passing))) if passing else ""


def _local_now(desk: Desk) -> datetime:
    return desk.now.astimezone(DISTRICT_ZONE)


def _officer(desk: Desk) -> Officer:
    if desk.officer is None:
        raise LookupError("a stranger is not reminded")
    return desk.officer
