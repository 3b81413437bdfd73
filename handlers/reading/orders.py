"""Reading what a leader orders: "gia hạn Chiềng Ly 2 ngày", "gọi bản Nà Lĩnh", "gửi thông báo cho các xã".

Promises: recognises only a message that begins with an order's own words, or is one; what follows stays as typed.
Must not: know who may order, or which units there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Final

from handlers.reading.questions.words import lacks_marks, marks_of
from handlers.reading.text import fold

_LONGEST_WHOLE: Final = 60
_WORD: Final = re.compile(r"\S+")
_SIGNS: Final = ".,;:!?()“”\"'"
_BEFORE_REST: Final = " \t:,-–"
_A_CLUSTER: Final = "cluster"
_LONGEST_CLUSTER: Final = 8
UNKNOWN_CLUSTER: Final = "?"

Phrase = tuple[tuple[str, str], ...]


class OrderKind(StrEnum):
    """What a leader wants done. Those of LEADERS are said in words that mean something else from anybody else."""

    EXTEND = "extend"
    CALL = "call"
    WRITE = "write"
    BROADCAST = "broadcast"
    PROGRESS = "progress"
    UNREACHED = "unreached"
    STOP = "stop"
    SUMMARY = "summary"
    FIGURES = "figures"
    LEADERS_SUMMARY = "leaders_summary"
    LEADERS_FIGURES = "leaders_figures"
    TARGETS_TEMPLATE = "targets_template"
    PAST_TEMPLATE = "past_template"


@dataclass(frozen=True, slots=True)
class Order:
    """``rest`` is what followed, as it was typed; it may be empty."""

    kind: OrderKind
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a broadcast is for. ``level``: "village", "commune", "department" or None for all.

    ``standing``: "late" or "not_late" for units that are, None for both. ``cluster``: the slug of an emulation
    cluster, whose communes are meant; UNKNOWN_CLUSTER where one was named that is not known.
    """

    level: str | None = None
    standing: str | None = None
    cluster: str | None = None


@dataclass(frozen=True)
class OrderWords:
    """Phrases as pairs of a folded word and its marks, the longest first; ``clusters`` are names with their slugs."""

    before: tuple[Phrase, ...]
    links: tuple[Phrase, ...]
    openings: tuple[tuple[Phrase, OrderKind], ...]
    whole: tuple[tuple[Phrase, OrderKind], ...]
    audiences: tuple[tuple[Phrase, str], ...]
    audience_links: frozenset[str]
    send: tuple[Phrase, ...]
    clusters: tuple[tuple[Phrase, str], ...] = ()

    @cached_property
    def first(self) -> frozenset[str]:
        """The words with which an order can begin: a text without any of them is none."""
        return frozenset(phrase[0][0] for phrase, _ in (*self.openings, *self.whole) if phrase)


def order_words(*lists: Mapping[str, Any], clusters: Iterable[tuple[str, str]] = ()) -> OrderWords:
    """The words of several languages together, and the slug and name of each emulation cluster.

    KeyError for a list that is missing.
    """
    audiences = _keyed(lists, "audiences")
    return OrderWords(
        before=_phrases(text for one in lists for text in one["before"]),
        links=_phrases(text for one in lists for text in one["links"]),
        openings=tuple((phrase, OrderKind(key)) for phrase, key in _keyed(lists, "openings")),
        whole=tuple((phrase, OrderKind(key)) for phrase, key in _keyed(lists, "whole")),
        audiences=audiences,
        audience_links=frozenset(
            word for one in lists for text in one["audience_links"] for word in fold(text).split()
        ),
        send=_phrases(text for one in lists for text in one["send"]),
        clusters=_cluster_names(clusters, [phrase for phrase, key in audiences if key == _A_CLUSTER]),
    )


def _cluster_names(clusters: Iterable[tuple[str, str]], kinds: Sequence[Phrase]) -> tuple[tuple[Phrase, str], ...]:
    """ "Cụm 1" is called that, and "cụm số 1", "cụm thi đua 1": its own words after any word for a cluster."""
    found: dict[Phrase, str] = {}
    for slug, name in clusters:
        full = _phrase(name)
        own = full[_leading(full, 0, kinds) :]
        found[full] = slug
        found.update(
            {(*kind, *rest): slug for kind in kinds for rest in (own, _phrase(slug.replace("_", " "))) if rest}
        )
    return tuple(sorted(found.items(), key=lambda pair: len(pair[0]), reverse=True))


def _keyed(lists: Sequence[Mapping[str, Any]], name: str) -> tuple[tuple[Phrase, str], ...]:
    found = {_phrase(text): key for one in lists for key, texts in one[name].items() for text in texts}
    return tuple(sorted(found.items(), key=lambda pair: len(pair[0]), reverse=True))


