"""The progress card, the trend and the ranking: every word on the paper and none over another, every state seen."""

from __future__ import annotations

import itertools
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from PIL import Image

from bot.drawing import colours
from bot.drawing.pictures import composed, draw
from models.messages import OutboundMessage
from models.pictures import Bar, Look, Picture, Point, ProgressChart, RankedRow, Ranking, Spot, Tally, Tick, Trend

LONG = "Tỷ lệ cơ quan, doanh nghiệp, trường học đạt An toàn về an ninh trật tự trên toàn địa bàn huyện"
MONTHS = tuple(str(month) for month in range(1, 13))


def card(*bars: Bar) -> ProgressChart:
    tally = tuple(Tally(look=look, count=str(9 * place), said=look.value) for place, look in enumerate(Look))
    return ProgressChart(
        title="Tiến độ chỉ tiêu năm 2024",
        subtitle="Toàn huyện đến thứ Hai 17/6 (DỮ LIỆU MẪU)",
        bars=bars,
        tally=tally,
        lead="Cần chú ý nhất: 6/39 chỉ tiêu",
        target_said="chỉ tiêu cả năm",
        usual_said="thường đạt đến nay (mùa vụ ước tính)",
    )


def bar(done: str | None, look: Look | None = None, usual: str | None = None, label: str = "Trồng rừng") -> Bar:
    return Bar(
        label=label,
        caption=f"{done or '–'}/200 ha",
        done=None if done is None else Decimal(done),
        target=Decimal(200),
        usual=None if usual is None else Decimal(usual),
        look=look,
        said="chậm",
        coverage="27/29 xã",
    )


def trend(*values: str | None, whole: bool = True, said: str = "chậm") -> Trend:
    points = tuple(
        Point(at=Decimal(month), value=None if value is None else Decimal(value), whole=whole, reported="29")
        for month, value in enumerate(values, 1)
    )
    return Trend(
        title="Búp chè tươi năm 2024",
        subtitle="Toàn huyện đến thứ Hai 17/6 (DỮ LIỆU MẪU)",
        look=Look.BEHIND,
        said=said,
        latest="2.140,5 tấn",
        points=points,
        months=MONTHS,
        ticks=tuple(Tick(value=Decimal(value), label=f"{value}.000") for value in (0, 50, 100, 150, 200)),
        target=Decimal(180),
        usual=tuple(Spot(at=Decimal(month), value=Decimal(15 * month)) for month in range(13)),
        past=(Spot(at=Decimal(1), value=Decimal(10)), Spot(at=Decimal(12), value=Decimal(170))),
        target_said="Chỉ tiêu 7.850 tấn",
        usual_said="mức thường đạt (mùa vụ ước tính)",
        past_said="năm 2023",
        whole_said="đủ số liệu",
        partial_said="chưa đủ số liệu",
        gap_said="chưa có số liệu",
        month_said="tháng",
        reported_said="Số xã đã báo cáo trong tháng (trên 29 xã)",
    )


def row(value: str | None, name: str = "Chiềng Ly", *, own: bool = False) -> RankedRow:
    done = None if value is None else Decimal(value)
    said = "chưa có số liệu" if value is None else f"{value}%"
    return RankedRow(place="" if value is None else "12.", name=name, value=done, said=said, own=own)


def said(words: str, name: str = "Mường Khiêng", *, own: bool = False) -> RankedRow:
    return RankedRow(place="12.", name=name, value=Decimal(98), said=words, own=own)


def ranking(*rows: RankedRow) -> Ranking:
    return Ranking(heading="Trồng rừng, tháng 6", rule="Tham khảo.", rows=rows, more="và 5 đơn vị khác")


PICTURES: dict[str, Picture] = {
    "a card of six": card(
        *(bar("24", look, "80") for look in (Look.BEHIND, Look.OPEN, Look.ON_PACE)),
        bar(None, Look.MISSING),
        bar("200", Look.REACHED, "190"),
        bar("1999", Look.REACHED),
    ),
    "a card of one": card(bar("-5", Look.BEHIND, "80")),
    "a card of twelve": card(*[bar("24", Look.BEHIND, "80")] * 12),
    "a card of long names": card(*[bar("24.125", Look.BEHIND, "80", LONG)] * 3),
    "a card without figures": card(*[bar(None, Look.MISSING)] * 2),
    "a trend of twelve": trend(*(str(12 * month) for month in range(12))),
    "a trend of one": trend("12", said=""),
    "a trend with gaps, not complete": trend("10", None, "30", None, "50", whole=False),
    "a trend of long words": trend("10", said=LONG).model_copy(update={"title": LONG, "target_said": LONG}),
    "a ranking of twelve": ranking(*[row("97.5")] * 9, row("12", own=True), row(None), row(None)),
    "a ranking of one": ranking(row("0")),
    "a ranking of long names": ranking(row("97.5", LONG, own=True), row(None, LONG), row("-1234567.25", LONG)),
    "a ranking by percent": ranking(*[said("101,3% (98,31%)")] * 2, said("101,3% (98,31%)", own=True)),
    "a ranking of long values": ranking(
        said("107,73% (1.189,8 tấn)"),
        said("1.234.567,89 triệu đồng/người/năm", "Thị trấn Thuận Châu", own=True),
        row(None).model_copy(update={"said": "thiếu số kỳ này hoặc kỳ trước"}),
    ),
    "a ranking without figures": ranking(row(None), row(None, own=True)),
}


def boxes(picture: Picture) -> list[tuple[str, float, float, float, float]]:
    """Each word's text and its left, upper, right and lower edge in pixels."""
    figure = composed(picture)
    renderer = FigureCanvasAgg(figure).get_renderer()
    texts = [artist for artist in figure.get_children() if isinstance(artist, Text) and artist.get_text()]
    extents = [(text.get_text(), text.get_window_extent(renderer)) for text in texts]
    return [(words, box.x0, box.y0, box.x1, box.y1) for words, box in extents]


