"""What the preview says is what is sent: moment by moment, message by message, over Tết and over a busy June."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from models.store.queries import deadlines
from models.store.tables import Report
from reminders import asking_later
from reminders.foreseeing import Foreseen, foresee
from reminders.looking_ahead import outlook_back, outlook_now
from tests.reminding.district import District, at, shown

USUAL = ("07:30", "08:00", "08:30", "10:15", "12:00", "13:30", "15:00", "17:00", "18:00", "18:30", "19:00", "23:00")
COMMUNES = ("chieng_ly", "co_ma", "long_he", "thuan_chau", "pa_long", "muoi_noi")


@dataclass(frozen=True)
class Line:
    """One message: when, to whom, what it says."""

    at: str
    officer: int
    text: str


@dataclass(frozen=True)
class People:
    """Officers by what they are here for."""

    communes: dict[str, int]
    colleague: int
    village: int
    chair: int
    coordinator: int


def settle(district: District) -> People:
    """Six communes, a village, an office, leaders, somebody without a chat, and one who wants no reminders."""
    communes = {unit: district.join(unit, language="en" if unit == "co_ma" else "vi") for unit in COMMUNES}
    district.import_village("chieng_ly.ban_nong", "Bản Nong")
    people = People(
        communes,
        district.join("pa_long"),
        district.join("chieng_ly.ban_nong", "village_head"),
        district.join("chieng_ly", "commune_chair"),
        district.join("phong_noi_vu", "coordinator"),
    )
    district.join("phong_nong_nghiep", "department_officer")
    district.join("muong_e", channel="")
    district.wishes(district.join("bon_phang"), "off")
    return people


def foreseen(district: District, now: str, end: str) -> list[Foreseen]:
    with district.engine.begin() as connection:
        outlook = outlook_now(connection, district.plan, district.ladder, at(now), at(end))
    return list(foresee(outlook, district.ladder, at(now), at(end)))


def lines(found: Sequence[Foreseen]) -> list[Line]:
    return sorted(
        (Line(shown(one.at), one.letter.officer, one.letter.message.text) for one in found),
        key=lambda line: (line.at, line.officer),
    )


def really_sent(district: District, moments: Sequence[str]) -> list[Line]:
    before = len(district.sent())
    for moment in moments:
        district.tick(moment)
    sent = [Line(one.at, one.officer, one.message.text) for one in district.sent()[before:]]
    return sorted(sent, key=lambda line: (line.at, line.officer))


def clocks(now: str, end: str, also: Sequence[Foreseen] = ()) -> list[str]:
    """Every hour at which something might happen, and every moment foreseen."""
    first, last = date.fromisoformat(now[:10]), date.fromisoformat(end[:10])
    days = [first + timedelta(days=n) for n in range((last - first).days)]
    usual = {f"{day} {clock}" for day in days for clock in USUAL}
    return sorted(moment for moment in usual | {shown(one.at) for one in also} if now < moment < end)


def as_it_happens(district: District, people: People, now: str, month: str, again: str) -> None:
    """More time for one, no figures yet for another, a report handed over, one put off, an hour of one's own."""
    day = date.fromisoformat(now[:10])
    with district.engine.begin() as connection:
        longer = day + timedelta(days=14)
        deadlines.extend(connection, district.plan, "co_ma", "commune_month", month, longer, "lũ", None, at(now))
        until = at(f"{day + timedelta(days=6)} 08:00")
        said_by = people.communes["long_he"]
        deadlines.stand_still(connection, "long_he", "commune_month", month, "chưa cân", until, said_by, at(now))
        deadlines.hand_over(connection, people.communes["pa_long"], people.colleague, "commune_month", month, at(now))
        asking_later.set_clock(connection, people.village, "19:00")
        asking_later.snooze(connection, district.plan, district.ladder, people.communes["muoi_noi"], at(again), at(now))
    district.answer("thuan_chau", "commune_month", month, ["tea_area", "coffee_area"])


