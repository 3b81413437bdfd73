"""Short messages and what they ask: the attested table, our own sentences, and what must hold for every text."""

from __future__ import annotations

import csv
import dataclasses
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import locales
from handlers.reading.questions.concepts import Concept
from handlers.reading.questions.intents import (
    find_indicators,
    load_question_words,
    matching_rules,
    read_question,
    read_wish,
)
from handlers.reading.questions.lexicon import Entry, Term, TermKind
from handlers.reading.questions.question import Intent, Question, UnitName, Unknown, Wish
from handlers.reading.questions.question_words import Phrases, QuestionWords
from handlers.reading.questions.rule_book import build_rule_book
from handlers.reading.text import fold
from tests.understanding.fuzzing import fuzz_questions

HERE = Path(__file__).parent
ANY_OR_ALL = "|"
ALL_IN_ORDER = "+"


def rows_of(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unit_names() -> list[UnitName]:
    rows = rows_of("questions_units.csv")
    return [UnitName(r["slug"], r["name"], tuple(a for a in r["aliases"].split("|") if a)) for r in rows]


@pytest.fixture(scope="module")
def words() -> QuestionWords:
    return load_question_words(units=unit_names())


def sentences() -> Iterator[dict[str, Any]]:
    for path in sorted((HERE / "sentences").glob("*/*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield {"intent": path.stem, **row}


TABLE = rows_of("questions.csv")
TIRED = rows_of("tired_questions_vi.csv")
SENTENCES = list(sentences())


def fits(found: tuple[str, ...], expected: str) -> bool:
    """ "a|b": any or all of them; "a+b": exactly these in this order; blank: nothing."""
    if ALL_IN_ORDER in expected:
        return found == tuple(expected.split(ALL_IN_ORDER))
    wanted = set(filter(None, expected.split(ANY_OR_ALL)))
    return set(found) == wanted if len(wanted) < 2 else bool(found) and wanted.issuperset(found)


def right(question: Question, row: dict[str, str]) -> bool:
    return (
        question.intent == row["intent"]
        and fits(question.indicators, row["indicator"])
        and fits(question.units, row["unit"])
    )


@pytest.mark.parametrize("row", TABLE, ids=[row["text"] for row in TABLE])
def test_every_attested_question_is_understood(row: dict[str, str], words: QuestionWords) -> None:
    assert right(read_question(row["text"], words), row)


@pytest.mark.parametrize("row", SENTENCES, ids=[row["say"] for row in SENTENCES])
def test_every_sentence_of_our_own_is_understood(row: dict[str, Any], words: QuestionWords) -> None:
    question = read_question(row["say"], words)
    assert question.intent == row["intent"]
    assert fits(question.indicators, row.get("indicators", ""))
    assert fits(question.units, row.get("units", ""))
    assert question.ask == row.get("ask", False)
    assert question.wish == row.get("wish")
    if "unknown" in row:
        assert question.unknown == row["unknown"]
    if "period" in row:
        assert question.period == row["period"]
    assert question.own_unit == row.get("own_unit", False)
    for more in ("against", "beside", "back", "rows", "chart", "history", "why", "with_units", "turned"):
        if more in row:
            assert getattr(question, more) == row[more]


@pytest.mark.parametrize("row", TIRED, ids=[row["text"] for row in TIRED])
def test_a_question_typed_in_haste_is_understood(row: dict[str, str], words: QuestionWords) -> None:
    question = read_question(row["text"], words)
    assert right(question, row)
    assert (question.period or "", question.wish or "") == (row["period"], row["wish"])


EVERY_SENTENCE = [row["text"] for row in (*TABLE, *TIRED)] + [row["say"] for row in SENTENCES]


def torn(texts: Iterable[str], words: QuestionWords) -> list[str]:
    """The sentences that rules of one rank pull to different intents."""
    return [text for text in texts if len({(rule.intent, rule.wish) for rule in matching_rules(text, words)}) > 1]


def twofold(phrases: Mapping[str, Iterable[str]]) -> set[str]:
    """The phrases with two meanings."""
    counted = Counter(phrase for listed in phrases.values() for phrase in set(listed))
    return {phrase for phrase, count in counted.items() if count > 1}


def two_wishes(phrases: Phrases) -> set[str]:
    """The phrases that have two meanings once their marks are gone."""
    return {plain for plain, found in phrases.items() if len({p.value for p in found if not p.strict}) > 1}


def test_no_sentence_matches_two_intents(words: QuestionWords) -> None:
    assert torn(EVERY_SENTENCE, words) == []


@pytest.mark.parametrize("kind", ["whole", "wishes", "openings"])
def test_no_phrase_of_a_language_has_two_meanings(kind: str) -> None:
    for language in locales.LANGUAGES:
        assert twofold(locales.load(language, "intents")[kind]) == set()


def test_no_two_phrases_without_marks_have_two_wishes(words: QuestionWords) -> None:
    assert two_wishes(words.sayings.wishes) == set()


def test_a_rule_that_pulls_sentences_to_a_second_intent_is_found(words: QuestionWords) -> None:
    rules = [compiled.rule for rank in words.rules.ranks for compiled in rank]
    of_deadlines = next(rule for rule in rules if rule.intent is Intent.MY_DEADLINES and Concept.DEADLINE in rule.every)
    spoiled = build_rule_book([*rules, dataclasses.replace(of_deadlines, intent=Intent.RANKING)])
    assert "hạn nộp báo cáo tháng 6" in torn(
        [*EVERY_SENTENCE, "hạn nộp báo cáo tháng 6"], dataclasses.replace(words, rules=spoiled)
    )


def test_a_word_listed_for_a_second_idea_is_found(words: QuestionWords) -> None:
    ideas = [Entry(("",), False, Term(TermKind.CONCEPT, idea)) for idea in (Concept.RANK, Concept.DEADLINE)]
    tree = {**words.lexicon.tree, "bxhtl": {"": ideas}}
    lexicon = dataclasses.replace(words.lexicon, tree=tree, known=words.lexicon.known | {"bxhtl"})
    assert torn(["bxhtl", "cho anh xem bxhtl", "hạn nộp"], dataclasses.replace(words, lexicon=lexicon)) == [
        "bxhtl", "cho anh xem bxhtl",
    ]  # fmt: skip


def test_a_phrase_listed_for_two_wishes_is_found() -> None:
    sound = locales.load("vi", "intents")["wishes"]
    spoiled = {**sound, "skip": [*sound["skip"], "tiếp tục"]}
    assert twofold(sound) == set()
    assert twofold(spoiled) == {"tiếp tục"}


def test_two_wishes_that_differ_in_marks_only_are_found(words: QuestionWords) -> None:
    plain, phrases = next((plain, phrases) for plain, phrases in words.sayings.wishes.items() if not phrases[0].strict)
    other = next(wish for wish in Wish if wish != phrases[0].value)
    assert two_wishes({plain: (*phrases, dataclasses.replace(phrases[0], value=other))}) == {plain}


def test_all_questions_are_understood_without_marks_too(words: QuestionWords) -> None:
    wrong = [row["text"] for row in TABLE if not right(read_question(fold(row["text"]), words), row)]
    assert len(wrong) <= len(TABLE) * 3 // 100, wrong


def test_all_questions_are_understood_in_capitals_and_decomposed_letters(words: QuestionWords) -> None:
    for change in (str.upper, lambda text: unicodedata.normalize("NFD", text)):
        assert [row["text"] for row in TABLE if not right(read_question(change(row["text"]), words), row)] == []


@pytest.mark.parametrize("sentence", ["{} thế nào rồi", "tiến độ xã {}", "cho anh xem {}"])
def test_every_unit_is_recognised_by_each_of_its_names(sentence: str, words: QuestionWords) -> None:
    for unit in unit_names()[1:]:
        for name in (unit.name, *unit.aliases, unit.name.upper(), fold(unit.name), unit.name.replace(" ", "")):
            question = read_question(sentence.format(name), words)
            assert (question.intent, question.units, question.ask) == (Intent.PROGRESS_UNIT, (unit.slug,), False), name


def test_the_bare_name_of_the_district_is_not_the_town(words: QuestionWords) -> None:
    assert read_question("Thuận Châu thế nào rồi", words) == Question(Intent.PROGRESS_OVERALL)
    assert read_question("thị trấn Thuận Châu thế nào rồi", words).units == ("thuan_chau",)


def test_every_name_of_an_indicator_names_it(words: QuestionWords) -> None:
    for language in locales.LANGUAGES:
        for slug, names in locales.load(language, "indicators")["indicators"].items():
            for name in names:
                assert find_indicators(name.removesuffix("!"), words).slugs == (slug,), name


def test_a_unit_of_a_later_year_is_answered_with_the_units_it_was_made_of(words: QuestionWords) -> None:
    question = read_question("xã Bình Thuận tiến độ sao rồi", words)
    assert question.unknown is Unknown.UNIT_OF_2025
    assert question.parts == ("phong_lai", "chieng_pha")
    assert "thuan_chau" in read_question("xã Thuận Châu thế nào", words).parts


def test_a_village_that_was_imported_is_recognised_after_the_word_for_village() -> None:
    villages = [*unit_names(), UnitName("chieng_ly.na_linh", "Nà Lĩnh"), UnitName("co_ma.na_linh", "Nà Lĩnh")]
    words = load_question_words(units=villages)
    question = read_question("bản Nà Lĩnh thế nào rồi", words)
    assert question.units == ("chieng_ly.na_linh", "co_ma.na_linh")
    assert question.ask


def test_another_year_is_the_plans_year_when_the_words_are_loaded_for_it() -> None:
    words = load_question_words(units=unit_names(), year=2025)
    assert read_question("chỉ tiêu năm 2025 là bao nhiêu", words).intent is Intent.PROGRESS_OVERALL
    assert read_question("bhyt tháng 5", words).period == "2025-05"
    assert read_question("chỉ tiêu năm 2024 là bao nhiêu", words).unknown is Unknown.OTHER_YEAR


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    words = shared_words()
    assert isinstance(read_question(text, words), Question)
    assert read_wish(text, words) is None or isinstance(read_wish(text, words), Wish)


@given(st.lists(st.sampled_from([row["text"] for row in TABLE]), min_size=1, max_size=4), st.integers(0, 200))
def test_no_mixture_of_questions_raises(texts: list[str], cut: int) -> None:
    joined = " ".join(texts)
    assert isinstance(read_question(joined[cut:] + joined[:cut], shared_words()), Question)


@pytest.mark.parametrize(
    "text", ["\ud800", "\x00", "9" * 5000, "chieng li " * 400, "a" * 4096, "/" * 4096, "dạ " * 1300]
)
def test_odd_and_long_texts_are_just_texts(text: str, words: QuestionWords) -> None:
    assert isinstance(read_question(text, words), Question)
    assert isinstance(read_question(f"bhyt {text}", words), Question)


def test_thousands_of_garbled_questions_are_soundly_read() -> None:
    assert fuzz_questions(20_000, seed=2024).findings == []


@cache
def shared_words() -> QuestionWords:
    """The words for property tests, which take no module fixture."""
    return load_question_words(units=unit_names())


def test_every_idea_of_the_word_lists_is_used_by_a_rule(words: QuestionWords) -> None:
    used: set[Concept] = set()
    for rank in words.rules.ranks:
        for compiled in rank:
            used |= compiled.rule.every.union(compiled.rule.never, *compiled.rule.some)
    assert set(Concept) - used == {Concept.FILLER, Concept.MEASURE, Concept.COUNT_WORD}
