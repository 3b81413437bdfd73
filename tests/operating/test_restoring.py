"""A backup is put back whole, never over something else, and the restored bot says nothing it was not told to say."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.backups import making, restoring
from bot.backups.restoring import CannotRestore, Restored
from bot.channels import contract
from models import messages
from models.store import database, migrating, snapshots
from models.store.queries import held
from tests.commands.command_line import Commands
from tests.delivering.conftest import Office, opened
from tests.delivering.crowd import JUNE
from tests.operating.conftest import NOW, backed_up

pytestmark = pytest.mark.sqlite_file

OFFICER, OTHER = "5001", "5002"


def test_a_restore_brings_back_every_row_and_moves_aside_what_was_there(data: Path) -> None:
    made = backed_up(data / "demo.db", data / "backups")
    _change(data / "demo.db", "DELETE FROM revisions", "UPDATE officers SET name = 'another'")
    changed = _content(data / "demo.db")
    done = _restored(data / "backups" / made.file, data / "demo.db")
    assert done.aside is not None
    assert _content(Path(done.aside)) == changed
    assert _content(data / "demo.db").counts == made.counts
    assert _names(data / "demo.db") != {"another"}


def test_a_restore_needs_no_database_and_takes_the_place_of_a_ruined_one(data: Path) -> None:
    made = backed_up(data / "demo.db", data / "backups")
    making.remove(data / "demo.db")
    assert _restored(data / "backups" / made.file, data / "demo.db").aside is None
    (data / "demo.db").write_bytes(b"rubbish" * 1000)
    done = _restored(data / "backups" / made.file, data / "demo.db")
    assert done.aside is not None
    assert Path(done.aside).read_bytes().startswith(b"rubbish")
    assert _content(data / "demo.db").counts == made.counts


def test_a_backup_of_an_older_version_is_upgraded(data: Path) -> None:
    made = backed_up(data / "demo.db", data / "backups")
    engine = database.writer_engine(data / "demo.db")
    migrating.downgrade(engine, "2b7d50c4e913")
    engine.dispose()
    old = backed_up(data / "demo.db", data / "old")
    assert old.revision != made.revision
    _restored(data / "old" / old.file, data / "demo.db")
    assert _content(data / "demo.db").revision == made.revision


def test_a_damaged_a_newer_and_a_strangers_backup_are_refused_and_nothing_changes(data: Path) -> None:
    file = data / "backups" / backed_up(data / "demo.db", data / "backups").file
    before = _content(data / "demo.db")
    with pytest.raises(CannotRestore, match="demonstration database, and this bot serves a real one"):
        restoring.restore(file, data / "demo.db", "real", NOW, None)
    _change(data / "demo.db", "UPDATE alembic_version SET version_num = 'of_next_year'")
    with file.open("r+b") as backup:
        backup.seek(70_000)
        backup.write(b"\0\1\2\3")
    with pytest.raises(CannotRestore, match="damaged"):
        _restored(file, data / "demo.db")
    with pytest.raises(CannotRestore, match="not there"):
        _restored(data / "backups" / "real-20240101T000000Z.db", data / "demo.db")
    _change(data / "demo.db", f"UPDATE alembic_version SET version_num = '{before.revision}'")
    assert _content(data / "demo.db") == before


def test_the_command_refuses_while_the_bot_runs_and_tells_what_became_of_everything(commands: Commands) -> None:
    made = backed_up(commands.data / "demo.db", commands.data / "backups")
    file = str(commands.data / "backups" / made.file)
    with commands.serving():
        refused = commands.run("restore", file)
        assert (refused.returncode, "stop it first" in refused.stderr) == (2, True)
    done = commands.run("restore", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{made.counts['reports']} reports" in done.stdout
    assert "before-restore" in done.stdout
    assert "Nothing is held back" in done.stdout
    assert commands.chat({"text": "báo cáo"}, {"pick": 1})[-1]["asks"]["indicator"] == "tea_area"


async def test_nothing_that_waited_is_sent_by_a_restored_bot_until_it_is_told(folder: Path) -> None:
    async for office in opened(folder):
        office.channel.answers(OFFICER, contract.ChannelDown("away"))
        await office.bot.intake.receive([office.arrival(OFFICER, messages.Typed(text="/tiendo"))])
        await _until_waiting(office)
    file = _back_up(folder)
    done = restoring.restore(file, folder / "bot.db", "real", NOW, NOW)
    assert (done.held.answers, bool(done.held)) == (1, True)
    async for office in opened(folder, keys=100):
        await office.bot.tick()
        await office.says(OTHER, "/tiendo")
        assert office.channel.texts(OFFICER) == []
        assert await office.bot.database.read(held.held) == done.held
        await office.bot.database.write(held.let_go, office.bot.now())
        office.bot.sender.wake()
        await office.bot.sender.quiet.wait()
        assert len(office.channel.texts(OFFICER)) == 1
        assert not await office.bot.database.read(held.held)


async def test_what_was_due_is_not_reminded_of_again_until_it_is_told(folder: Path) -> None:
    later = datetime.fromisoformat("2024-06-17T07:30+07:00") + timedelta(days=1, hours=3)
    async for office in opened(folder):
        await office.bot.tick()
        file = _back_up(folder)
        office.passes(timedelta(days=1, hours=3))
        await office.bot.tick()
        await office.bot.sender.quiet.wait()
        assert len(office.channel.texts(OFFICER)) == 1
    restoring.restore(file, folder / "bot.db", "real", NOW, later)
    async for office in opened(folder):
        office.passes(timedelta(days=1, hours=4))
        await office.bot.tick()
        await office.bot.sender.quiet.wait()
        assert office.channel.texts(OFFICER) == []
        await office.bot.database.write(held.drop, office.bot.now())
        assert not await office.bot.database.read(held.held)


async def test_a_number_typed_to_a_question_the_restored_bot_does_not_know_is_not_stored(folder: Path) -> None:
    """The officer went on after the backup: what the phone shows and what the bot remembers are two questions."""
    async for office in opened(folder):
        await office.says(OFFICER, "/baocao")
        await office.taps(OFFICER, JUNE)
        file = _back_up(folder)
        await office.says(OFFICER, "412,5")
        newest = [delivery.message for delivery, _ in office.channel.tried][-1]
    restoring.restore(file, folder / "bot.db", "real", NOW, NOW)
    async for office in opened(folder, keys=100):
        said = await office.says(OFFICER, "275")
        assert "khôi phục từ bản sao lưu" in said
        assert _drafted(folder) == {}
        token = messages.Picked(prompt=newest.prompt, token=newest.choices[0].token)
        tapped = await office._brings(office.arrival(OFFICER, token))
        assert _drafted(folder) == {}
        assert "khôi phục" not in tapped
        await office.says(OFFICER, "/baocao")
        await office.taps(OFFICER, JUNE)
        await office.says(OFFICER, "412,5")
        assert list(_drafted(folder).values()) == ["412,5"]


async def test_new_messages_get_numbers_that_no_lost_one_had(folder: Path) -> None:
    async for office in opened(folder):
        await office.says(OFFICER, "/tiendo")
        file = _back_up(folder)
        await office.says(OFFICER, "/tiendo")
        lost = _newest_message(folder)
    restoring.restore(file, folder / "bot.db", "real", NOW, NOW)
    async for office in opened(folder, keys=100):
        assert await office.says(OFFICER, "/tiendo")
    assert _newest_message(folder) > lost + 1000


def test_a_broadcast_goes_on_or_stops_as_the_operator_says(data: Path) -> None:
    _change(
        data / "demo.db",
        "INSERT INTO broadcasts (id, text, audience, addressed, unaddressed, state, sent_at) VALUES (1, 'a',"
        """ '{"audience": {}, "wording": {}, "left": []}', 1, '[]', 'sending', '2024-06-17T00:00:00.000000Z')""",
    )
    made = backed_up(data / "demo.db", data / "backups")
    for decide, state in ((held.let_go, "sending"), (held.drop, "stopped")):
        done = _restored(data / "backups" / made.file, data / "demo.db")
        assert done.held.broadcasts == 1
        engine = database.writer_engine(data / "demo.db")
        with engine.begin() as connection:
            decide(connection, NOW)
        with engine.connect() as connection:
            assert connection.scalar(sa.text("SELECT state FROM broadcasts")) == state
        engine.dispose()


def _restored(file: Path, target: Path) -> Restored:
    return restoring.restore(file, target, "demonstration", NOW, NOW)


def _back_up(folder: Path) -> Path:
    return folder / "backups" / backed_up(folder / "bot.db", folder / "backups").file


def _content(path: Path) -> snapshots.Content:
    with making.reading(path) as connection:
        return snapshots.content_of(connection)


def _names(path: Path) -> set[str]:
    with making.reading(path) as connection:
        return set(connection.scalars(sa.text("SELECT name FROM officers")))


def _newest_message(folder: Path) -> int:
    with making.reading(folder / "bot.db") as connection:
        return int(connection.scalar(sa.text("SELECT max(id) FROM outbox")) or 0)


def _drafted(folder: Path) -> dict[str, str]:
    with making.reading(folder / "bot.db") as connection:
        return {row.indicator: row.raw for row in connection.execute(sa.text("SELECT * FROM draft_answers"))}


def _change(path: Path, *statements: str) -> None:
    engine = database.writer_engine(path)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


async def _until_waiting(office: Office) -> None:
    while not office.channel.tried:
        await office.bot.sender.quiet.wait()
        office.bot.sender.wake()