def _phrases(texts: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(sorted({_phrase(text) for text in texts}, key=len, reverse=True))


def _phrase(text: str) -> Phrase:
    return tuple(_typed(word) for word in text.split())


def _typed(word: str) -> tuple[str, str]:
    bare = word.strip(_SIGNS)
    return fold(bare), marks_of(bare)


def read_order(text: str, words: OrderWords) -> Order | None:
    """The order a message is, or None."""
    found = [*_WORD.finditer(text[:400])]
    typed = [_typed(match[0]) for match in found]
    if words.first.isdisjoint(plain for plain, _ in typed):
        return None
    if len(text) <= _LONGEST_WHOLE and (kind := _whole(typed, words)) is not None:
        return Order(kind)
    start = 0
    while (skipped := _leading(typed, start, words.before)) and start + skipped < len(typed):
        if any(_starts(typed, start, phrase) for phrase, _ in words.openings):
            break
        start += skipped
    for phrase, kind in words.openings:
        if _starts(typed, start, phrase):
            return Order(kind, text[found[start + len(phrase) - 1].end() :].strip().lstrip(_BEFORE_REST))
    return None


def _whole(typed: Sequence[tuple[str, str]], words: OrderWords) -> OrderKind | None:
    for start in range(min(len(typed), 4)):
        if start and not any(
            _starts(typed, start - len(phrase), phrase) for phrase in words.before if len(phrase) <= start
        ):
            continue
        for phrase, kind in words.whole:
            if _starts(typed, start, phrase) and start + len(phrase) == len(typed):
                return kind
    return None


def means_send(text: str, words: OrderWords) -> bool:
    """Whether the whole text is a word that sends what was shown."""
    typed = [_typed(word) for word in text.split()]
    return any(_starts(typed, 0, phrase) and len(phrase) == len(typed) for phrase in words.send)


def without_links(text: str, words: OrderWords) -> str:
    """The text without the words that tie an order to a name: "cho xã Chiềng Ly" → "xã Chiềng Ly"."""
    found = [*_WORD.finditer(text)]
    typed = [_typed(match[0]) for match in found]
    start = 0
    while taken := _leading(typed, start, words.links):
        start += taken
    return text[found[start].start() :] if start < len(found) else ""


def read_audience(text: str, words: OrderWords) -> Audience | None:
    """Whom a typed text names as the audience; None when it names nobody, or says anything besides."""
    typed = [pair for pair in (_typed(word) for word in text.split()) if pair[0]]
    keys: list[str] = []
    clusters: set[str] = set()
    place = 0
    while place < len(typed) and len(keys) < 3:
        if (cluster := _cluster_at(typed, place, words)) is not None:
            clusters.add(cluster[0])
            place += cluster[1]
            continue
        found = next(((phrase, key) for phrase, key in words.audiences if _starts(typed, place, phrase)), None)
        if found is not None:
            keys.append(found[1])
            place += len(found[0])
        elif typed[place][0] in words.audience_links:
            place += 1
        else:
            return None
    return None if place < len(typed) else _audience_of(keys, clusters)


def _audience_of(keys: Sequence[str], clusters: Set[str]) -> Audience | None:
    """What was named, taken together; None where that is nothing or contradicts itself."""
    levels = {key for key in keys if key in ("village", "commune", "department")}
    standings = {key for key in keys if key in ("late", "not_late")}
    if not (keys or clusters) or max(map(len, (levels, standings, clusters))) > 1:
        return None
    if clusters:
        only_communes = levels <= {"commune"}
        return Audience(None, next(iter(standings), None), next(iter(clusters))) if only_communes else None
    return Audience(next(iter(levels), None), next(iter(standings), None))


def _cluster_at(typed: Sequence[tuple[str, str]], place: int, words: OrderWords) -> tuple[str, int] | None:
    """The cluster named at ``place`` and how many words name it; an unknown one takes the short rest with it."""
    for phrase, slug in words.clusters:
        if _starts(typed, place, phrase):
            return slug, len(phrase)
    left = len(typed) - place
    kinds = (phrase for phrase, key in words.audiences if key == _A_CLUSTER)
    return (UNKNOWN_CLUSTER, left) if left <= _LONGEST_CLUSTER and _leading(typed, place, kinds) else None


def _leading(typed: Sequence[tuple[str, str]], start: int, phrases: Iterable[Phrase]) -> int:
    """How many words one of these phrases takes at ``start``; 0 for none."""
    return next((len(phrase) for phrase in phrases if _starts(typed, start, phrase)), 0)


def _starts(typed: Sequence[tuple[str, str]], start: int, phrase: Phrase) -> bool:
    """Whether the phrase stands at ``start``, with its own marks or with fewer of them."""
    if start >= len(typed) or not phrase or typed[start][0] != phrase[0][0]:
        return False
    there = typed[start : start + len(phrase)]
    return len(there) == len(phrase) and all(
        plain == right and lacks_marks(marks, right_marks)
        for (plain, marks), (right, right_marks) in zip(there, phrase, strict=True)
    )
