"""What a reminder says: unit, period, what is missing, until when, what to do; short, and kind to village heads."""

from __future__ import annotations

from datetime import date

import pytest

import locales
from locales.phrasebook import Language
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.units import Level, Unit
from models.records import Role
from reminders.digest import Addressee, Owed, digest
from tests.reminding.district import District

LONGEST = 220
ROLE_OF_LEVEL = {
    Level.VILLAGE: Role.VILLAGE_HEAD,
    Level.COMMUNE: Role.COMMUNE_OFFICER,
    Level.DEPARTMENT: Role.DEPARTMENT_OFFICER,
}
VILLAGE = Unit(
    slug="chieng_ly.ban_nong",
    level=Level.VILLAGE,
    name="Bản Nong",
    full_name="Bản Nong",
    name_en="Nong village",
)


def owed(plan: Plan, unit: Unit, form_slug: str, period_key: str, answered: int = 0) -> Owed:
    form, period = plan.forms[form_slug], period_from_key(period_key)
    asked = [field.indicator for field in form.asked(unit.slug, period)]
    return Owed(form, period, plan.due_on(form, period), len(asked), tuple(asked[answered:]))


def unit_of(plan: Plan, slug: str) -> Unit:
    found = plan.units.by_slug(slug)
    return found if found is not None else VILLAGE


@pytest.mark.parametrize(
    ("unit", "language", "form", "period", "answered", "today", "text"),
    [
        (
            "chieng_ly", "vi", "commune_month", "2024-06", 0, "2024-06-17",
            "Anh/Chị còn 8 chỉ tiêu tháng 6 của xã Chiềng Ly chưa nộp: Diện tích chè, Diện tích cà phê, Diện tích"
            " cây ăn quả và 5 số khác. Hạn: thứ Ba 18/6, còn 1 ngày. Gõ “báo cáo” để nộp.",
        ),
        (
            "chieng_ly", "vi", "commune_month", "2024-06", 6, "2024-06-18",
            "Báo cáo tháng 6 của xã Chiềng Ly đang làm dở 6/8, còn: Trồng rừng, BHYT. Hạn: hôm nay, thứ Ba 18/6."
            " Gõ “tiếp tục” để làm nốt.",
        ),
        (
            "chieng_ly", "vi", "commune_month", "2024-06", 8, "2024-06-20",
            "Báo cáo tháng 6 của xã Chiềng Ly đã đủ 8/8 số nhưng chưa nộp. Đã qua hạn thứ Ba 18/6, vẫn nhận."
            " Gõ “tiếp tục” để nộp.",
        ),
        (
            "village", "vi", "village_month", "2024-03", 0, "2024-03-15",
            "Hệ thống chưa có số liệu tháng 3 của bản Nong. Nhờ Anh/Chị cho biết: Diện tích chè, Diện tích cà phê,"
            " Diện tích cây ăn quả. Hạn: hôm nay, thứ Sáu 15/3. Gõ “báo cáo” để nộp.",
        ),
        (
            "village", "vi", "village_month", "2024-03", 1, "2024-03-19",
            "Số liệu tháng 3 của bản Nong đã có 1/3. Nhờ Anh/Chị cho biết nốt: Diện tích cà phê, Diện tích cây ăn"
            " quả. Hạn là thứ Sáu 15/3, nay gửi vẫn được. Gõ “tiếp tục” để làm nốt.",
        ),
        (
            "phong_tai_chinh_ke_hoach", "vi", "finance_quarter", "2024-Q2", 0, "2024-06-17",
            "Anh/Chị còn 2 chỉ tiêu quý II của phòng Tài chính - Kế hoạch chưa nộp: Vốn đầu tư, Dự án đầu tư."
            " Hạn: thứ Năm 20/6, còn 3 ngày. Gõ “báo cáo” để nộp.",
        ),
    ],
)  # fmt: skip
def test_one_report(
    plan: Plan, unit: str, language: Language, form: str, period: str, answered: int, today: str, text: str
) -> None:
    to = unit_of(plan, unit)
    addressee = Addressee(ROLE_OF_LEVEL[to.level], to, locales.phrasebook(language), date.fromisoformat(today))
    assert digest(plan, addressee, [owed(plan, to, form, period, answered)]).text == text


