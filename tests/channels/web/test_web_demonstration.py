"""Playing an officer and moving the clock: on this machine, with sample data, and nowhere else."""

from __future__ import annotations

import pytest

from bot.channels.web import browsers, guards
from tests.channels.web.asking import ID, browsing, history, post
from tests.channels.web.stand_in import Room


async def test_the_bar_lists_the_parts_by_group_and_the_clock() -> None:
    async with browsing(Room(), staged=True) as client:
        shown = await (await client.get("/api/demonstration")).json()
        assert [group["group"] for group in shown["groups"]] == [
            "communes",
            "villages",
            "coordinator",
            "chairman",
        ]
        assert shown["groups"][0]["parts"][0]["handle"] == "chieng_ly"
        assert (shown["part"], shown["now"]) == (None, "2024-06-17T07:30:00+07:00")


async def test_playing_a_part_speaks_from_its_address_until_one_stops() -> None:
    room = Room()
    async with browsing(room, staged=True) as client:
        own = (await history(client))["self"]
        cast = await post(client, {"handle": "chieng_ly"}, "/api/demonstration/part")
        assert cast.cookies[browsers.PART_COOKIE]["httponly"] is True
        assert (await history(client))["self"] == f"{own}/chieng_ly"
        await post(client, {"id": ID, "text": "12"}, "/api/messages")
        assert room.arrivals[0].sender == f"{own}/chieng_ly"
        await post(client, {"handle": None}, "/api/demonstration/part")
        assert (await history(client))["self"] == own


async def test_a_message_typed_as_another_officer_is_not_taken_as_this_one() -> None:
    room = Room()
    async with browsing(room, staged=True) as client:
        own = (await history(client))["self"]
        await post(client, {"handle": "chieng_ly"}, "/api/demonstration/part")
        answer = await post(client, {"id": ID, "text": "12", "as": own}, "/api/messages")
        assert answer.status == 409
        assert room.arrivals == []


async def test_an_unknown_part_is_refused_and_a_forgotten_one_is_not_played() -> None:
    async with browsing(Room(), staged=True) as client:
        own = (await history(client))["self"]
        for handle in ("nobody", "a b", "x" * 500, 5):
            answer = await post(client, {"handle": handle}, "/api/demonstration/part")
            assert answer.status == 400
        client.session.cookie_jar.update_cookies({browsers.PART_COOKIE: "nobody"}, client.make_url("/"))
        shown = await history(client)
        assert (shown["self"], shown["part"]) == (own, None)


async def test_a_personal_link_ends_the_play() -> None:
    async with browsing(Room(), staged=True) as client:
        own = (await history(client))["self"]
        await post(client, {"handle": "chieng_ly"}, "/api/demonstration/part")
        await client.get("/j/ABC")
        assert (await history(client))["self"] == own


async def test_the_clock_moves_by_the_steps_and_by_nothing_else() -> None:
    async with browsing(Room(), staged=True) as client:
        moved = await post(client, {"step": "hour"}, "/api/demonstration/clock")
        assert await moved.json() == {"now": "2024-06-17T08:30:00+07:00"}
        moved = await post(client, {"step": "day"}, "/api/demonstration/clock")
        assert await moved.json() == {"now": "2024-06-18T08:30:00+07:00"}
        assert (await post(client, {"step": "year"}, "/api/demonstration/clock")).status == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example:8080", "Origin": "http://rebound.example:8080"},
        {"Host": "127.0.0.1.rebound.example", "Origin": "http://127.0.0.1.rebound.example"},
        {"Host": "[", "Origin": "http://["},
        {"X-Forwarded-For": "203.0.113.9"},
    ],
)
async def test_a_request_by_another_name_or_a_proxy_sees_no_demonstration(headers: dict[str, str]) -> None:
    room = Room()
    async with browsing(room, staged=True) as client:
        await post(client, {"handle": "chieng_ly"}, "/api/demonstration/part")
        own = {"Origin": f"http://{client.server.host}:{client.server.port}"} | headers
        for answer in (
            await client.get("/api/demonstration", headers=headers),
            await client.post("/api/demonstration/part", json={"handle": "chu_tich"}, headers=own),
            await client.post("/api/demonstration/clock", json={"step": "day"}, headers=own),
        ):
            assert answer.status == 403
            assert (await answer.json())["error"]["code"] == "not_here"
        assert 'data-staged="no"' in await (await client.get("/", headers=headers)).text()
        shown = await (await client.get("/api/history", headers=headers)).json()
        assert shown["part"] is None
        assert room.time.hour == 7


async def test_without_a_demonstration_there_are_no_such_routes() -> None:
    async with browsing(Room()) as client:
        own = (await history(client))["self"]
        assert (await client.get("/api/demonstration")).status == 404
        assert (await post(client, {"handle": "chieng_ly"}, "/api/demonstration/part")).status == 404
        client.session.cookie_jar.update_cookies({browsers.PART_COOKIE: "chieng_ly"}, client.make_url("/"))
        assert (await history(client))["self"] == own
        assert 'data-staged="no"' in await (await client.get("/")).text()


@pytest.mark.parametrize(
    ("remote", "host", "is_here"),
    [
        ("127.0.0.1", "127.0.0.1:8080", True),
        ("127.0.0.1", "localhost", True),
        ("::1", "[::1]:8080", True),
        ("::ffff:127.0.0.1", "localhost:8080", True),
        ("192.168.1.7", "localhost:8080", False),
        ("127.0.0.1", "192.168.1.7:8080", False),
        ("127.0.0.1", "", False),
        (None, "localhost", False),
        ("", "localhost", False),
    ],
)
def test_this_machine_means_loopback_by_a_local_name(*, remote: str | None, host: str, is_here: bool) -> None:
    assert guards.is_at_this_machine(remote, {"Host": host}) is is_here
