"""The migrations build exactly the tables the code uses, and can be gone back and forth with rows inside."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.runtime.migration import HeadMaintainer
from alembic.script import ScriptDirectory

from models.store import database, migrating
from models.store.tables import Table
from tests import databases

ONE_OF_EACH: dict[str, dict[str, Any]] = {
    "installation": {"id": 1, "kind": "real", "plan_year": 2024, "created_at": "2024-01-02T00:00:00.000000Z"},
    "villages": {"slug": "co_ma.na_linh", "commune": "co_ma", "name": "Bản Nà Lình"},
}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = database.writer_engine(databases.at(tmp_path / "district.db"))
    migrating.migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def lived_in(filled: Path, tmp_path: Path) -> Iterator[sa.Engine]:
    """A database with a demonstration's rows in it."""
    engine = database.writer_engine(databases.at(databases.copied(filled, tmp_path / "data") / "demo.db"))
    yield engine
    engine.dispose()


def _counts(engine: sa.Engine) -> dict[str, int]:
    with engine.connect() as connection:
        names = [name for name in sa.inspect(connection).get_table_names() if name in Table.metadata.tables]
        return {
            name: connection.scalar(sa.select(sa.func.count()).select_from(Table.metadata.tables[name])) or 0
            for name in names
        }


def _differences(engine: sa.Engine) -> list[Any]:
    with engine.connect() as connection:
        found: list[Any] = compare_metadata(MigrationContext.configure(connection), Table.metadata)
        return found


def test_the_migrations_build_the_tables_of_the_code(engine: sa.Engine) -> None:
    assert _differences(engine) == []


@pytest.mark.sqlite_file
def test_the_conditions_of_indexes_are_those_of_the_code(engine: sa.Engine) -> None:
    """The comparison above does not look at an index's WHERE."""
    wanted = {
        str(index.name): str(where)
        for table in Table.metadata.tables.values()
        for index in table.indexes
        if (where := index.dialect_options["sqlite"]["where"]) is not None
    }
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'index'").all()
    built = {name: sql.partition(" WHERE ")[2] for name, sql in rows if sql and " WHERE " in sql}
    assert built == wanted


def test_migrating_twice_changes_nothing(engine: sa.Engine) -> None:
    before = _differences(engine)
    migrating.migrate(engine)
    assert _differences(engine) == before


def test_a_database_with_rows_goes_down_and_up_again(lived_in: sa.Engine) -> None:
    full = _counts(lived_in)
    assert full["reports"] > 0
    assert full["officers"] > 0
    migrating.downgrade(lived_in, "base")
    assert _counts(lived_in) == {}
    migrating.migrate(lived_in)
    assert _differences(lived_in) == []
    assert set(_counts(lived_in).values()) == {0}


def test_a_database_with_rows_that_is_new_enough_keeps_them(lived_in: sa.Engine) -> None:
    before = _counts(lived_in)
    migrating.migrate(lived_in)
    assert _counts(lived_in) == before


def test_rows_can_be_written_after_going_down_and_up(engine: sa.Engine) -> None:
    migrating.downgrade(engine, "base")
    migrating.migrate(engine)
    with engine.begin() as connection:
        for name, row in ONE_OF_EACH.items():
            columns, values = ", ".join(row), ", ".join(f":{column}" for column in row)
            extra = ", sample" if name == "villages" else ""
            connection.execute(
                sa.text(f"INSERT INTO {name} ({columns}{extra}) VALUES ({values}{', 0' if extra else ''})"), row
            )
    assert _counts(engine)["villages"] == 1


@pytest.mark.sqlite_file
def test_the_rules_of_reference_hold_in_a_filled_database(lived_in: sa.Engine) -> None:
    with lived_in.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


@pytest.mark.parametrize("revision", [None, *reversed(migrating.revisions())])
def test_from_every_shape_there_was_it_comes_to_the_newest(lived_in: sa.Engine, revision: str | None) -> None:
    """Each with the rows that shape can hold."""
    migrating.downgrade(lived_in, revision or "base")
    migrating.migrate(lived_in)
    assert _differences(lived_in) == []


def test_the_revisions_are_those_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrating.__file__).parent / "migrations"))
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert migrating.revisions() == tuple(reversed(found))


@pytest.mark.sqlite_file
def test_where_nothing_is_to_be_migrated_alembic_is_not_loaded(tmp_path: Path) -> None:
    file = tmp_path / "bot.db"
    program = (
        "import sys, pathlib; from bot import wiring; from models.store import database, migrating; "
        "migrating.migrate(database.writer_engine(pathlib.Path(sys.argv[1]))); print('alembic' in sys.modules)"
    )
    starting = [sys.executable, "-c", program, str(file)]
    told = [subprocess.run(starting, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert told == ["True\n", "False\n"]


def test_a_migration_that_fails_leaves_the_shape_it_found(lived_in: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a migration did before it failed is undone with it, tables and all."""
    newest, before = migrating.revisions()[-1], migrating.revisions()[-2]
    migrating.downgrade(lived_in, before)
    counts, shape = _counts(lived_in), _differences(lived_in)
    with lived_in.connect() as connection:
        tables = set(sa.inspect(connection).get_table_names())

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(HeadMaintainer, "update_to_step", fails)
    with pytest.raises(RuntimeError, match="the disk is full"):
        migrating.migrate(lived_in)
    monkeypatch.undo()
    with lived_in.connect() as connection:
        assert set(sa.inspect(connection).get_table_names()) == tables
    assert (_counts(lived_in), str(_differences(lived_in))) == (counts, str(shape))
    migrating.migrate(lived_in)
    assert migrating.present_version(lived_in) == newest


def test_a_database_of_a_newer_program_is_refused(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'of_next_year'")
    with pytest.raises(migrating.NewerSchema, match="of_next_year"):
        migrating.migrate(engine)


def test_somebody_elses_file_is_refused(tmp_path: Path) -> None:
    engine = database.writer_engine(databases.at(tmp_path / "other.db"))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE photos (id INTEGER)")
    with pytest.raises(database.ForeignFile):
        migrating.migrate(engine)
    engine.dispose()
