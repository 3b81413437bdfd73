"""A code lets one person join, once, in time; guessing is slow and what is stored tells nobody the code."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from locales import phrasebook
from models.store.tables import Invitation, Officer
from tests.channels.phones import Stand, wait_an_hour_and

WORDS = phrasebook("vi")
WRONG = "7777-7777-7777-7777-7777-7777-77"


async def test_a_code_makes_an_officer_of_its_unit(stand: Stand, rows: Any) -> None:
    welcome = await stand.joins("co_ma")
    assert welcome.text.startswith("Anh/Chị đã tham gia: Xã Co Mạ.")
    (officer,) = await rows(Officer)
    assert (officer.unit, officer.role, officer.handle) == ("co_ma", "commune_officer", "co_ma")


@pytest.mark.parametrize(
    "typed", ["{code}", "/start {code}", "  {code}  ", "{bare}", "{lower}", "/start {lower}", "{spaced}"]
)
async def test_a_code_may_be_typed_in_many_ways(typed: str, stand: Stand) -> None:
    code = await stand.invites()
    ways = {"code": code, "bare": code.replace("-", ""), "lower": code.lower(), "spaced": code.replace("-", " ")}
    notice = await stand.phone.says(typed.format(**ways))
    assert notice.labels == (WORDS.say("choice-agree"), WORDS.say("choice-disagree"))


async def test_a_question_of_as_many_letters_is_a_question(stand: Stand) -> None:
    await stand.joins("co_ma")
    answer = await stand.phone.says("bhyt chieng ly so voi chieng pha")
    assert WORDS.say("already-joined") not in answer.text


async def test_a_used_code_admits_nobody_else(stand: Stand, rows: Any) -> None:
    code = await stand.invites()
    notice = await stand.phone.says(code)
    await stand.phone.taps(notice.labels[0])
    second = await stand.another_phone()
    assert (await second.says(code)).text == WORDS.say("code-used")
    assert len(await rows(Officer)) == 1


async def test_a_code_somebody_has_open_admits_nobody_else(stand: Stand) -> None:
    code = await stand.invites()
    await stand.phone.says(code)
    second = await stand.another_phone()
    assert (await second.says(code)).text == WORDS.say("code-used")


async def test_whoever_opened_a_code_may_open_it_again(stand: Stand) -> None:
    code = await stand.invites()
    first = await stand.phone.says(code)
    assert first.labels == (await stand.phone.says(code)).labels


async def test_declining_gives_the_code_back(stand: Stand, rows: Any) -> None:
    code = await stand.invites()
    notice = await stand.phone.says(code)
    assert (await stand.phone.taps(notice.labels[1])).text == WORDS.say("enrol-declined")
    assert await rows(Officer) == []
    second = await stand.another_phone()
    again = await second.says(code)
    await second.taps(again.labels[0])
    assert len(await rows(Officer)) == 1


async def test_a_code_expires(stand: Stand, rows: Any) -> None:
    code = await stand.invites()
    (invitation,) = await rows(Invitation)
    assert invitation.expires_at - invitation.created_at == timedelta(days=14)
    wait_an_hour_and(stand.bot, days=14)
    assert (await stand.phone.says(code)).text == WORDS.say("code-expired")


async def test_a_code_expires_while_agreement_is_awaited(stand: Stand, rows: Any) -> None:
    notice = await stand.phone.says(await stand.invites())
    wait_an_hour_and(stand.bot, days=14)
    assert (await stand.phone.taps(notice.labels[0])).text == WORDS.say("code-expired")
    assert await rows(Officer) == []


@pytest.mark.parametrize("wrong", [WRONG, WRONG.replace("-", ""), "/start 123", "/start " + "X" * 26])
async def test_a_wrong_code_gets_a_clear_answer(wrong: str, stand: Stand) -> None:
    assert (await stand.phone.says(wrong)).text == WORDS.say("code-unknown")


async def test_after_five_wrong_codes_even_the_right_one_waits_an_hour(stand: Stand) -> None:
    code = await stand.invites()
    for _ in range(5):
        assert (await stand.phone.says(WRONG)).text == WORDS.say("code-unknown")
    refused = (await stand.phone.says(code)).text
    assert refused.startswith(WORDS.say("code-blocked", until="08:30 thứ Hai 17/6"))
    assert (await stand.phone.says(WRONG)).text == refused
    wait_an_hour_and(stand.bot)
    assert WORDS.say("choice-agree") in (await stand.phone.says(code)).labels


async def test_the_limit_is_each_address_own(stand: Stand) -> None:
    code = await stand.invites()
    for _ in range(6):
        await stand.phone.says(WRONG)
    second = await stand.another_phone()
    assert WORDS.say("choice-agree") in (await second.says(code)).labels


async def test_four_wrong_codes_in_an_hour_are_forgiven(stand: Stand) -> None:
    for _ in range(4):
        await stand.phone.says(WRONG)
    wait_an_hour_and(stand.bot)
    for _ in range(4):
        await stand.phone.says(WRONG)
    assert WORDS.say("choice-agree") in (await stand.phone.says(await stand.invites())).labels


async def test_another_code_typed_while_agreement_is_awaited_opens_that_one_and_gives_the_first_back(
    stand: Stand, rows: Any
) -> None:
    first = await stand.invites("chieng_ly")
    await stand.phone.says(first)
    notice = await stand.phone.says(await stand.invites("co_ma"))
    assert "Co Mạ" in notice.text
    await stand.phone.taps(notice.labels[0])
    assert [officer.unit for officer in await rows(Officer)] == ["co_ma"]
    second = await stand.another_phone()
    await second.taps((await second.says(first)).labels[0])
    assert {officer.unit for officer in await rows(Officer)} == {"co_ma", "chieng_ly"}


async def test_a_wrong_code_typed_while_agreement_is_awaited_changes_nothing(stand: Stand, rows: Any) -> None:
    notice = await stand.phone.says(await stand.invites())
    for _ in range(6):
        assert (await stand.phone.says(WRONG)).labels == notice.labels
    await stand.phone.taps(notice.labels[0])
    assert [officer.unit for officer in await rows(Officer)] == ["chieng_ly"]


@pytest.mark.sqlite_file
async def test_the_database_holds_no_code(stand: Stand, tmp_path: Path) -> None:
    codes = [await stand.invites() for _ in range(3)]
    notice = await stand.phone.says("xin chào")
    assert notice.text
    stored = b"".join(path.read_bytes() for path in (tmp_path / "data").glob("bot.db*"))
    assert len(stored) > 10_000
    for code in codes:
        for way in (code, code.replace("-", ""), code.lower(), code.replace("-", "").lower()):
            assert way.encode() not in stored


async def test_codes_do_not_follow_from_one_another(stand: Stand) -> None:
    codes = [(await stand.invites()).replace("-", "") for _ in range(20)]
    assert len({code[:4] for code in codes}) > 15
    assert {len(code) for code in codes} == {26}


async def test_an_officer_needs_no_further_code(stand: Stand, rows: Any) -> None:
    await stand.joins()
    answer = await stand.phone.says(await stand.invites("co_ma"))
    assert WORDS.say("already-joined") in answer.text
    assert [officer.unit for officer in await rows(Officer)] == ["chieng_ly"]
