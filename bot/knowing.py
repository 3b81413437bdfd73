"""What the bot knows before anybody writes: the plan and the words, loaded and checked.

Promises: a wrong file stops the start and is named.
Must not: open a database or a channel.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import locales
from bot.channels.terminal import TerminalChannel
from bot.settings import Settings
from handlers.knowledge import Knowledge
from handlers.reading import corrections, reader
from handlers.reading.days import day_words
from handlers.reading.figures.places import build_places
from handlers.reading.figures.vocabulary import load_number_words
from handlers.reading.limits import limit_words
from handlers.reading.lists.list_words import load_list_words
from handlers.reading.naming import name_table
from handlers.reading.orders import OrderWords, order_words
from handlers.reading.questions.question import UnitName
from handlers.reading.questions.vocabulary import load_question_words
from handlers.reading.reminding.vocabulary import load_reminder_words
from handlers.reading.reports.vocabulary import load_report_words
from handlers.reading.text import fold
from handlers.reading.waiting import waiting_words
from locales.phrasebook import LANGUAGES
from models.plan.loading import load_plan
from models.plan.plan import Plan
from reminders.ladder import load_ladder


def know(settings: Settings, plan_folder: Path | None = None) -> Knowledge:
    """Load and check the plan, the shipped one by default, and the words. Raises PlanError."""
    plan = load_plan(plan_folder)
    names = tuple(UnitName(unit.slug, unit.name, unit.aliases) for unit in plan.units.communes)
    numbers, questions = load_number_words("vi", also="en"), load_question_words(units=names)
    places = build_places(spelling for unit in names for spelling in (unit.name, *unit.aliases))
    correcting = corrections.correction_words(*(locales.load(language, "corrections") for language in LANGUAGES))
    return Knowledge(
        plan=plan,
        ladder=load_ladder(),
        reader=reader.Reader(
            numbers=numbers,
            places=places,
            questions=questions,
            corrections=correcting,
            filing=_words_of("filing"),
            taking=_words_of("taking"),
            beside_a_name=_words_of("beside_a_name"),
            turning=_words_of("turning"),
            opening=_words_of("opening"),
            limits=limit_words(*(locales.load(language, "choices") for language in LANGUAGES)),
            waits=waiting_words(*(locales.load(language, "choices") for language in LANGUAGES)),
            reminding=load_reminder_words(),
            days=day_words(*(locales.load(language, "days") for language in LANGUAGES)),
            orders=_order_words(plan),
            reports=load_report_words(_indicator_names(plan), numbers, places, questions, correcting),
            lists=load_list_words(plan, numbers, questions.names),
            units_by_name=name_table((*plan.units.communes, *plan.units.departments)),
        ),
        ordinals=_words_of("ordinals"),
        hand_to_hand=frozenset({TerminalChannel.name}),
        data="sample" if settings.is_demonstration else "real",
    )


def _order_words(plan: Plan) -> OrderWords:
    names = [(cluster.slug, cluster.name) for cluster in plan.clusters.values()]
    return order_words(*(locales.load(language, "orders") for language in LANGUAGES), clusters=names)


def _indicator_names(plan: Plan) -> Iterator[tuple[str, str]]:
    """Every name an indicator has in the plan, with its slug."""
    for indicator in plan.indicators.values():
        yield from ((name, indicator.slug) for name in (indicator.name_vi, indicator.short_vi, indicator.name_en))


def _words_of(kind: str) -> frozenset[str]:
    """The folded words of one kind about choices, in all languages."""
    return frozenset(fold(word) for language in LANGUAGES for word in locales.load(language, "choices")[kind])