@pytest.mark.parametrize("name", PICTURES)
def test_no_word_leaves_the_paper_or_stands_over_another(name: str) -> None:
    placed = boxes(PICTURES[name])
    height = composed(PICTURES[name]).bbox.height
    assert [words for words, x0, y0, x1, y1 in placed if x0 < 16 or x1 > 708 or y0 < 4 or y1 > height - 4] == []
    assert len(placed) > 2
    over = [
        (one[0], other[0])
        for one, other in itertools.combinations(placed, 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > 2 and min(one[4], other[4]) - max(one[2], other[2]) > 6
    ]
    assert over == []


@pytest.mark.parametrize("name", [name for name in PICTURES if name.startswith("a ranking")])
def test_no_name_and_no_value_of_a_ranking_is_cut(name: str) -> None:
    picture = PICTURES[name]
    assert isinstance(picture, Ranking)
    drawn = "".join(words for words, *_ in boxes(picture)).replace(" ", "")
    assert "…" not in drawn
    assert [row for row in picture.rows if row.said.replace(" ", "") not in drawn] == []
    assert [row for row in picture.rows if row.name.replace(" ", "") not in drawn] == []


@pytest.mark.parametrize("name", PICTURES)
def test_equal_pictures_give_equal_bytes_720_wide(name: str, tmp_path: Path) -> None:
    first, second = (draw(PICTURES[name], tmp_path / each) for each in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()
    with Image.open(first) as image:
        assert image.width == 720


@pytest.mark.parametrize("name", PICTURES)
def test_a_stored_picture_is_drawn_as_it_was_composed(name: str) -> None:
    message = OutboundMessage(text="", prompt=1, picture=PICTURES[name])
    stored = message.model_dump_json(exclude_defaults=True)
    assert OutboundMessage.model_validate_json(stored) == message


def test_a_chart_stored_before_there_were_other_pictures_is_still_drawn(tmp_path: Path) -> None:
    stored = (
        '{"text":"t","prompt":3,"picture":{"title":"Tiến độ","subtitle":"Toàn huyện","bars":['
        '{"label":"Chè","caption":"1/2 ha","done":"1","target":"2"},'
        '{"label":"Cà phê","caption":"","done":null,"target":"2"}]}}'
    )
    picture = OutboundMessage.model_validate_json(stored).picture
    assert isinstance(picture, ProgressChart)
    assert draw(picture, tmp_path / "old.png").stat().st_size > 1_000


def pixels(picture: Picture, folder: Path) -> np.ndarray:
    with Image.open(draw(picture, folder / "picture.png")) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def test_the_pace_mark_stands_where_the_season_would_be(tmp_path: Path) -> None:
    without, early, late = (pixels(card(bar("24", Look.BEHIND, usual)), tmp_path) for usual in (None, "50", "150"))
    at = [np.flatnonzero((with_mark != without).any(axis=(0, 2))).mean() for with_mark in (early, late)]
    assert at[1] - at[0] == pytest.approx(2 * 314 / 2, abs=4)


def test_a_fall_below_zero_looks_different_from_nothing_done(tmp_path: Path) -> None:
    below, nothing = (
        pixels(card(bar(done, Look.BEHIND).model_copy(update={"caption": "", "figure": ""})), tmp_path)
        for done in ("-5", "0")
    )
    assert (below != nothing).any()


def test_the_five_signs_differ_without_their_colours(tmp_path: Path) -> None:
    def sign(look: Look) -> np.ndarray:
        only = ProgressChart(title="", subtitle="", bars=(), tally=(Tally(look=look, count="", said=""),))
        return (pixels(only, tmp_path).sum(axis=2) < 600).astype(int)

    shapes = {look: sign(look) for look in Look}
    for one, other in itertools.combinations(Look, 2):
        assert np.abs(shapes[one] - shapes[other]).sum() > 60, (one, other)


def test_a_gap_is_hatched_and_what_is_not_complete_is_hollow(tmp_path: Path) -> None:
    whole, gap, hollow = (
        pixels(each, tmp_path)
        for each in (trend("10", "20", "30"), trend("10", None, "30"), trend("10", "20", "30", whole=False))
    )
    own = np.array(tuple(bytes.fromhex(colours.OWN[1:])))
    hatch = np.array(tuple(bytes.fromhex(colours.HATCH[1:])))
    assert (gap == hatch).all(axis=2).sum() > (whole == hatch).all(axis=2).sum() + 500
    assert (gap == own).all(axis=2).sum() < (whole == own).all(axis=2).sum() - 100, "no line across the gap"
    assert (hollow == own).all(axis=2).sum() < (whole == own).all(axis=2).sum() - 100


# Machado, Oliveira and Fernandes 2009, severity 1, on linear light.
SEEN_BY = {
    "everybody": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1, 1.08883])


def lab(colour: str, eyes: str) -> np.ndarray:
    light = np.array(tuple(bytes.fromhex(colour[1:]))) / 255
    linear = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(SEEN_BY[eyes] @ linear, 0, 1) / WHITE
    bent = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])])


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_no_two_states_look_alike_to_any_eye(eyes: str) -> None:
    filled = [colours.OF_LOOK[look] for look in Look if look is not Look.MISSING]
    for one, other in itertools.combinations(filled, 2):
        assert np.linalg.norm(lab(one, eyes) - lab(other, eyes)) > 20, (one, other)
    for one in (*filled, colours.OWN, colours.OTHERS):
        assert abs(lab(one, eyes)[0] - lab(colours.PAPER, eyes)[0]) > 25, one
