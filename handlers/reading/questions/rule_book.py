"""The rules by which ideas make an intent, read once from ``intent_rules.yaml``.

Promises: a rule of an earlier rank wins; a rule that names an idea, wish or intent that does not exist raises when
the rules are loaded. Must not: know words of a language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

import yaml

from handlers.reading.questions.concepts import Concept
from handlers.reading.questions.question import Intent, Wish

_TAKEN_OUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Rule:
    """``every`` idea is there, of each set of ``some`` at least one, of ``never`` none."""

    rank: int
    intent: Intent
    wish: Wish | None
    every: frozenset[Concept]
    some: tuple[frozenset[Concept], ...]
    never: frozenset[Concept]


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    every: int
    some: tuple[int, ...]
    never: int


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules by rank, ready to be matched against a set of ideas."""

    bits: Mapping[Concept, int]
    ranks: tuple[tuple[_Compiled, ...], ...]

    def matching(self, ideas: Iterable[Concept]) -> tuple[Rule, ...]:
        """All rules of the first rank at which any rule matches."""
        seen = 0
        for idea in ideas:
            seen |= self.bits[idea]
        for rank in self.ranks:
            found = tuple(compiled.rule for compiled in rank if _holds(compiled, seen))
            if found:
                return found
        return ()


def load_rule_book() -> RuleBook:
    """The rules of the data file. Raises ValueError or KeyError for a rule that cannot be used."""
    text = resources.files("handlers.reading.questions").joinpath("intent_rules.yaml").read_text(encoding="utf-8")
    table = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return build_rule_book([_rule(row, table["sets"]) for row in table["rules"]])


def build_rule_book(rules: Sequence[Rule]) -> RuleBook:
    """The rules as bit masks, in the order of their ranks."""
    bits = {concept: 1 << place for place, concept in enumerate(Concept)}

    def mask(concepts: Iterable[Concept]) -> int:
        return sum(bits[concept] for concept in concepts)

    compiled = [_Compiled(r, mask(r.every), tuple(mask(s) for s in r.some), mask(r.never)) for r in rules]
    ranks = sorted({rule.rank for rule in rules})
    return RuleBook(bits, tuple(tuple(c for c in compiled if c.rule.rank == rank) for rank in ranks))


def _rule(row: Mapping[str, Any], sets: Mapping[str, Sequence[str]]) -> Rule:
    unknown = row.keys() - {"rank", "intent", "wish", "all", "any", "none"}
    if unknown:
        raise ValueError(f"a rule has {', '.join(sorted(unknown))}")
    return Rule(
        rank=row["rank"],
        intent=Intent(row["intent"]),
        wish=Wish(row["wish"]) if "wish" in row else None,
        every=_ideas(row.get("all", ()), sets),
        some=tuple(_ideas([choice] if isinstance(choice, str) else choice, sets) for choice in row.get("any", ())),
        never=_ideas(row.get("none", ()), sets),
    )


def _ideas(names: Iterable[str], sets: Mapping[str, Sequence[str]]) -> frozenset[Concept]:
    found: set[Concept] = set()
    for name in names:
        if name in sets:
            found |= _ideas(sets[name], sets)
        elif name.startswith(_TAKEN_OUT):
            found.discard(Concept(name.removeprefix(_TAKEN_OUT)))
        else:
            found.add(Concept(name))
    return frozenset(found)


def _holds(rule: _Compiled, seen: int) -> bool:
    if seen & rule.every != rule.every or seen & rule.never:
        return False
    return all(seen & choice for choice in rule.some)
