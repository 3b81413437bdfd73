"""Reading a short message as a wish: a slash command, or a command word with nothing but politeness around it.

Promises: exact after folding; one slip of the finger is forgiven in long phrases only.
Must not: read a wish out of a sentence (see ``intents``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handlers.reading.questions.question import Intent, Wish
from handlers.reading.questions.question_words import Phrase, Phrases, QuestionWords
from handlers.reading.questions.spelling import written_out
from handlers.reading.questions.vocabulary import phrase_key
from handlers.reading.questions.words import Word, lacks_marks, words_of
from handlers.reading.text import clean

_COMMAND_SIGN: Final = "/"
_LONGEST_TEXT: Final = 2_000
_LONGEST_OPENING_SPACE: Final = 40
_LONGEST_WISH: Final = 12
_LONGEST_OPENING: Final = 4
_FORGIVEN_FROM: Final = 7
_FORGIVEN_TO: Final = 60
_SURE_ONLY: Final = frozenset({Wish.YES.value, Wish.NO.value, Wish.STILL_MISSING.value})


@dataclass(frozen=True, slots=True)
class Command:
    """What a slash command means, None when it is not known, and what was written after it."""

    wish: Wish | None
    rest: str


def command_in(text: str, words: QuestionWords) -> Command | None:
    """The slash command a message begins with, or None."""
    if not clean(text[:_LONGEST_OPENING_SPACE]).lstrip().startswith(_COMMAND_SIGN):
        return None
    shown = clean(text[:_LONGEST_TEXT]).strip()
    name, *rest = shown[1:].split(maxsplit=1) or [""]
    name = name.partition("@")[0].lower()
    if not name.isidentifier():
        return None
    return Command(words.sayings.commands.get(name), "".join(rest).lstrip(_COMMAND_SIGN))


def read_wish(text: str, words: QuestionWords) -> Wish | None:
    """The wish that ``text`` is, inside a report or outside; None when it is anything else."""
    command = command_in(text, words)
    if command is not None:
        return command.wish
    found = exact_wish(text, words)
    if found is not None:
        return found
    typed = words_of(text)
    opening = _opening(typed, words.sayings.openings)
    return opening if opening is not None else _nearly(typed, words)


def exact_wish(text: str, words: QuestionWords) -> Wish | None:
    """The wish that the whole of ``text`` is, politeness aside."""
    found = _whole(text, words.sayings.wishes, words)
    return None if found is None else Wish(found)


def whole_intent(text: str, words: QuestionWords) -> Intent | None:
    """The intent of a message that is one of the whole messages of the word lists, politeness aside."""
    found = _whole(text, words.sayings.intents, words)
    return None if found is None else Intent(found)


def _whole(text: str, phrases: Phrases, words: QuestionWords) -> str | None:
    typed = words_of(text)
    if not typed:
        return _match(phrases.get(phrase_key(text)[0], ()), ())
    if len(typed) > _LONGEST_WISH:
        return None
    for kept in _without_politeness(typed, words):
        for said in dict.fromkeys((tuple(kept), written_out(kept, words.lexicon))):
            found = _match(phrases.get(" ".join(word.plain for word in said), ()), tuple(word.marks for word in said))
            if found is not None:
                return found
    return None


def _without_politeness(typed: Sequence[Word], words: QuestionWords) -> Iterator[Sequence[Word]]:
    """The message with ever more polite words taken from its two ends, the longest first."""
    count = len(typed)
    head, tail = _polite_ends(typed, words)
    cuts = [(start, stop) for start in range(head + 1) for stop in range(count - tail, count + 1) if start < stop]
    for start, stop in sorted(cuts, key=lambda cut: cut[0] - cut[1]):
        yield typed[start:stop]


def _polite_ends(typed: Sequence[Word], words: QuestionWords) -> tuple[int, int]:
    """How many words at the beginning and at the end are mere politeness."""
    pairs = [(word.plain, word.marks) for word in typed]
    head = next((place for place, pair in enumerate(pairs) if pair not in words.sayings.polite_before), len(pairs))
    tail = next(
        (place for place, pair in enumerate(reversed(pairs)) if pair not in words.sayings.polite_after), len(pairs)
    )
    return head, tail


def _match(phrases: Sequence[Phrase], marks: tuple[str, ...]) -> str | None:
    """The phrase typed with its own marks, or else with fewer of them."""
    for phrase in phrases:
        if phrase.marks == marks:
            return phrase.value
    for phrase in phrases:
        pairs = zip(marks, phrase.marks, strict=True)
        if not phrase.strict and all(lacks_marks(typed, right) for typed, right in pairs):
            return phrase.value
    return None


def _opening(typed: Sequence[Word], openings: Phrases) -> Wish | None:
    for count in range(min(len(typed), _LONGEST_OPENING), 0, -1):
        plain = " ".join(word.plain for word in typed[:count])
        found = _match(openings.get(plain, ()), tuple(word.marks for word in typed[:count]))
        if found is not None:
            return Wish(found)
    return None


def _nearly(typed: Sequence[Word], words: QuestionWords) -> Wish | None:
    """The one wish whose phrase is a slip away from the message, as typed or without its politeness."""
    if not typed or len(typed) > _LONGEST_WISH:
        return None
    head, tail = _polite_ends(typed, words)
    for kept in (typed, typed[head : max(head, len(typed) - tail)]):
        plain = " ".join(word.plain for word in kept)
        if not _FORGIVEN_FROM <= len(plain) <= _FORGIVEN_TO:
            continue
        near = set(_a_slip_away(plain, words.sayings.wishes)) - _SURE_ONLY
        if len(near) == 1:
            return Wish(near.pop())
    return None


def _a_slip_away(plain: str, phrases: Phrases) -> Iterator[str]:
    for right, _, _ in process.extract(plain, phrases.keys(), scorer=OSA.distance, score_cutoff=1, limit=None):
        yield from (phrase.value for phrase in phrases[right])
