"""Building the vocabulary of figures from the data of the languages.

Promises: a mistake in the data is an exception at the start. Must not: be called while a message is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import Any

from handlers.reading.figures.characters import plain, spelling
from handlers.reading.figures.number_words import (
    Measure,
    NumberWords,
    Part,
    Scale,
    SpeechHabits,
    Spoken,
    TypingKeys,
)
from handlers.reading.figures.phrases import Phrase, Phrases, Role, Unit, index, phrase, spellings_of

Data = Mapping[str, Any]
_VALUED = (Part.DIGIT, Part.LATE, Part.DOZEN, Part.TWENTY)
_VERBS = {Role.NONE: "none_of", Role.NOTHING_NEW: "nothing_new", Role.NOTHING_DONE: "deeds"}
_SMALL = ("least", "most", "odd_above", "bare_above", "bare_below", "less", "counted_of", "scale")


def build_number_words(languages: Iterable[Data], measures: Data) -> NumberWords:
    """The words of several languages together, the first one's rules for typing. Raises KeyError, ValueError."""
    lists = tuple(languages)
    first = lists[0]
    parts, units = _parts(lists), _units((measures, *lists))
    scales = {word: scale for words in lists for word, scale in _scales(words)}
    phrases = index(entry for words in lists for entry in _phrases(words))
    measuring = frozenset({*parts, *scales, *_words_of(units)})
    return NumberWords(
        parts=parts,
        scales=scales,
        units=units,
        units_of=_by_dimension(units),
        phrases=phrases,
        measures={name: _measure(entry) for name, entry in measures["asked"].items()},
        speech=_speech(first),
        time=_time(lists),
        until=_until(lists),
        ignored_signs=frozenset(first["ignored_signs"]),
        zero_lookalikes=frozenset(w for words in lists for w in words.get("mistaken_for_zero", ())),
        typing=_typing(first),
        known=measuring | _words_of(phrases),
        measuring=measuring,
    )


def _words_of(phrases: Phrases) -> frozenset[str]:
    entries = [entry for group in phrases.values() for entry in group]
    return frozenset(word for entry in entries for word in (*entry.spellings, *entry.bares))


def _parts(lists: tuple[Data, ...]) -> dict[str, tuple[Spoken, ...]]:
    found: dict[str, list[Spoken]] = {}
    for words in lists:
        years = spellings_of(words.get("years", ()))
        for part in Part:
            entries = words.get(part.value) or {}
            valued = entries.items() if part in _VALUED else (("0", entries),)
            for value, spelled in valued:
                for word, unmarked in spellings_of(spelled).items():
                    found.setdefault(word, []).append(
                        Spoken(part, int(value), unmarked, part is Part.DOZEN, word in years)
                    )
    return {word: tuple(spoken) for word, spoken in found.items()}


def _scales(words: Data) -> Iterator[tuple[str, Scale]]:
    for entry in words.get("scales", ()):
        flags = {flag: bool(entry.get(flag)) for flag in ("counts", "money", "never_first", "doubt")}
        for word, unmarked in spellings_of(entry["words"]).items():
            if unmarked and entry.get("doubt"):
                continue
            yield word, Scale(Decimal(entry["times"]), **flags)


def _units(lists: tuple[Data, ...]) -> Phrases:
    entries: list[Phrase] = []
    for words in lists:
        for dimension, units in words.get("units", {}).items():
            for entry in units:
                unit = Unit(
                    dimension,
                    Decimal(entry["times"]),
                    tuple(Decimal(size) for size in entry.get("others", ())),
                    entry.get("tenth"),
                    bool(entry.get("doubt")),
                    bool(entry.get("never_first")),
                )
                entries.extend(phrase(word, unit) for word in entry["words"])
    return index(entries)


def _by_dimension(units: Phrases) -> dict[str, tuple[Phrase, ...]]:
    """The units of each dimension, one entry for every first word."""
    found: dict[str, dict[str, Phrase]] = {}
    for group in units.values():
        for entry in group:
            if isinstance(entry.role, Unit):
                found.setdefault(entry.role.dimension, {}).setdefault(entry.bares[0], entry)
    return {dimension: tuple(entries.values()) for dimension, entries in found.items()}


