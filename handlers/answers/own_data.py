"""What is kept about the officer who asks, and what can be done about it."""

from __future__ import annotations

from handlers.answers.asker import Asker
from handlers.dialogue.decisions import Reply
from reminders.later_choices import said_clock


def own_data(asker: Asker) -> Reply:
    """Everything personal the bot keeps of this officer."""
    words, officer = asker.words, asker.officer
    return Reply(
        words.say(
            "own-data",
            name=officer.name or words.say("own-data-no-name"),
            role=words.say(f"role-{officer.role.value.replace('_', '-')}"),
            unit=asker.unit.title(words.language),
            phone=officer.phone or "none",
            channel=words.say(f"channel-{asker.channel}"),
            agreed=words.moment(officer.agreed_at),
            reminders=officer.reminders,
            hour=_hour(asker),
            own_hour="yes" if officer.reminder_clock else "no",
        )
    )


def _hour(asker: Asker) -> str:
    """When this officer is reminded."""
    hours = asker.ladder.hours_of(asker.officer.role)
    return said_clock(asker.words, hours.slot_for(asker.officer.reminder_clock))
