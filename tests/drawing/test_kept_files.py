"""Pictures and sheets made off the event loop: once for equal content, whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal
from pathlib import Path
from threading import Lock, get_ident

import pytest
from openpyxl import load_workbook
from PIL import Image

from bot.documents import written
from bot.drawing.pictures import drawn
from bot.made_files import Recipe, made
from models.messages import Table
from models.pictures import Bar, ProgressChart
from models.values import Value


def chart(done: str = "1245") -> ProgressChart:
    bar = Bar(label="Diện tích chè", caption="1.245/1.398 ha", done=Decimal(done), target=Decimal(1398))
    return ProgressChart(title="Tiến độ", subtitle="Toàn huyện", bars=(bar,))


def table(done: str = "1245") -> Table:
    return Table(file_name="a.xlsx", title="Tiến độ", head=("Thực hiện",), rows=((Decimal(done),),))


class Note(Value):
    text: str


def recipe(make: Callable[[Note, Path], Path], look: int = 1) -> Recipe[Note]:
    return Recipe(stem="note", suffix=".txt", look=look, make=make, turn=Lock())


def write_note(note: Note, into: Path) -> Path:
    into.write_text(note.text)
    return into


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_a_picture_and_a_sheet_open_from_a_folder_that_was_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "files"
    picture, sheet = await asyncio.gather(drawn(chart(), folder), written(table(), folder))
    with Image.open(picture) as image:
        assert image.width == 720
    assert load_workbook(sheet).worksheets[0]["A4"].value == 1245
    assert names(folder) == sorted((picture.name, sheet.name))
    assert (picture.suffix, sheet.suffix) == (".png", ".xlsx")


@pytest.mark.parametrize(("make", "content"), [(drawn, chart), (written, table)])
async def test_equal_content_is_made_once_and_other_content_anew(
    make: Callable[[Value, Path], Awaitable[Path]], content: Callable[..., Value], tmp_path: Path
) -> None:
    first = await make(content(), tmp_path)
    first.write_bytes(b"left alone")
    assert await make(content(), tmp_path) == first
    assert first.read_bytes() == b"left alone"
    assert await make(content("1246"), tmp_path) != first


async def test_many_at_once_make_one_file_one_at_a_time_away_from_the_event_loop(tmp_path: Path) -> None:
    threads: list[int] = []

    def make(note: Note, into: Path) -> Path:
        threads.append(get_ident())
        return write_note(note, into)

    once = recipe(make)
    paths = await asyncio.gather(*(made(Note(text="chè"), tmp_path, once) for _ in range(20)))
    assert len(set(paths)) == len(threads) == 1
    assert get_ident() not in threads


async def test_a_deleted_file_is_made_again(tmp_path: Path) -> None:
    path = await made(Note(text="chè"), tmp_path, recipe(write_note))
    path.unlink()
    assert (await made(Note(text="chè"), tmp_path, recipe(write_note))).read_text() == "chè"


async def test_a_failure_leaves_nothing_behind_and_the_next_try_succeeds(tmp_path: Path) -> None:
    def fail(note: Note, into: Path) -> Path:
        into.write_text("half")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        await made(Note(text="chè"), tmp_path, recipe(fail))
    assert names(tmp_path) == []
    assert (await made(Note(text="chè"), tmp_path, recipe(write_note))).read_text() == "chè"


async def test_a_new_look_is_not_served_from_old_files(tmp_path: Path) -> None:
    old, new = [await made(Note(text="chè"), tmp_path, recipe(write_note, look)) for look in (1, 2)]
    assert old != new


async def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        await drawn(chart(), tmp_path / "file" / "folder")


async def test_a_number_and_its_digits_as_text_are_different_contents(tmp_path: Path) -> None:
    as_number, as_text = (
        Table(file_name="a.xlsx", title="", head=("TT",), rows=((value,),)) for value in (Decimal(1), "1")
    )
    assert await written(as_number, tmp_path) != await written(as_text, tmp_path)


async def test_half_a_letter_in_the_content_stops_nothing(tmp_path: Path) -> None:
    broken = Table(file_name="a.xlsx", title="", head=("\ud83d",), rows=())
    assert (await written(broken, tmp_path)).exists()