def _phrases(words: Data) -> Iterator[Phrase]:
    for name, spelled in words.get("phrases", {}).items():
        role, _, flag = name.partition(":")
        yield from (phrase(word, Role(role), exact=flag == "exact", alone=flag == "alone") for word in spelled)
    for name, spelled in words.get("per", {}).items():
        yield from (phrase(word, Role(name)) for word in spelled)
    yield from (phrase(word, Role.TIME) for word in words.get("time", {}).get("phrases", ()))
    for name, spelled in words.get("places", {}).items():
        yield from (phrase(word, Role(name)) for word in spelled)
    yield from _negations(words)
    yield from _as_before(words)
    yield from _not_arrived(words)


def _negations(words: Data) -> Iterator[Phrase]:
    """As in "không có", "chưa trồng", "không biết": every negation before every word that it can deny."""
    for name, spelled in words.get("negations", {}).items():
        for negation in spelled:
            yield from (phrase(f"{negation} {verb}", Role.NO_FIGURE) for verb in words.get("unknowing", ()))
            for verbs in _VERBS:
                role = verbs if name == Role.NO else Role.NOT_YET
                yield from (phrase(f"{negation} {verb}", role) for verb in words.get(_VERBS[verbs], ()))
            yield from (phrase(f"{negation} {verb}", Role.SAME) for verb in words.get("unchanged", ()))
            if not negation.isdigit():
                yield phrase(negation, Role(name))
    for negation in words.get("negations", {}).get(Role.NOT_YET, ()):
        yield from (phrase(f"{negation} {season}", Role.NOT_YET) for season in words.get("seasons", ()))


def _as_before(words: Data) -> Iterator[Phrase]:
    """As in "như tháng trước": every word of likeness before every time that is past."""
    for like in words.get("like", ()):
        yield from (phrase(f"{like} {past}", Role.SAME) for past in words.get("earlier", ()))


def _not_arrived(words: Data) -> Iterator[Phrase]:
    """As in "số liệu chưa có": the figures themselves are said not to be there."""
    for negations in words.get("negations", {}).values():
        for data, negation in product(words.get("data_words", ()), negations):
            yield from (phrase(f"{data} {negation} {verb}", Role.NO_FIGURE) for verb in words.get("arriving", ()))


def _measure(entry: Data) -> Measure:
    numbers: dict[str, Any] = {name: Decimal(entry[name]) for name in _SMALL if name in entry}
    flags: dict[str, Any] = {name: bool(entry.get(name)) for name in ("rate", "whole", "large", "of")}
    return Measure(
        dimension=entry["dimension"],
        times=Decimal(entry["times"]),
        takes=tuple(entry.get("takes", ())),
        asks=tuple(entry.get("asks", ())),
        own=tuple(entry.get("own", ())),
        understood=frozenset(
            (entry["dimension"], *entry.get("takes", ()), *entry.get("asks", ()), *entry.get("own", ()))
        ),
        **numbers,
        **flags,
    )


def _time(lists: tuple[Data, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for words in lists:
        for name, spelled in words.get("time", {}).items():
            if name not in ("phrases", "until"):
                found[name] = found.get(name, frozenset()) | frozenset(spellings_of(spelled))
    return found


def _until(lists: tuple[Data, ...]) -> Phrases:
    return index(phrase(word, Role.TIME) for words in lists for word in words.get("time", {}).get("until", ()))


def _speech(words: Data) -> SpeechHabits:
    doubtful = set(words["late_doubtful"])
    return SpeechHabits(
        pairs=frozenset(words["approximate_pairs"]),
        doubtful_alone=frozenset(words["doubtful_alone"]),
        late_doubtful=frozenset(
            int(v) for v, spelled in words["late_digits"].items() if doubtful.intersection(spelled)
        ),
        misspelt={wrong: right for right, wrongs in words["misspelt"].items() for wrong in spellings_of(wrongs)},
        also_typed={
            spelling(plain(short)[0]): spelling(right)
            for right, shorts in words["also_typed"].items()
            for short in shorts
        },
    )


def _typing(words: Data) -> TypingKeys:
    telex, vni = words["telex"], words["vni"]
    return TypingKeys(telex["tones"], telex["doubled"], telex["horned"], vni["tones"], vni["hats"])
