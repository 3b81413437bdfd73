"""Corrections that name their figure: what they are about, and what it shall become."""

from __future__ import annotations

from functools import cache

import pytest

import locales
from handlers.reading.corrections import CorrectionWords, correction_words
from handlers.reading.named_corrections import read_named_correction

READ = {
    "sua bup che thang 5 thanh 55": ("bup che thang 5", "55"),
    "Sửa búp chè thành 55 tấn": ("bup che", "55 tan"),
    "sửa búp chè tháng 5 từ 50 thành 55": ("bup che thang 5", "55"),
    "em muốn sửa lại giúp búp chè tháng 5: 1.198,1": ("bup che thang 5", "1.198,1"),
    "đính chính BHYT tháng 5 = 6960/7346": ("bhyt thang 5", "6960/7346"),
    "bup che thang 5 la 55 khong phai 50": ("bup che thang 5", "55"),
    "búp chè tháng 5 là 55 chứ không phải là 50": ("bup che thang 5", "55"),
    "bup che thang 5 khong phai 50 ma la 55": ("bup che thang 5", "55"),
    "bup che thang 5 khong phai 50": ("bup che thang 5", ""),
    "búp chè tháng 5 em báo nhầm 50, đúng là 55": ("bup che thang 5 em", "55"),
    "bao nham bup che thang 5, phai la 55": ("bup che thang 5", "55"),
    "bup che thang 5 nhap sai, 55 moi dung": ("bup che thang 5", "55"),
    "bup che thang 5 bi sai, sua thanh khoang 55": ("bup che thang 5", "khoang 55"),
    "bup che thang 5 phai la 55": ("bup che thang 5", "55"),
    "sua thang 5": ("thang 5", ""),
    "sua bup che": ("bup che", ""),
    "sua bup che thang 5 thanh nam muoi": ("bup che thang 5", "nam muoi"),
    "sửa búp chè từ 51 thành năm mươi lăm phẩy ba": ("bup che", "nam muoi lam phay ba"),
    "sửa búp chè thành một": ("bup che thanh mot", ""),
    "correct fresh tea of month 5 to fifty five": ("fresh tea of month 5", "fifty five"),
    "correct fresh tea of month 5 from 50 to 55": ("fresh tea of month 5", "55"),
}
OTHERS = (
    "toi den dau roi",
    "chè thế nào",
    "không phải",
    "khong",
    "đúng",
    "48,5",
    "tien do che thang 5",
    "bup che 55",
    "chưa phải hạn nộp",
    "chua co so bup che thang 5",
    "chè 49, cà phê 275",
    "sửa",
    "năm 2024 là năm thứ 3",
)


@cache
def words() -> CorrectionWords:
    return correction_words(*(locales.load(language, "corrections") for language in locales.LANGUAGES))


@pytest.mark.parametrize("text", READ)
def test_a_correction_that_names_its_figure_is_read(text: str) -> None:
    found = read_named_correction(text, words())
    assert found is not None
    assert (found.about, found.value) == READ[text]


@pytest.mark.parametrize("text", OTHERS)
def test_nothing_else_is_taken_for_one(text: str) -> None:
    assert read_named_correction(text, words()) is None
