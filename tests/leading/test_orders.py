"""What leaders order, and how they name units and audiences."""

from __future__ import annotations

import pytest

import locales
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.reading.naming import name_table, units_named
from handlers.reading.orders import (
    Audience,
    Order,
    OrderKind,
    means_send,
    order_words,
    read_audience,
    read_order,
    without_links,
)
from models.plan.loading import load_plan
from models.plan.units import Level, Unit

WORDS = order_words(*(locales.load(language, "orders") for language in locales.LANGUAGES))
PLAN = load_plan()


def village(slug: str, name: str, commune: str) -> Unit:
    return Unit(slug=slug, level=Level.VILLAGE, name=name, full_name=name, name_en=name, parent=commune)


VILLAGES = (
    village("chieng_ly.na_linh", "Bản Nà Lĩnh", "chieng_ly"),
    village("chieng_ly.mau_1", "Bản Mẫu 1 (mẫu)", "chieng_ly"),
    village("co_ma.mau_1", "Bản Mẫu 1 (mẫu)", "co_ma"),
)
NAMES = name_table((*PLAN.units.communes, *PLAN.units.departments, *VILLAGES))


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("gia hạn Chiềng Ly 2 ngày", Order(OrderKind.EXTEND, "Chiềng Ly 2 ngày")),
        ("gia han chieng ly", Order(OrderKind.EXTEND, "chieng ly")),
        ("em ơi gia hạn cho xã Co Mạ", Order(OrderKind.EXTEND, "cho xã Co Mạ")),
        ("gọi Chiềng Ly", Order(OrderKind.CALL, "Chiềng Ly")),
        ("sđt xã Co Mạ", Order(OrderKind.CALL, "xã Co Mạ")),
        ("Nhắn Chiềng Ly: mai nộp.\nCảm ơn.", Order(OrderKind.WRITE, "Chiềng Ly: mai nộp.\nCảm ơn.")),
        ("gui thong bao", Order(OrderKind.BROADCAST)),
        ("tôi muốn gửi thông báo cho các bản", Order(OrderKind.BROADCAST, "cho các bản")),
        ("gửi tới đâu rồi?", Order(OrderKind.PROGRESS)),
        ("gui den dau roi", Order(OrderKind.PROGRESS)),
        ("bot ơi dừng gửi ngay!", Order(OrderKind.STOP)),
        ("ai chưa nhận được", Order(OrderKind.UNREACHED)),
        ("stop sending", Order(OrderKind.STOP)),
    ],
)
def test_an_order_is_recognised(typed: str, order: Order) -> None:
    assert read_order(typed, WORDS) == order


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "báo cáo",
        "gửi báo cáo",
        "gửi số liệu",
        "nhận được chưa",
        "gói thầu",
        "nhắc em chiều nay",
        "ngừng nhắc",
        "tiến độ chè",
        "12,5",
        "dừng",
        "hủy",
        "diện tích chè",
        "dien tich che",
    ],
)
def test_what_is_no_order_is_none(typed: str) -> None:
    assert read_order(typed, WORDS) is None


@pytest.mark.parametrize(
    ("typed", "audience"),
    [
        ("tất cả", Audience()),
        ("cho tat ca can bo", Audience()),
        ("các bản", Audience("village")),
        ("các xã, thị trấn", Audience("commune")),
        ("phòng ban", Audience("department")),
        ("các đơn vị đang chậm", Audience(None, "late")),
        ("cac xa cham", Audience("commune", "late")),
        ("các bản không chậm", Audience("village", "not_late")),
    ],
)
def test_an_audience_is_recognised(typed: str, audience: Audience) -> None:
    assert read_audience(typed, WORDS) == audience


@pytest.mark.parametrize("typed", ["", "xã Chiềng Ly", "các bản và các xã", "cho tôi", "chậm không chậm"])
def test_an_audience_that_is_not_certain_is_asked_for(typed: str) -> None:
    assert read_audience(typed, WORDS) is None


@pytest.mark.parametrize("typed", ["gửi", "gui", "Gửi ngay", "send"])
def test_words_that_send(typed: str) -> None:
    assert means_send(typed, WORDS)


@pytest.mark.parametrize("typed", ["gửi thông báo", "gửi cho xã Co Mạ", "1", "ok gửi nhé chị", ""])
def test_words_that_do_not_send(typed: str) -> None:
    assert not means_send(typed, WORDS)


@pytest.mark.parametrize(
    ("typed", "slugs", "rest"),
    [
        ("xã Chiềng Ly 2 ngày", ("chieng_ly",), "2 ngày"),
        ("chieng ly: mai nộp", ("chieng_ly",), "mai nộp"),
        ("Bản Nà Lĩnh", ("chieng_ly.na_linh",), ""),
        ("ban na linh, chieng ly", ("chieng_ly.na_linh",), ""),
        ("bản Mẫu 1", ("chieng_ly.mau_1", "co_ma.mau_1"), ""),
        ("bản mẫu 1 co mạ đến 25/6", ("co_ma.mau_1",), "đến 25/6"),
        ("Phòng Tài chính - Kế hoạch", ("phong_tai_chinh_ke_hoach",), ""),
        ("thị trấn Thuận Châu", ("thuan_chau",), ""),
        ("Thuận Châu", (), "Thuận Châu"),
        ("bản nào đó", (), "bản nào đó"),
    ],
)
def test_a_unit_is_named_by_its_whole_name(typed: str, slugs: tuple[str, ...], rest: str) -> None:
    found = units_named(without_links(typed, WORDS), NAMES)
    assert (found.slugs, found.rest) == (slugs, rest)


def test_a_token_fits_a_village_with_any_name() -> None:
    far = village(f"chieng_ly.{'mot_ban_ten_rat_dai_' * 2}x", "Bản Xa", "chieng_ly")
    for unit in (*PLAN.units.communes, *VILLAGES, far):
        for kind in (None, OrderKind.EXTEND, OrderKind.CALL, OrderKind.WRITE):
            token = leading_tokens.about_unit(kind, unit.slug)
            assert len(token) <= 40
            about = leading_tokens.read_about_unit(token)
            assert about is not None
            assert (about.kind, leading_tokens.unit_of_key(about.key, (*VILLAGES, far, *PLAN.units.communes))) == (
                kind,
                unit,
            )
