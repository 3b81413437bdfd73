"""A progress chart as a picture: opened, measured, its colours counted."""

from __future__ import annotations

import itertools
import subprocess
import sys
import unicodedata
from decimal import Decimal
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from matplotlib.ft2font import FT2Font
from PIL import Image

from bot.drawing import colours
from bot.drawing.pictures import draw
from models.pictures import Bar, Look, ProgressChart, figure_of

WHITE = 255
BAR = slice(178, 202)  # the lines of a single bar, without what stands over and under it
TITLE, SUBTITLE = "Tiến độ chỉ tiêu năm 2024", "Toàn huyện đến thứ Hai 17/6 (DỮ LIỆU MẪU)"
VOWELS_AND_D = "aăâeêioôơuưyđ"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def bar(done: str | None, target: str, label: str = "Diện tích chè", caption: str = "1.245/1.398 ha") -> Bar:
    return Bar(label=label, caption=caption, done=None if done is None else Decimal(done), target=Decimal(target))


def chart(*bars: Bar, title: str = TITLE, subtitle: str = SUBTITLE) -> ProgressChart:
    return ProgressChart(title=title, subtitle=subtitle, bars=bars)


def pixels(picture: ProgressChart, folder: Path) -> np.ndarray:
    with Image.open(draw(picture, folder / "picture.png")) as image:
        return np.asarray(image.convert("RGB"))


def of_colour(picture: np.ndarray, look: Look) -> np.ndarray:
    """Where in the bar's lines the look's colour is."""
    colour = tuple(bytes.fromhex(colours.OF_LOOK[look][1:]))
    return np.all(picture[BAR] == colour, axis=2)


def bar_length(picture: np.ndarray, look: Look) -> int:
    return int(of_colour(picture, look).any(axis=0).sum())


def test_a_picture_is_720_wide_a_png_and_not_blank(tmp_path: Path) -> None:
    path = draw(chart(bar("1245", "1398"), bar("8", "5")), tmp_path / "picture.png")
    with Image.open(path) as image:
        assert (image.format, image.width) == ("PNG", 720)
        assert 200 < image.height < 500
    dark = pixels(chart(bar("1245", "1398")), tmp_path).max(axis=2) < 128
    assert dark.mean() > 0.01


def test_every_bar_makes_the_picture_equally_higher(tmp_path: Path) -> None:
    heights = [pixels(chart(*[bar("1", "2")] * count), tmp_path).shape[0] for count in (1, 2, 3, 6)]
    assert heights[1] - heights[0] == heights[2] - heights[1] > 0
    assert heights[3] < 1200, "six bars fit a phone's screen"


def test_equal_charts_give_equal_bytes(tmp_path: Path) -> None:
    picture = chart(bar("1245", "1398"), bar(None, "23"), bar("8", "5"))
    assert draw(picture, tmp_path / "a").read_bytes() == draw(picture, tmp_path / "b").read_bytes()


def test_a_bar_is_as_long_as_its_share_of_the_target(tmp_path: Path) -> None:
    full = bar_length(pixels(chart(bar("100", "100")), tmp_path), Look.REACHED)
    half = bar_length(pixels(chart(bar("50", "100")), tmp_path), Look.OPEN)
    assert half == pytest.approx(full / 2, abs=3)


@pytest.mark.parametrize(
    ("done", "looks"),
    [
        ("50", {Look.OPEN}),
        ("99.99", {Look.OPEN}),
        ("100", {Look.REACHED}),
        ("250", {Look.REACHED}),
        (None, set()),
        ("0", set()),
    ],
)
def test_the_colour_says_whether_the_target_is_reached(done: str | None, looks: set[Look], tmp_path: Path) -> None:
    picture = pixels(chart(bar(done, "100")), tmp_path)
    assert {look for look in (Look.OPEN, Look.REACHED) if of_colour(picture, look).any()} == looks


