"""Targets below the district and figures of earlier years come in by command: all rows or none, nothing guessed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.command_line import Commands

Write = Callable[[str], str]
HEAD = "unit,indicator,target,basis\n"
PAST = "đơn vị;chỉ tiêu;kỳ;số liệu;tử số;mẫu số;cách tính;căn cứ\n"


def test_targets_come_from_a_file_and_are_shown_to_the_commune(commands: Commands, write_csv: Write) -> None:
    done = commands.run("import", "targets", write_csv(HEAD + "chieng_ly,tea_area,52.5,QĐ 12\n"))
    assert "1 new, 0 changed, 0 there already" in done.stdout
    assert done.stdout.endswith("1 rows read, 1 added\n")
    begun = commands.chat({"text": "/baocao"}, {"pick": 1})[-1]
    assert "52,5" in begun["replies"][-1]["text"]


def test_units_and_indicators_go_by_slug_code_official_or_short_name(commands: Commands, write_csv: Write) -> None:
    rows = [
        "Đơn vị;CHI TIEU (2024);Chỉ tiêu giao năm 2024;Căn cứ",
        "Xã Chiềng Ly;Diện tích cây chè;1.200,5 ha;QĐ 6262/QĐ-UBND",
        "03781;dien tich che;30;QĐ 6262/QĐ-UBND",
        "Muổi Nọi;tea_area;ba mươi héc ta;",
        "thị trấn Thuận Châu;BHYT;97,25%;6262/QĐ-UBND",
    ]
    done = commands.run("import", "targets", write_csv("\n".join(rows) + "\n"))
    assert done.returncode == 0, done.stderr
    listed = commands.run("targets").stdout
    for line in ("chieng_ly  tea_area  1200.5  QĐ 6262", "co_ma  tea_area  30  QĐ", "muoi_noi  tea_area  30  (no"):
        assert line in listed
    assert "thuan_chau  health_insurance_rate  97.25  6262/QĐ-UBND" in listed
    assert "1 rows name no basis" in done.stdout


def test_bad_rows_are_all_named_and_nothing_is_taken(commands: Commands, write_csv: Write) -> None:
    rows = [
        "unit,indicator,target,basis",
        "atlantis,tea_area,5,x",
        "co_ma,unicorns,5,x",
        "",
        "co_ma,tea_area,NaN,x",
        "co_ma,tea_area,1.398,x",
        "co_ma,tea_area,1_398,x",
        "co_ma,tea_area,48,5",
        "Chiềng Lyy,tea_area,5,x",
        "co_ma,budget_revenue,5,x",
        "thuan chau,tea_area,5,x",
        "muoi_noi,tea_area,5,x",
        "Xã Muổi Nọi,Diện tích cây chè,6,x",
        ",tea_area,5,x",
        "huyen,tea_area,1400,x",
        "long_he,health_insurance_rate,150,x",
    ]
    done = commands.run("import", "targets", write_csv("\n".join(rows) + "\n"))
    assert (done.returncode, done.stdout) == (2, "")
    for row, said in (
        (2, "atlantis"),
        (3, "unicorns"),
        (5, "NaN"),
        (6, "Write 1398 or 1,3980"),
        (7, "1_398"),
        (8, "decimals cut off"),
        (9, "Is it Xã Chiềng Ly"),
        (10, "does not report"),
        (11, "may be"),
        (13, "already in row 12"),
        (14, "is empty"),
        (15, "1398"),
        (16, "150"),
    ):
        assert any(f"list.csv: row {row}, " in line and said in line for line in done.stderr.splitlines()), (
            row,
            done.stderr,
        )
    assert "no targets" in commands.run("targets").stdout


def test_a_row_without_a_target_yet_is_passed_over(commands: Commands, write_csv: Write) -> None:
    done = commands.run(
        "import", "targets", write_csv(HEAD + "co_ma,tea_area,5,x\nmuoi_noi,tea_area,,\nlong_he,tea_area,-,\n")
    )
    assert "2 rows without a number were passed over" in done.stdout
    assert "1 rows read, 1 added" in done.stdout


def test_the_districts_own_row_is_compared_and_never_taken(commands: Commands, write_csv: Write) -> None:
    done = commands.run("import", "targets", write_csv(HEAD + "huyen,tea_area,1398,x\nco_ma,tea_area,1398,x\n"))
    assert "just the district's target" in done.stdout
    assert "1 rows read, 1 added" in done.stdout


def test_what_communes_add_up_to_stands_beside_the_district(commands: Commands, write_csv: Write) -> None:
    text = HEAD + "co_ma,tea_area,1300,x\nmuoi_noi,tea_area,50,x\nco_ma,health_insurance_rate,95%,x\n"
    done = commands.run("import", "targets", write_csv(text))
    assert "Tea area: 1,350 ha together, 48 ha below the district's 1,398 ha. Without a target: " in done.stdout
    assert "and 24 more" in done.stdout
    assert (
        "Not added up, as rates, averages and falls cannot be: Population with a health insurance card." in done.stdout
    )


def test_the_same_file_twice_adds_nothing_and_says_so(commands: Commands, write_csv: Write) -> None:
    file = write_csv(HEAD + "co_ma,tea_area,5,x\n")
    commands.run("import", "targets", file)
    again = commands.run("import", "targets", file)
    assert again.stdout.endswith("1 rows read, 0 added: everything was there already\n")
    assert commands.run("targets", "--unit", "co_ma").stdout.count("tea_area") == 1


def test_a_revision_is_listed_holds_and_keeps_its_history(commands: Commands, write_csv: Write) -> None:
    commands.run("import", "targets", write_csv(HEAD + "co_ma,tea_area,50,QĐ 1\n"))
    revised = commands.run("import", "targets", write_csv(HEAD + "co_ma,tea_area,48.5,QĐ 2\n"))
    assert "• Co Mạ commune, Tea area: 50 → 48.5 ha" in revised.stdout
    before, now = commands.run("targets", "--unit", "co_ma", "--indicator", "tea_area").stdout.splitlines()
    assert "50  QĐ 1  (replaced)" in before
    assert now.endswith("48.5  QĐ 2")


def test_a_preview_writes_nothing(commands: Commands, write_csv: Write) -> None:
    done = commands.run("import", "targets", write_csv(HEAD + "co_ma,tea_area,5,x\n"), "--preview")
    assert "1 rows read, 1 would be added; nothing was written" in done.stdout
    assert "no targets" in commands.run("targets").stdout


def test_a_file_without_the_right_heads_says_which(commands: Commands, write_csv: Write) -> None:
    done = commands.run("import", "targets", write_csv("unit,indicator,basis\nco_ma,tea_area,x\n"))
    assert done.returncode == 2
    assert "row 1 lacks the column target" in done.stderr
    twice = commands.run("import", "targets", write_csv("unit,indicator,target,kế hoạch\nco_ma,tea_area,5,6\n"))
    assert "two columns" in twice.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("unit,indicator,target\nco_ma,tea_area,48,5\n", "row 2 has 4 columns instead of 3"),
        ("unit;indicator,target\nco_ma;tea_area,5\n", "one sign only"),
        ("", "cannot be read"),
    ],
)
def test_a_text_file_that_can_be_read_in_two_ways_is_refused(
    text: str, said: str, commands: Commands, write_csv: Write
) -> None:
    done = commands.run("import", "targets", write_csv(text))
    assert done.returncode == 2
    assert said in done.stderr
    assert "list.csv" in done.stderr


def test_figures_of_earlier_years_come_in_of_every_kind(commands: Commands, write_csv: Write) -> None:
    rows = [
        "Co Mạ;Diện tích cây chè;2023;48,5;;;;Niên giám",
        "Co Mạ;Búp chè tươi;tháng 6/2023;120 tấn;;;lũy kế;Niên giám",
        "Co Mạ;Búp chè tươi;năm 2023;300;;;;Niên giám",
        "Co Mạ;BHYT;quý II/2023;95,5%;;;;",
        "Co Mạ;Giảm hộ nghèo;2023;;300;1200;;QĐ 99",
        "Muổi Nọi;Giảm hộ nghèo;2023;150/1000;;;;QĐ 99",
        "Toàn huyện;Diện tích cây chè;2023-06;1.350 ha;;;;",
    ]
    done = commands.run("import", "past-figures", write_csv(PAST + "\n".join(rows) + "\n"))
    assert done.returncode == 0, done.stderr
    assert "7 rows read, 7 added" in done.stdout
    assert "will be measured from these figures of the end of 2023" in done.stdout
    assert "1 rows are bare rates" in done.stdout
    again = commands.run("import", "past-figures", write_csv(PAST + "\n".join(rows) + "\n"))
    assert "everything was there already" in again.stdout


def test_bad_figures_of_earlier_years_are_all_named(commands: Commands, write_csv: Write) -> None:
    rows = [
        "Co Mạ;Diện tích cây chè;2024;48,5;;;;",
        "Co Mạ;Diện tích cây chè;năm ngoái;48,5;;;;",
        "Co Mạ;Búp chè tươi;tháng 6/2023;120 tấn;;;;",
        "Co Mạ;Giảm hộ nghèo;2023;4;;;;",
        "Co Mạ;Giảm hộ nghèo;2022;;1300;1200;;",
        "Co Mạ;Giảm hộ nghèo;2021;;30;;;",
        "Co Mạ;Diện tích cây chè;01/06/2023;48;;;;",
    ]
    done = commands.run("import", "past-figures", write_csv(PAST + "\n".join(rows) + "\n"))
    assert done.returncode == 2
    for row, said in (
        (2, "not before 2024"),
        (3, "names no period"),
        (4, "year to date"),
        (5, "300/1200"),
        (6, "above the whole"),
        (7, "is empty"),
        (8, "names no period"),
    ):
        assert any(f"row {row}, " in line and said in line for line in done.stderr.splitlines()), (row, done.stderr)


def test_a_list_of_the_other_sort_is_not_taken(commands: Commands, write_csv: Write) -> None:
    done = commands.run("import", "past-figures", write_csv(HEAD + "co_ma,tea_area,5,x\n"))
    assert done.returncode == 2
    assert "import targets" in done.stderr


def test_two_imports_at_once_beside_a_serving_process_both_hold(commands: Commands, tmp_path: Path) -> None:
    files = []
    for number, unit in enumerate(("co_ma", "muoi_noi")):
        file = tmp_path / f"{number}.csv"
        file.write_text(f"{HEAD}{unit},tea_area,{number + 5},QĐ {number}\nlong_he,tea_area,7,QĐ 7\n", encoding="utf-8")
        files.append(str(file))
    with commands.serving():
        done = [commands.process("import", "targets", file) for file in files]
        again = commands.process("import", "targets", files[0])
    assert ["2 added" in one.stdout for one in done] == [True, False]
    assert "1 added" in done[1].stdout
    assert "everything was there already" in again.stdout


def test_officers_of_the_commune_see_nothing_of_a_refused_list(commands: Commands, write_csv: Write) -> None:
    commands.run("import", "targets", write_csv(HEAD + "chieng_ly,tea_area,52.5,x\nchieng_ly,unicorns,1,x\n"))
    (asked,) = commands.chat({"text": "tiến độ chè xã chiềng ly"})
    assert "52,5" not in json.dumps(asked, ensure_ascii=False)


def test_the_sample_lists_of_the_demonstration_can_be_imported(commands: Commands) -> None:
    folder = Path(__file__).parents[2] / "bot" / "demonstration" / "data"
    done = commands.run("import", "targets", str(folder / "sample-targets-2024.csv"))
    assert "Fruit tree area: 4,377 ha together, 12 ha below the district's 4,389 ha." in done.stdout
    assert "Tea area: 1,398 ha together, just the district's target." in done.stdout
    earlier = commands.run("import", "past-figures", str(folder / "sample-figures-2023.csv"))
    assert "58 rows read, 58 added" in earlier.stdout
