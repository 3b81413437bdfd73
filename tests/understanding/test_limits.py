"""Limits in a question, by the words before and behind the number."""

from __future__ import annotations

import pytest

import locales
from handlers.reading.limits import Limit, LimitWords, Side, limit_words, read_limit


@pytest.fixture(scope="module")
def words() -> LimitWords:
    return limit_words(*(locales.load(language, "choices") for language in ("vi", "en")))


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("bhyt xã nào dưới 95", Limit(Side.BELOW, "95", "95")),
        ("bhyt xa nao duoi 94,7%?", Limit(Side.BELOW, "94,7", "94,7 %")),
        ("xã nào không dưới 97%", Limit(Side.AT_LEAST, "97", "97 %")),
        ("xa nao bup che tren 200 tan", Limit(Side.ABOVE, "200", "200 tan")),
        ("xã nào từ 50 tấn trở lên", Limit(Side.AT_LEAST, "50", "50 tan")),
        ("xã nào 50 tấn trở xuống", Limit(Side.AT_MOST, "50", "50 tan")),
        ("xa nao bhyt 97 tro len", Limit(Side.AT_LEAST, "97", "97")),
        ("which communes are below 95", Limit(Side.BELOW, "95", "95")),
        ("which have at least 97 % insured", Limit(Side.AT_LEAST, "97", "97 %")),
        ("bhyt 95", None),
        ("xã nào trên 90 và dưới 95", None),
        ("xã nào dưới", None),
    ],
)
def test_a_limit_is_its_side_and_its_number(text: str, limit: Limit | None, words: LimitWords) -> None:
    assert read_limit(text, words) == limit
