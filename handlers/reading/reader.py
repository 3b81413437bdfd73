"""The reader: what officers type, read with the words and names of this district.

Promises: the three readings a conversation needs, behind one value that is built once.
Must not: know a conversation's state.
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.reading.corrections import Correction, CorrectionWords, read_correction
from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.places import Places
from handlers.reading.figures.quantities import read_quantity
from handlers.reading.figures.quantity import Asked, Quantity
from handlers.reading.questions.intents import read_question
from handlers.reading.questions.question import Question, Wish
from handlers.reading.questions.question_words import QuestionWords
from handlers.reading.questions.wishes import read_wish
from handlers.reading.text import fold


@dataclass(frozen=True)
class Reader:
    """The vocabularies, loaded at the start; ``filing`` are the words that file a report."""

    numbers: NumberWords
    places: Places
    questions: QuestionWords
    corrections: CorrectionWords
    filing: frozenset[str]

    def quantity(self, text: str, asked: Asked) -> Quantity:
        return read_quantity(text, asked, self.numbers, self.places)

    def question(self, text: str) -> Question:
        return read_question(text, self.questions)

    def wish(self, text: str) -> Wish | None:
        return read_wish(text, self.questions)

    def means_file(self, text: str) -> bool:
        """Whether the whole text is a word that files what was read back."""
        return fold(text).strip(" .!") in self.filing

    def correction(self, text: str) -> Correction | None:
        return read_correction(text, self.corrections)
