"""Words cut into lines, measured here by counting letters."""

from __future__ import annotations

import pytest

from bot.wrapping import lines_of


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("   ", ()),
        ("chè", ("chè",)),
        ("diện tích", ("diện tích",)),
        ("diện tích cà phê", ("diện tích", "cà phê")),
        ("1.000,25/2.000,75", ("1.000,25/", "2.000,75")),
        ("xxxxxxxxxxyyy", ("xxxxxxxxxx", "yyy")),
        ("một hai ba bốn năm sáu bảy tám", ("một hai ba", "bốn năm", "sáu bảy…")),
        ("aaaaaaaaaa bbbbbbbbbb cccccccccc d", ("aaaaaaaaaa", "bbbbbbbbbb", "ccccccccc…")),
    ],
)
def test_lines_break_at_spaces_then_slashes_then_anywhere(text: str, lines: tuple[str, ...]) -> None:
    assert lines_of(text, 10, 3, len) == lines


def test_a_width_that_holds_no_letter_still_ends() -> None:
    assert len(lines_of("chè búp tươi", 0, 3, len)) == 3