def test_past_the_target_all_bars_end_in_the_same_arrow(tmp_path: Path) -> None:
    reached, little, much = (
        of_colour(pixels(chart(bar(done, "100")), tmp_path), Look.REACHED) for done in ("100", "101", "999999")
    )
    assert np.array_equal(little, much)
    assert np.flatnonzero(little.any(axis=0))[-1] > np.flatnonzero(reached.any(axis=0))[-1] + 20
    tip = little[:, np.flatnonzero(little.any(axis=0))[-1]]
    assert tip.sum() < reached.any(axis=1).sum() / 2, "an arrow ends in a point"


def test_a_missing_figure_looks_different_from_zero(tmp_path: Path) -> None:
    missing, zero = (pixels(chart(bar(done, "100", caption="")), tmp_path) for done in (None, "0"))
    assert missing.shape == zero.shape
    assert (missing != zero).any(axis=2).sum() > 2_000


def test_the_least_done_and_the_least_lacking_are_seen(tmp_path: Path) -> None:
    assert bar_length(pixels(chart(bar("0.001", "100000")), tmp_path), Look.OPEN) >= 2
    reached = bar_length(pixels(chart(bar("100", "100")), tmp_path), Look.REACHED)
    assert bar_length(pixels(chart(bar("99.9999", "100")), tmp_path), Look.OPEN) <= reached - 2


@pytest.mark.parametrize(
    "picture",
    [
        chart(bar("1", "2", "Số xã đạt chuẩn nông thôn mới trên địa bàn toàn huyện " * 3, "1.000.000,25/2 tiêu chí")),
        chart(bar("99999999", "1", "Ư" * 300, "9" * 300), bar("-5", "7"), bar("1", "0"), bar("0", "0")),
        chart(bar("1", "2", "", "")),
        chart(title="", subtitle=""),
        chart(bar("1", "2"), title="Tiến độ " * 60, subtitle="đến thứ Hai " * 60),
        chart(
            bar("1", "2", "$x_1$ {đồng} \\frac", "%\t1\r\n2\x07"), title="$", subtitle="\u202e中文 \ud83d \U0001fae8"
        ),
    ],
)
def test_whatever_is_written_stays_within_the_margins(picture: ProgressChart, tmp_path: Path) -> None:
    drawn = pixels(picture, tmp_path)
    frame = drawn.copy()
    frame[8:-8, 20:-20] = WHITE
    assert (frame == WHITE).all()


def test_composed_and_decomposed_letters_look_the_same(tmp_path: Path) -> None:
    composed, decomposed = (
        chart(
            bar("1", "2", unicodedata.normalize(form, "Đủ mọi chữ: ặ ỗ ỡ ử Ữ ỵ")),
            title=unicodedata.normalize(form, TITLE),
        )
        for form in ("NFC", "NFD")
    )
    assert draw(composed, tmp_path / "a").read_bytes() == draw(decomposed, tmp_path / "b").read_bytes()


@pytest.mark.parametrize("name", ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"])
def test_the_packaged_font_has_every_vietnamese_letter(name: str) -> None:
    font = FT2Font(str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name))
    letters = VOWELS_AND_D + VOWELS_AND_D.upper()
    written = [unicodedata.normalize("NFC", "".join(pair)) for pair in itertools.product(letters, TONES)]
    assert [letter for letter in written if not all(font.get_char_index(ord(sign)) for sign in letter)] == []


@pytest.mark.parametrize(
    ("done", "target", "label"),
    [
        ("1245", "1398", "89%"),
        ("97.2", "97.25", "99%"),
        ("999.99", "1000", "99%"),
        ("100", "100", "100%"),
        ("8", "5", "160%"),
        ("100000", "1", ">999%"),
        ("0", "51", "0%"),
        ("0.1", "51", "<1%"),
        ("-0.5", "7", "−7%"),
        ("-0.01", "7", "0%"),
        ("3", "0", "–"),
        (None, "23", "–"),
    ],
)
def test_the_percent_is_whole_and_never_flatters(done: str | None, target: str, label: str) -> None:
    assert figure_of(bar(done, target)) == label


def test_the_libraries_are_loaded_with_the_first_file_only() -> None:
    loaded = (
        "import sys, bot.workshop, bot.drawing.pictures; print({'matplotlib', 'numpy', 'openpyxl'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
