"""The kept totals are counted anew by a command, beside the serving process or without it."""

from __future__ import annotations

import json

from models.store import database
from tests import databases
from tests.commands.command_line import Commands


def test_totals_that_are_right_stay_as_they_are(commands: Commands) -> None:
    done = commands.run("rebuild-totals")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(" totals counted anew, 0 differed and are mended\n")


def test_a_wrong_total_is_found_and_mended(commands: Commands) -> None:
    assert commands.run("rebuild-totals", "--check").returncode == 0
    engine = database.writer_engine(databases.at(commands.data / "demo.db"))
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE totals SET value = '1' WHERE indicator = 'tea_area' AND cut_off = '2024-05-14'"
        )
    engine.dispose()
    assert "1 differ\ntea_area 2024-05-14" in commands.run("rebuild-totals", "--check").stdout
    mended = commands.run("rebuild-totals", "--json")
    assert (mended.returncode, json.loads(mended.stdout)["differing"]) == (1, ["tea_area 2024-05-14"])
    assert commands.run("rebuild-totals").returncode == 0