def test_several_reports_are_one_message_with_one_choice_each(plan: Plan) -> None:
    commune = unit_of(plan, "chieng_ly")
    addressee = Addressee(Role.COMMUNE_OFFICER, commune, locales.phrasebook("vi"), date(2024, 6, 18))
    message = digest(
        plan,
        addressee,
        [
            owed(plan, commune, "commune_month", "2024-06", 3),
            owed(plan, commune, "commune_quarter", "2024-Q2"),
            owed(plan, commune, "commune_half_year", "2024-H1"),
        ],
        sample=" (DỮ LIỆU MẪU)",
    )
    assert message.text.splitlines() == [
        "Anh/Chị còn 3 báo cáo của xã Chiềng Ly chưa nộp:",
        "- Tháng 6: đang làm dở 3/8, còn Búp chè tươi, Sản lượng quả, Thủy sản và 2 số khác.",
        "- Quý II: còn 6 số (Diện tích cao su, Thịt hơi, HTX mới và 3 số khác).",
        "- 6 tháng đầu năm: còn 5 số (Lao động qua đào tạo và 4 số khác).",
        "Hạn: hôm nay, thứ Ba 18/6. Gõ “báo cáo” để nộp. (DỮ LIỆU MẪU)",
    ]
    assert [(choice.token, choice.label) for choice in message.choices] == [
        ("go.form.commune_month.2024-06", "Làm tiếp tháng 6"),
        ("go.form.commune_quarter.2024-q2", "Báo cáo quý II"),
        ("go.form.commune_half_year.2024-h1", "Báo cáo 6 tháng đầu năm"),
    ]


def test_different_deadlines_stand_behind_their_reports(plan: Plan) -> None:
    office = unit_of(plan, "phong_nong_nghiep")
    addressee = Addressee(Role.DEPARTMENT_OFFICER, office, locales.phrasebook("vi"), date(2024, 6, 19))
    text = digest(
        plan,
        addressee,
        [owed(plan, office, "agriculture_quarter", "2024-Q2"), owed(plan, office, "agriculture_month", "2024-06")],
    ).text
    assert text.splitlines()[1:] == [
        "- Tháng 6: còn 1 số (Mủ cao su). Hạn: hôm nay, thứ Tư 19/6.",
        "- Quý II: còn 1 số (Xã nông thôn mới). Hạn: thứ Năm 20/6, còn 1 ngày.",
        "Gõ “báo cáo” để nộp.",
    ]


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_every_form_and_period_can_be_named_in_short(plan: Plan, language: Language) -> None:
    words = locales.phrasebook(language)
    for form in plan.forms.values():
        units = [*plan.units.communes, *plan.units.departments, VILLAGE]
        for unit in [unit for unit in units if form in plan.forms_of(unit)]:
            for period in plan.open_periods(form, date(2025, 1, 1)):
                for today in (period.opens_on, plan.due_on(form, period), date(2024, 12, 31)):
                    addressee = Addressee(ROLE_OF_LEVEL[form.level], unit, words, today)
                    one = owed(plan, unit, form.slug, period.key)
                    message = digest(plan, addressee, [one, one] if today.month == 12 else [one])
                    assert "\n" in message.text or len(message.text) <= LONGEST, message.text


def test_an_english_officer_reads_english(plan: Plan) -> None:
    commune = unit_of(plan, "chieng_ly")
    addressee = Addressee(Role.COMMUNE_OFFICER, commune, locales.phrasebook("en"), date(2024, 6, 17))
    message = digest(plan, addressee, [owed(plan, commune, "commune_month", "2024-06", 6)])
    assert message.text.endswith("Due Tuesday 18 June, one day left. Type “continue” to go on.")
    assert "6/8" in message.text


def test_the_message_is_written_in_the_officers_language_and_from_the_units_draft(district: District) -> None:
    district.join("chieng_ly")
    district.join("co_ma", language="en")
    for unit in ("chieng_ly", "co_ma"):
        district.file(unit, "commune_quarter", "2024-Q2")
        district.file(unit, "commune_half_year", "2024-H1")
    district.answer("chieng_ly", "commune_month", "2024-06", ["tea_area", "coffee_area", "fruit_area"])
    district.tick("2024-06-17 08:00")
    vietnamese, english = (one.message for one in district.sent())
    assert vietnamese.text.startswith("Báo cáo tháng 6 của xã Chiềng Ly đang làm dở 3/8, còn: Búp chè tươi")
    assert vietnamese.choices[0].label == "Làm tiếp tháng 6"
    assert "one day left" in english.text
