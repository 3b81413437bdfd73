"""A backup holds every row of one moment, is proved before it counts, and one flipped byte of it is found."""

from __future__ import annotations

import asyncio
import random
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import opening, wiring
from bot.backups import making, manifest, shelf
from bot.backups.making import CannotBackUp
from bot.backups.manifest import Damaged, Manifest, Why
from bot.backups.routine import Backups
from models.store import database, migrating, snapshots
from tests.commands.command_line import Commands
from tests.conftest import demonstration
from tests.operating.conftest import NOW, backed_up

pytestmark = pytest.mark.sqlite_file

FLIPS = 200
SEED = 20241117
OLDER = "2b7d50c4e913"


def test_a_backup_holds_every_row(data: Path) -> None:
    made = backed_up(data / "demo.db", data / "backups")
    with making.reading(data / "demo.db") as there, making.reading(data / "backups" / made.file) as kept:
        assert snapshots.content_of(kept) == snapshots.content_of(there) == made.content
    assert made.counts["reports"] > 100
    assert shelf.check(data / "backups" / made.file) == made


def test_every_flipped_byte_is_found(data: Path) -> None:
    file = data / "backups" / backed_up(data / "demo.db", data / "backups").file
    chance = random.Random(SEED)
    for _ in range(FLIPS):
        # Now and then in the small file: it must not be trusted either.
        damaged = file if chance.random() < 0.8 else manifest.beside(file)
        before = damaged.read_bytes()
        place, flip = chance.randrange(len(before)), 1 << chance.randrange(8)
        damaged.write_bytes(before[:place] + bytes([before[place] ^ flip]) + before[place + 1 :])
        with pytest.raises(Damaged):
            shelf.check(file)
        damaged.write_bytes(before)
    assert shelf.check(file)


def test_the_digest_knows_neither_the_order_of_rows_nor_the_engine_but_every_value(data: Path) -> None:
    def content(path: Path) -> snapshots.Content:
        with making.reading(path) as connection:
            return snapshots.content_of(connection)

    def change(*statements: str) -> None:
        engine = database.writer_engine(data / "demo.db")
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
        engine.dispose()

    before = content(data / "demo.db")
    change(
        "CREATE TEMP TABLE lifted AS SELECT * FROM villages",
        "DELETE FROM villages",
        "INSERT INTO villages SELECT * FROM lifted ORDER BY slug DESC",
    )
    assert content(data / "demo.db") == before
    change("UPDATE officers SET name = name || ' ' WHERE id = 1")
    assert content(data / "demo.db").counts == before.counts
    assert content(data / "demo.db").digest != before.digest


def test_what_is_written_while_a_backup_is_read_waits_for_nothing_and_is_not_in_it(data: Path) -> None:
    engine = database.writer_engine(data / "demo.db")
    with making.reading(data / "demo.db") as source:
        before = snapshots.content_of(source)
        with engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM figures")
        made = making.make(source, data / "backups", "by hand", NOW)
    engine.dispose()
    assert made.content == before


def test_what_an_unfinished_backup_left_is_no_backup_and_goes_with_the_next(data: Path) -> None:
    backups = data / "backups"
    backups.mkdir()
    for name in ("demonstration-20240101T000000Z.db.part", "demonstration-20240101T000000Z.db.scratch-wal"):
        (backups / name).write_bytes(b"half of it")
    assert shelf.on_shelf(backups) == []
    made = backed_up(data / "demo.db", backups)
    assert sorted(path.name for path in backups.iterdir() if not path.name.startswith(".")) == sorted(
        [made.file, manifest.beside(Path(made.file)).name]
    )


def test_backups_are_for_this_user_alone(data: Path) -> None:
    made = backed_up(data / "demo.db", data / "backups")
    file = data / "backups" / made.file
    assert [path.stat().st_mode & 0o077 for path in (file.parent, file, manifest.beside(file))] == [0, 0, 0]


def test_a_folder_that_cannot_be_written_is_said_with_what_to_do(data: Path) -> None:
    (data / "backups").write_text("a file where the folder should be")
    with pytest.raises(CannotBackUp, match="BACKUP_DIR"):
        backed_up(data / "demo.db", data / "backups")


def test_a_full_disk_is_said_and_leaves_nothing_half_made(data: Path) -> None:
    made = backed_up(data / "demo.db", data / "backups")
    with _files_of_at_most(200_000), pytest.raises(CannotBackUp, match=r"full|large|I/O"):
        backed_up(data / "demo.db", data / "backups", NOW + timedelta(hours=1))
    assert [one.manifest for one in shelf.on_shelf(data / "backups")] == [made]
    assert not list((data / "backups").glob("*.part*"))


def test_an_upgrade_is_backed_up_first(data: Path) -> None:
    _downgrade(data / "demo.db")
    _start(data)
    (backup,) = shelf.on_shelf(data / "backups")
    assert backup.manifest is not None
    assert (backup.manifest.why, backup.manifest.revision) == ("before upgrade", OLDER)
    shelf.check(backup.path)


