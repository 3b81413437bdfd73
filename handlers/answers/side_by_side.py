"""A few indicators of a few units, each indicator with the units beside each other.

Promises: what holds for all of them is said once.
Must not: rank or look anything up (see ``ranking``).
"""

from __future__ import annotations

from handlers.answers import ranking
from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens
from handlers.dialogue.decisions import Ranking, Reply
from handlers.dialogue.inquiries import SideBySide
from models import messages


def side_by_side(question: SideBySide, asker: Asker) -> Reply:
    """One part an indicator."""
    said: list[str] = []
    for slug in question.indicators:
        part = ranking.ranking(Ranking(slug, question.period, units=question.units), asker)
        said.append("\n".join(line for line in part.text.splitlines() if not any(line in one for one in said)))
    indicators = [asker.plan.indicators[slug] for slug in question.indicators]
    choices = tuple(
        messages.Choice(
            token=browsing_tokens.ranking(one.number, question.period), label=one.short(asker.words.language)
        )
        for one in indicators
    )
    return Reply("\n\n".join(said), choices)
