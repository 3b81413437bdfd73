"""A wrong ladder stops the start with file, row, field and reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.plan.loading import OWN_DATA, PlanError
from models.records import Role
from reminders.ladder import Ladder, load_ladder


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("slug: soon", "slug: due", "a slug stands twice"),
        ("slug: soon", "slug: far_too_long_for_its_column", "stages.1.slug"),
        ("day: -1", "day: 1", "not in the order of time"),
        ("day: -1", "day: -0.5", "stages.1.day"),
        ("day: -1", "day: tomorrow", "stages.1.day"),
        ("every: 2", "every: 0", "stages.3.every"),
        ("    every: 2\n", "", "every and times"),
        ("times: 3", "times: 3\n    colour: red", "stages.3.colour"),
        ('slot: "18:30"', "slot: 18:30", 'hours.village_head.slot: Value error, write the time in quotes, as "18:30"'),
        ('slot: "18:30"', 'slot: "08:00"', "the slot lies outside the windows"),
        ('"18:00-20:00"', '"20:00-18:00"', "the earlier time first"),
        ('["07:30-11:00", "13:30-16:30"]', '["07:30-14:00", "13:30-16:30"]', "the windows overlap"),
        ("village_head:", "head_of_village:", "hours.head_of_village"),
        ("slug: soon", "slug: again", "again is a slug of the program's own"),
        ("standstill_days: 3", "standstill_days: 0", "standstill_days"),
        ("gathers: 2", "gathers: -1", "lists.gathers"),
        ("slug: list", "slug: after", "a slug stands twice"),
        ("day: 1\n", "day: 0\n", "nothing is late before the day after the deadline"),
        ("commune_chair:", "commune_officer:", "commune_officer is reminded and cannot get lists"),
        ("other_hours:", "hours_of_others:", "other_hours"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path: Path, was: str, becomes: str, complaint: str) -> None:
    text = (OWN_DATA / "ladder.yaml").read_text(encoding="utf-8")
    assert was in text
    (tmp_path / "ladder.yaml").write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(PlanError) as refused:
        load_ladder(tmp_path)
    assert str(refused.value).startswith("ladder.yaml, row ")
    assert complaint in str(refused.value)


def test_a_missing_ladder_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"ladder\.yaml: cannot be read"):
        load_ladder(tmp_path)


def test_a_copy_of_the_own_data_loads(tmp_path: Path, ladder: Ladder) -> None:
    shutil.copy(OWN_DATA / "ladder.yaml", tmp_path)
    assert load_ladder(tmp_path) == ladder
    assert set(ladder.hours) == {Role.VILLAGE_HEAD, Role.COMMUNE_OFFICER, Role.DEPARTMENT_OFFICER}
    assert [stage.slug for stage in ladder.stages] == ["opens", "soon", "due", "after_1", "after_2", "after_3"]