@pytest.mark.parametrize(
    ("start", "now", "end", "month", "again"),
    [
        ("2024-01-10 07:00", "2024-01-18 10:20", "2024-03-01 00:00", "2024-01", "2024-01-19 14:00"),
        ("2024-02-05 07:00", "2024-02-06 09:00", "2024-03-06 00:00", "2024-02", "2024-02-10 14:00"),
        ("2024-06-10 07:00", "2024-06-17 11:20", "2024-07-25 00:00", "2024-06", "2024-06-18 10:15"),
    ],
    ids=["the month before Tết", "over Tết", "June"],
)
def test_the_preview_and_the_real_run_agree(
    district: District, start: str, now: str, end: str, month: str, again: str
) -> None:
    people = settle(district)
    district.file("chieng_ly", "commune_quarter", "2024-Q2")
    really_sent(district, clocks(start, now))
    as_it_happens(district, people, now, month, again)
    found = foreseen(district, now, end)
    expected = lines(found)
    sent = really_sent(district, [now, *clocks(now, end, found)])
    assert len(sent) > 20
    assert sent == expected


def test_who_has_just_joined_is_foreseen_before_anything_was_planned(district: District) -> None:
    settle(district)
    now, end = "2024-06-17 10:20", "2024-07-01 00:00"
    found = foreseen(district, now, end)
    expected = lines(found)
    assert really_sent(district, [now, *clocks(now, end, found)]) == expected
    assert expected[0].at == "2024-06-17 18:30"


def test_looking_ahead_writes_nothing_and_says_the_same_again(district: District) -> None:
    settle(district)
    district.tick("2024-06-17 08:00")
    before = district.rows()
    first = lines(foreseen(district, "2024-06-17 09:00", "2024-07-01 00:00"))
    assert lines(foreseen(district, "2024-06-17 09:00", "2024-07-01 00:00")) == first
    assert district.rows() == before


def test_it_says_why_each_message_comes(district: District) -> None:
    district.join("chieng_ly")
    first = foreseen(district, "2024-06-16 09:00", "2024-06-18 00:00")[0]
    assert [(each.form, each.period, each.stage, str(each.due_on)) for each in first.named] == [
        ("commune_month", "2024-06", "soon", "2024-06-18"),
        ("commune_quarter", "2024-Q2", "soon", "2024-06-18"),
        ("commune_half_year", "2024-H1", "soon", "2024-06-18"),
    ]


def test_who_cannot_be_written_to_gets_nothing_unless_that_is_assumed_away(district: District) -> None:
    officer = district.join("chieng_ly", channel="")
    now, end = at("2024-06-16 09:00"), at("2024-06-18 00:00")
    assert foreseen(district, "2024-06-16 09:00", "2024-06-18 00:00") == []
    with district.engine.begin() as connection:
        outlook = outlook_now(connection, district.plan, district.ladder, now, end, "assumed")
    assert [one.letter.officer for one in foresee(outlook, district.ladder, now, end)] == [officer]


def test_days_that_are_over_are_seen_as_on_their_first_morning(district: District) -> None:
    district.join("chieng_ly")
    really_sent(district, clocks("2024-02-01 00:00", "2024-02-21 00:00"))
    district.files("chieng_ly", "commune_month", "2024-02", "2024-02-21 13:00")
    start, end = at("2024-02-01 00:00"), at("2024-03-01 00:00")
    with district.engine.begin() as connection:
        connection.execute(sa.update(Report).values(filed_at=at("2024-02-21 13:00")))
        outlook = outlook_back(connection, district.plan, district.ladder, start)
    found = lines(list(foresee(outlook, district.ladder, start, end)))
    days = [15, 16, 20, 22, 26]
    assert [one.at for one in found] == [f"2024-02-{day} 08:00" for day in days]
    assert [one.at for one in district.sent()] == [one.at for one in found[:3]]


def test_a_shorter_look_says_the_beginning_of_a_longer_one(district: District) -> None:
    people = settle(district)
    really_sent(district, clocks("2024-06-14 07:00", "2024-06-18 12:00"))
    as_it_happens(district, people, "2024-06-18 12:00", "2024-06", "2024-06-19 14:00")
    everything = lines(foreseen(district, "2024-06-18 12:00", "2024-07-10 00:00"))
    for day in ("19", "20", "21", "24", "26"):
        end = f"2024-06-{day} 12:00"
        assert lines(foreseen(district, "2024-06-18 12:00", end)) == [one for one in everything if one.at < end]
