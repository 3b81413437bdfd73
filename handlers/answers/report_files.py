"""The documents about a period, named: they are put together when they are sent.

Promises: the answer says of which period and through which day; what was filed by now is what the document stands on.
Must not: add figures up or write a file.
"""

from __future__ import annotations

from datetime import datetime

from handlers.answers.asker import Asker
from handlers.dialogue import wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders.decisions import SummingUp
from locales.phrasebook import Phrasebook
from models import messages
from models.plan.periods import period_from_key
from models.store.queries import officers


def report_file(asked: SummingUp, asker: Asker) -> Reply:
    """The document, with the other one about the same period on offer."""
    words = asker.words
    unit = officers.unit_of(asker.connection, asker.plan, asked.unit) if asked.unit else None
    if asked.unit and unit is None:
        return Reply(words.say("unknown-unit"))
    values = {
        "period": wording.period_name(words, asked.period),
        "through": words.day(period_from_key(asked.period).last_on),
        "sample": asker.sample,
    }
    document = named(asked, words, asker.now)
    if unit is not None:
        return Reply(
            words.say("document-figures-of-unit", unit=unit.title(words.language), **values), document=document
        )
    text = words.say("document-summary" if asked.what == "summary" else "document-figures", **values)
    return Reply(text, (_other(asked, words),), document=document)


def named(asked: SummingUp, words: Phrasebook, as_of: datetime) -> messages.ReportFile:
    """The document as it travels: by name, with the moment it stands on."""
    if asked.unit is not None:
        file_name = words.say("document-file-unit", unit=asked.unit.replace(".", "-"), period=asked.period)
    elif asked.what == "summary":
        file_name = words.say("document-file-summary", period=asked.period)
    else:
        file_name = words.say("document-file-figures", period=asked.period)
    return messages.ReportFile(
        file_name=file_name,
        what=asked.what,
        period=asked.period,
        unit=asked.unit,
        language=words.language,
        as_of=as_of,
    )


def _other(asked: SummingUp, words: Phrasebook) -> messages.Choice:
    if asked.what == "summary":
        token = leading_tokens.document(SummingUp("figures", asked.period))
        return wording.choice(words, token, "choice-document-figures")
    token = leading_tokens.document(SummingUp("summary", asked.period))
    return wording.choice(words, token, "choice-document-summary")
