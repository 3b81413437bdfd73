"""Killed at each step between a file's arrival and the answer, its rows still come in once and are answered once."""

from __future__ import annotations

import json

import pytest

from tests.delivering.conftest import Doomed
from tests.delivering.ledger import rows
from tests.files.workbooks import xlsx

CHAT = 5001
NAME = "so lieu thang 6.xlsx"
FILE = xlsx(["TT", "Chỉ tiêu", "Số liệu"], [1, "Chè", 412.5])


def brought_in(doomed: Doomed) -> list[str]:
    """What became of files, as it lies in the inbox."""
    found = rows(doomed.database, "SELECT content FROM inbox WHERE update_key LIKE 'attachment:%'")
    return [content for (content,) in found]


@pytest.mark.parametrize("point", ["received", "turning", "turned", "counted", "fetched", "brought"])
async def test_a_file_comes_in_once_and_is_answered_once(doomed: Doomed, point: str) -> None:
    await doomed.starts(point, NAME)
    doomed.api.officer_sends_file(CHAT, NAME, FILE)
    await doomed.dies()
    assert len(brought_in(doomed)) == (point == "brought")

    await doomed.starts()
    await doomed.api.until(lambda: doomed.api.sent_to(CHAT), within=30)
    doomed.api.officer_types(CHAT, "/trogiup")
    await doomed.api.until(lambda: len(doomed.api.sent_to(CHAT)) > 1, within=30)
    await doomed.stops()
    (sheet,) = map(json.loads, brought_in(doomed))
    assert (sheet["kind"], sheet["name"], sheet["rows"][1][2]) == ("sheet", NAME, {"number": "412.5"})
    answered = rows(
        doomed.database,
        "SELECT outbox.id FROM outbox JOIN inbox ON inbox.id = outbox.inbox_id WHERE update_key LIKE 'attachment:%'",
    )
    assert len(answered) == 1
    ((state, reference),) = rows(doomed.database, "SELECT state, reference FROM attachments")
    assert (state, reference) == ("fetched", "")


async def test_a_file_that_kills_the_process_each_time_is_given_up(doomed: Doomed) -> None:
    await doomed.starts("fetched", NAME)
    doomed.api.officer_sends_file(CHAT, NAME, FILE)
    await doomed.dies()
    for _ in range(4):
        await doomed.starts("fetched", NAME)
        await doomed.dies()
    await doomed.starts()
    await doomed.api.until(lambda: doomed.api.sent_to(CHAT), within=30)
    await doomed.stops()
    (given_up,) = map(json.loads, brought_in(doomed))
    assert given_up == {"kind": "unsupported", "what": "file", "body": "not-fetched", "name": NAME}