def test_without_a_backup_nothing_is_upgraded(data: Path) -> None:
    _downgrade(data / "demo.db")
    (data / "backups").write_text("a file where the folder should be")
    with pytest.raises(opening.CannotOpen, match="not upgraded"):
        _start(data)
    engine = database.writer_engine(data / "demo.db")
    assert migrating.present_version(engine) == OLDER
    engine.dispose()


def test_a_start_without_an_upgrade_makes_no_backup(data: Path) -> None:
    _start(data)
    assert not (data / "backups").exists()


def test_hours_days_and_months_are_kept_and_what_came_before_an_upgrade() -> None:
    moments = [NOW - timedelta(hours=hours) for hours in range(24 * 400)]
    backups = [_of(moment, "hourly") for moment in moments]
    backups[5000] = _of(moments[5000], "before upgrade")
    kept = shelf.kept(backups)
    assert {one.file for one in backups[:24]} <= kept
    assert backups[5000].file in kept
    assert len(kept) <= 24 + 14 + 12 + 1
    assert len({file[4:12] for file in kept}) >= 14 + 11 - 1
    assert shelf.kept([one for one in backups if one.file in kept]) == kept


def test_after_a_long_pause_the_old_backups_are_still_there() -> None:
    backups = [_of(NOW - timedelta(days=300, hours=hours), "hourly") for hours in range(24)]
    assert shelf.kept(backups) == {one.file for one in backups}


def test_only_backups_of_ours_that_newer_ones_replace_are_removed(data: Path) -> None:
    backups = data / "backups"
    for minutes in (0, 10, 20):
        backed_up(data / "demo.db", backups, NOW + timedelta(minutes=minutes))
    (backups / "notes.json").write_text("{}")
    assert len(shelf.tidy(backups)) == 2
    (left,) = shelf.on_shelf(backups)
    assert left.manifest is not None
    assert left.manifest.made_at == NOW + timedelta(minutes=20)
    assert (backups / "notes.json").exists()


async def test_a_backup_is_made_by_itself_when_the_newest_is_an_hour_old(data: Path) -> None:
    routine = Backups(data / "demo.db", data / "backups", timedelta(hours=1), "demonstration", lambda: NOW)
    backed_up(data / "demo.db", data / "backups", NOW - timedelta(minutes=61))
    task = asyncio.create_task(routine.run())
    async with asyncio.timeout(60):
        while len(shelf.on_shelf(data / "backups")) < 2:
            await asyncio.sleep(0.05)
    task.cancel()
    newest = shelf.newest(data / "backups", "demonstration")
    assert newest is not None
    assert (newest.made_at, newest.why) == (NOW, "hourly")


async def test_a_backup_that_cannot_be_made_is_remembered_and_stops_nothing(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (data / "backups").write_text("a file where the folder should be")
    routine = Backups(data / "demo.db", data / "backups", timedelta(hours=1), "demonstration", lambda: NOW)
    task = asyncio.create_task(routine.run())
    async with asyncio.timeout(60):
        while routine.failure is None:
            await asyncio.sleep(0.05)
    assert not task.done()
    task.cancel()
    assert "BACKUP_DIR" in caplog.text


def test_the_command_backs_up_beside_the_serving_process_and_without_it(commands: Commands) -> None:
    with commands.serving():
        done = commands.run("backup")
        assert (done.returncode, " reports, " in done.stdout) == (0, True), done.stderr
    elsewhere = commands.folder / "elsewhere"
    assert commands.run("backup", "--out", str(elsewhere)).returncode == 0
    listed = commands.run("backups", "--check")
    assert (listed.returncode, len(listed.stdout.splitlines())) == (0, 1)
    assert commands.run("backups", "--folder", str(elsewhere), "--json").stdout.count('"by hand"') == 1


def test_the_list_names_a_damaged_backup_and_ends_with_1(commands: Commands) -> None:
    made = backed_up(commands.data / "demo.db", commands.data / "backups")
    file = commands.data / "backups" / made.file
    with file.open("r+b") as backup:
        backup.seek(5000)
        backup.write(b"spoiled")
    listed = commands.run("backups", "--check")
    assert (listed.returncode, listed.stdout.startswith("DAMAGED")) == (1, True)


def _of(moment: datetime, why: Why) -> Manifest:
    return Manifest(
        file=f"real{moment.astimezone(UTC):%Y%m%d%H%M}.db",
        made_at=moment,
        why=why,
        kind="real",
        revision=OLDER,
        counts={},
        content_digest="",
        size=1,
        sha256="",
    )


def _downgrade(path: Path) -> None:
    engine = database.writer_engine(path)
    migrating.downgrade(engine, OLDER)
    engine.dispose()


def _start(data: Path) -> None:
    async def start() -> None:
        bot = await wiring.assemble(demonstration(data))
        await bot.close()

    asyncio.run(start())


@contextmanager
def _files_of_at_most(size: int) -> Iterator[None]:
    """The machine refuses to let a file grow beyond this, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
