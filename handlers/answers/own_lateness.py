"""Whether the asker's unit is late: with its reports, and in what it reports, in short.

Promises: both are said, each once; what cannot be judged without targets of its own is said to be so.
Must not: decide a deadline or judge a figure.
"""

from __future__ import annotations

from handlers.answers import as_of, of_a_unit
from handlers.answers.asker import Asker
from handlers.answers.deadlines import deadlines, reports_owed, still_open
from handlers.dialogue import tokens, wording
from handlers.dialogue.decisions import Reply


def own_lateness(asker: Asker) -> Reply:
    """First the reports, then how many targets stand where and the worst of them."""
    if not asker.plan.forms_of(asker.unit):
        return deadlines(asker)
    words, found = asker.words, of_a_unit.own_standings(asker.unit, asker)
    heading = words.say(
        "own-lateness", unit=as_of.title_of(asker.unit, asker), day=words.day(asker.today), sample=asker.sample
    )
    judged = of_a_unit.summary(found, asker.unit, asker) or (words.say("progress-unit-not-judged"),)
    own = wording.choice(words, tokens.GO_PROGRESS_UNIT, "choice-own-unit")
    report = (wording.choice(words, tokens.GO_REPORT, "choice-report"),) if still_open(asker) else ()
    return Reply("\n".join((heading, reports_owed(asker), *judged)), (*report, own))
