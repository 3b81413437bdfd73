"""What a turn wants looked up beyond a number and its rows (see ``decisions``), as values.

Promises: everything needed to look it up inside.
Must not: look anything up.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedVillage:
    """How a village stands that is called by these words, without marks; ``commune``: the slug of its commune if named.

    ``indicators``: only these. ``period``: a key, None for the newest.
    """

    words: tuple[str, ...]
    commune: str | None = None
    indicators: tuple[str, ...] = ()
    period: str | None = None


@dataclass(frozen=True, slots=True)
class OfVillages:
    """What the villages of the officer's commune make together, of all that they report. ``period``: a key, None for
    the newest."""

    period: str | None = None


@dataclass(frozen=True, slots=True)
class TargetsGiven:
    """The targets below the district: unit by unit of an indicator, or all of a unit; neither: of which indicators
    there are any. ``unit`` as in ``Ahead``."""

    indicator: str | None = None
    unit: str | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Ahead:
    """What each month left must bring and, with ``outlook``, where an indicator's year may end. ``unit``: a slug or its
    key in a token, None for the district."""

    indicator: str
    unit: str | None = None
    outlook: bool = True


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A few indicators, each of a few units beside each other; ``period`` a key, None for the newest."""

    indicators: tuple[str, ...]
    units: tuple[str, ...]
    period: str | None = None


@dataclass(frozen=True, slots=True)
class UnitCompared:
    """All that a unit reports beside the period before. ``unit`` as in ``Ahead``, never None."""

    unit: str


@dataclass(frozen=True, slots=True)
class ThroughTheYear:
    """One indicator period by period, as a picture. ``unit``: a slug or its key in a token,
    None for the district."""

    indicator: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """Who collects the figures of these indicators or, without any, which figures an ``office`` collects (a slug)."""

    indicators: tuple[str, ...] = ()
    office: str | None = None
