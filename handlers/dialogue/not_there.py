"""What a question names and the plan does not have: a straight answer, with what there is instead.

Promises: a period that cannot be answered is asked for once more without naming the indicators again.
Must not: guess what was meant, or look anything up.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.dialogue import browsing_tokens, prompts, tokens
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.reading.questions.question import Question, Unknown
from models import messages


def unknown(units: tuple[str, ...], question: Question, desk: Desk) -> Reply:
    """``units``: the slugs of those it is about."""
    words, parts = desk.words, [desk.plan.units.by_slug(slug) for slug in question.parts]
    match question.unknown:
        case Unknown.UNIT_OF_2025 if parts:
            text = words.say(
                "unknown-unit-of-2025",
                parts=", ".join(part.name for part in parts if part),
                year=str(desk.plan.year),
            )
            choices = tuple(
                messages.Choice(token=tokens.unit(part.slug), label=part.title(words.language))
                for part in parts
                if part
            )
            return Reply(text, choices[:6])
        case Unknown.OTHER_YEAR:
            text = words.say("unknown-year", year=str(desk.plan.year))
            beside = "" if question.back else words.say("unknown-year-beside")
            return prompts.menu(desk, f"{text} {beside}".strip())
        case Unknown.OTHER_DISTRICT:
            return prompts.menu(desk, words.say("unknown-district"))
        case Unknown.OTHER_UNIT | Unknown.UNIT_OF_2025:
            return prompts.menu(desk, words.say("unknown-unit"))
        case Unknown.OTHER_PERIOD:
            text = words.say("unknown-period", year=str(desk.plan.year))
            return replace(prompts.menu(desk, text), about=_asked_about(units, question, desk))
        case Unknown.PART_OF_YEAR:
            return replace(
                prompts.menu(desk, words.say("unknown-part-of-year")), about=_asked_about(units, question, desk)
            )
    return prompts.menu(desk, words.say("unknown-indicator"))


def _asked_about(units: tuple[str, ...], question: Question, desk: Desk) -> tuple[str, ...]:
    """The indicators named, to be asked about once more with another period."""
    key = browsing_tokens.unit_key(units[0] if units else None)
    return tuple(browsing_tokens.indicator(desk.indicator(slug).number, key) for slug in question.indicators)
