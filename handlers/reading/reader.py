"""The reader: what officers type, read with the words and names of this district.

Promises: the readings a conversation needs, behind one value that is built once.
Must not: know a conversation's state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.reading.corrections import Correction, CorrectionWords, read_correction
from handlers.reading.days import DayWords, MoreDays, days_named, read_day
from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.places import Places
from handlers.reading.figures.quantities import read_quantity
from handlers.reading.figures.quantity import Asked, Quantity
from handlers.reading.limits import LimitWords, read_limit
from handlers.reading.lists.list_words import ListWords
from handlers.reading.lists.listed import Headless, Listed
from handlers.reading.lists.reading import holds_only_targets, names_units, read_list
from handlers.reading.named_corrections import NamedCorrection, read_named_correction
from handlers.reading.naming import NameTable, units_anywhere, units_named
from handlers.reading.orders import Audience, Order, OrderWords, means_send, read_audience, read_order, without_links
from handlers.reading.questions.intents import asks, read_question
from handlers.reading.questions.named_periods import period_in
from handlers.reading.questions.narrowing import paces_alone
from handlers.reading.questions.question import Intent, Question, Wish
from handlers.reading.questions.question_words import QuestionWords, sight
from handlers.reading.questions.unit_names import find_units
from handlers.reading.questions.wishes import read_wish
from handlers.reading.reminding.handing_over import HandOver, read_hand_over
from handlers.reading.reminding.not_yet import NotYet, read_not_yet, reason_in
from handlers.reading.reminding.requests import Request, means_all, read_request
from handlers.reading.reminding.vocabulary import ReminderWords
from handlers.reading.reports.labelling import line_of
from handlers.reading.reports.reading import read_report, read_rows
from handlers.reading.reports.report import Line, Report
from handlers.reading.reports.report_words import ReportWords
from handlers.reading.text import fold, words_of
from handlers.reading.waiting import WaitingWords, read_waiting
from models.messages import Cell, Sheet

_BARE_NUMBER = re.compile(r"[0-9.,]+")


def is_bare_number(text: str) -> bool:
    """Whether a text is nothing but the digits and marks of one number.

    Such a text is what most messages are, and none of the readings that go by words finds anything in it.
    """
    return _BARE_NUMBER.fullmatch(text) is not None


@dataclass(frozen=True)
class Reader:
    """The vocabularies, loaded at the start; ``filing`` are the words that file a report, ``turning`` those that turn
    the page of a list, ``opening`` those before the number of a line that is to be seen, ``taking`` those that take
    over the figure on offer; ``units_by_name``: the plan's communes and departments, for orders about them."""

    numbers: NumberWords
    places: Places
    questions: QuestionWords
    corrections: CorrectionWords
    filing: frozenset[str]
    taking: frozenset[str]
    beside_a_name: frozenset[str]
    turning: frozenset[str]
    opening: frozenset[str]
    limits: LimitWords
    waits: WaitingWords
    reminding: ReminderWords
    days: DayWords
    orders: OrderWords
    reports: ReportWords
    lists: ListWords
    units_by_name: NameTable

    def quantity(self, text: str, asked: Asked) -> Quantity:
        return read_quantity(text, asked, self.numbers, self.places)

    def question(self, text: str) -> Question:
        question = self._limited(text, read_question(text, self.questions))
        if not question.office or question.units or not _may_be_of_an_office(question):
            return question
        offices = self._offices(text, question)
        return replace(question, intent=Intent.PROGRESS_UNIT, units=offices) if len(offices) == 1 else question

    def _offices(self, text: str, question: Question) -> tuple[str, ...]:
        """The offices a question is about; where nothing is asked, those of a text that is nothing but a name,
        politeness aside."""
        if question.office == "asked":
            return units_anywhere(text, self.units_by_name)
        named = units_named(text.rstrip(" .!?"), self.units_by_name)
        return named.slugs if self.beside_a_name.issuperset(fold(named.rest).split()) else ()

    def paces(self, text: str) -> tuple[str, ...]:
        """What stands alike, where the whole text is nothing but the words for it: "4 chậm", "chưa có số liệu"."""
        return () if is_bare_number(text) else paces_alone(sight(text, self.questions))

    def asks(self, text: str) -> bool:
        """Whether a text holds a word that asks which, who, how or why."""
        return asks(text, self.questions)

    def wish(self, text: str) -> Wish | None:
        return None if is_bare_number(text) else read_wish(text, self.questions)

    def means_file(self, text: str) -> bool:
        """Whether the whole text is a word that files what was read back."""
        return fold(text).strip(" .!") in self.filing

    def means_next(self, text: str) -> bool:
        """Whether the whole text is a word that turns a list's page."""
        return fold(text).strip(" .!?") in self.turning

    def _limited(self, text: str, question: Question) -> Question:
        """The question with the limit that its figure is: "dưới 95"."""
        compares = question.intent is Intent.RANKING and question.figure and question.indicators
        return replace(question, limit=read_limit(text, self.limits)) if compares else question

    def names_line(self, text: str) -> bool:
        """Whether the whole text names a line that is to be seen by its number: "xem dòng 3"."""
        *before, number = fold(text).rstrip(" .!?)").split() or [""]
        return bool(before) and number.isdecimal() and self.opening.issuperset(before)

    def means_taking(self, text: str) -> bool:
        """Whether the whole text is a word that takes over the figure on offer."""
        return fold(text).strip(" .!") in self.taking

    def is_name(self, text: str, names: Iterable[str]) -> bool:
        """Whether a text is nothing but words of these names, politeness aside."""
        known = frozenset().union(*map(words_of, names)) | self.beside_a_name
        return frozenset(fold(text).strip(" .!").replace(",", " ").split()) <= known

    def waiting(self, text: str) -> frozenset[str] | None:
        """The words that name the villages a text says to wait for, none for all; None for any other text."""
        return read_waiting(text, self.waits)

    def period(self, text: str) -> str | None:
        """The key of the one period a text names, whatever it is about."""
        return period_in(sight(text, self.questions), self.questions).key

    def units(self, text: str) -> tuple[str, ...]:
        """The units a text names for certain."""
        named = find_units(text, self.questions)
        return () if named.ask else named.slugs

    def means_all(self, text: str) -> bool:
        """Whether the whole text is a word for all that was offered."""
        return means_all(text, self.reminding)

    def about_reminders(self, text: str) -> Request | None:
        return None if is_bare_number(text) else read_request(text, self.reminding)

    def not_yet(self, text: str) -> NotYet | None:
        return None if is_bare_number(text) else read_not_yet(text, self.reminding)

    def reason(self, text: str) -> str:
        """A reason that was asked for, "" when the text gives none."""
        return reason_in(text, self.reminding)

    def hand_over(self, text: str) -> HandOver | None:
        return None if is_bare_number(text) else read_hand_over(text, self.reminding)

    def day(self, text: str, today: date) -> date | MoreDays | None:
        return read_day(text, today, self.days)

    def days_named(self, text: str, today: date) -> tuple[date, date] | None:
        """The first and last day a question is about."""
        return days_named(text, today, self.days)

    def order(self, text: str) -> Order | None:
        return None if is_bare_number(text) else read_order(text, self.orders)

    def without_links(self, text: str) -> str:
        """What was ordered about somebody, without the words before the name."""
        return without_links(text, self.orders)

    def audience(self, text: str) -> Audience | None:
        return read_audience(text, self.orders)

    def means_send(self, text: str) -> bool:
        """Whether the whole text is a word that sends what was shown."""
        return means_send(text, self.orders)

    def report(self, text: str) -> Report | None:
        """The whole report that a message is, if it is one."""
        return None if is_bare_number(text) else read_report(text, self.reports)

    def line(self, text: str) -> Line | None:
        """The one figure with its label that a message is, if it names a single indicator."""
        return None if is_bare_number(text) else line_of(text, self.reports)

    def sheet(self, rows: Sequence[Sequence[Cell]]) -> Report | None:
        """The whole report that the rows of a sheet are."""
        return read_rows(rows, self.reports)

    def correction(self, text: str) -> Correction | None:
        return None if is_bare_number(text) else read_correction(text, self.corrections)

    def named_correction(self, text: str) -> NamedCorrection | None:
        return None if is_bare_number(text) else read_named_correction(text, self.corrections)

    def list(self, sheet: Sheet) -> Listed | Headless:
        """The list of targets or of earlier figures that a sheet is, or what its head lacks."""
        return read_list(sheet, self.lists)

    def listed_units(self, sheet: Sheet) -> frozenset[str]:
        """The units that the rows of such a list name; none for any other sheet."""
        return names_units(sheet, self.lists)

    def holds_only_targets(self, sheet: Sheet) -> bool:
        """Whether a sheet holds targets of units and nothing that was done."""
        return holds_only_targets(sheet, self.lists)


def _may_be_of_an_office(question: Question) -> bool:
    lists = question.intent is Intent.MY_DEADLINES and question.narrowed.paces
    return bool(lists) or question.intent in (Intent.OTHER, Intent.PROGRESS_OVERALL)
