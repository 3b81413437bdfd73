"""Which moment an officer means: with and without marks, for officers and for village heads, morning and afternoon."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from handlers.reading.reminding.moments import Habits, clocks_of, moments_of
from handlers.reading.reminding.requests import AtHour, Later, read_request
from handlers.reading.reminding.vocabulary import ReminderWords, load_reminder_words
from locales.phrasebook import DISTRICT_ZONE

OFFICER = Habits(time(8), ((time(7, 30), time(11)), (time(13, 30), time(16, 30))))
VILLAGE = Habits(time(18, 30), ((time(18), time(20)),))
MORNING = datetime(2024, 6, 17, 8, 5, tzinfo=DISTRICT_ZONE)  # a Monday
AFTERNOON = datetime(2024, 6, 17, 15, 10, tzinfo=DISTRICT_ZONE)


@pytest.fixture(scope="module")
def words() -> ReminderWords:
    return load_reminder_words()


def read(text: str, words: ReminderWords, now: datetime, habits: Habits) -> list[str]:
    request = read_request(text, words)
    assert isinstance(request, Later), text
    found = {moment for one in request.spoken for moment in moments_of(one, now, habits)}
    return [f"{moment:%d %H:%M}" for moment in sorted(found)]


SAID_IN_THE_MORNING = {
    "nhắc em chiều nay": ["17 14:00"],
    "nhac em chieu nay": ["17 14:00"],
    "mai nhắc lại": ["18 08:00"],
    "mai nhac lai nhe": ["18 08:00"],
    "để mai em làm": ["18 08:00"],
    "dạ em biết rồi ạ, chiều em nộp": ["17 14:00"],
    "bot đừng nhắc nữa, mai em làm": ["18 08:00"],
    "9 rưỡi mai nhắc em": ["18 09:30"],
    "9h": ["17 09:00"],
    "sáng mai": ["18 08:00"],
    "8 giờ sáng mai": ["18 08:00"],
    "8h sang mai": ["18 08:00"],
    "tám giờ rưỡi sáng mai nhắc em": ["18 08:30"],
    "nhắc em 8:45 sáng mai": ["18 08:45"],
    "nhắc em thứ hai": ["24 08:00"],
    "nhac em thu hai": ["24 08:00"],
    "nhắc em thứ 6": ["21 08:00"],
    "nhắc em sáng thứ tư": ["19 08:00"],
    "nhắc em thứ sáu tuần sau": ["28 08:00"],
    "tuần sau nhắc em": ["24 08:00"],
    "nhắc em sau 2 tiếng": ["17 10:05"],
    "2 tiếng nữa nhắc em": ["17 10:05"],
    "hai tieng nua nhac em": ["17 10:05"],
    "nửa tiếng nữa nhắc lại": ["17 08:35"],
    "nhắc em một tiếng rưỡi nữa": ["17 09:35"],
    "3 ngày nữa nhắc em": ["20 08:00"],
    "nhắc em 20/6": ["20 08:00"],
    "nhắc em ngày 20": ["20 08:00"],
    "nhắc em 10h ngày 20 tháng 6": ["20 10:00"],
    "nhắc em ngày kia": ["19 08:00"],
    "cuối giờ chiều nhắc em": ["17 16:00"],
    "đầu giờ chiều nhắc em": ["17 13:30"],
    "nhắc em 7h tối": ["17 19:00"],
    "nhắc tối mai": ["18 18:30"],
    "nhắc em lúc 3 giờ": ["17 15:00"],
    "nhắc em lúc 15h": ["17 15:00"],
    "đừng nhắc đến mai": ["18 08:00"],
    "remind me tomorrow morning": ["18 08:00"],
    "remind me in 2 hours": ["17 10:05"],
    "remind me at 3 pm": ["17 15:00"],
    "remind me on Friday": ["21 08:00"],
    "i will do it tomorrow": ["18 08:00"],
}


@pytest.mark.parametrize(("text", "moments"), SAID_IN_THE_MORNING.items())
def test_a_moment_is_read_as_it_was_meant(text: str, moments: list[str], words: ReminderWords) -> None:
    assert read(text, words, MORNING, OFFICER) == moments


@pytest.mark.parametrize(
    ("text", "moments"),
    {
        "mai nhắc lại": ["18 18:30"],
        "nhắc em chiều nay": ["17 14:00"],
        "tối nay nhắc em": ["17 18:30"],
        "nhắc em 7 giờ mai": ["18 19:00"],
        "nhắc em lúc 7h": ["17 19:00"],
    }.items(),
)
def test_a_village_head_is_thought_of_in_the_evening(text: str, moments: list[str], words: ReminderWords) -> None:
    assert read(text, words, MORNING, VILLAGE) == moments


@pytest.mark.parametrize(
    ("text", "moments"),
    {
        "nhắc em chiều nay": ["17 16:00"],
        "nhắc em lúc 8 giờ": ["18 08:00"],
        "nhắc em lúc 3 giờ chiều": ["18 15:00"],
        "sáng nay nhắc em": [],
        "nhắc em 16/6": [],
    }.items(),
)
def test_what_has_passed_is_never_meant(text: str, moments: list[str], words: ReminderWords) -> None:
    assert read(text, words, AFTERNOON, OFFICER) == moments


@pytest.mark.parametrize(
    ("text", "habits", "moments"),
    [
        ("nhac toi mai", OFFICER, ["18 08:00", "18 18:30"]),  # "tôi" or "tối"
        ("nhac toi thu sau", OFFICER, ["21 08:00", "21 18:30"]),
        ("nhắc em 8h mai", VILLAGE, ["18 08:00", "18 20:00"]),  # neither is within the hours
    ],
)
def test_two_meanings_are_both_found(text: str, habits: Habits, moments: list[str], words: ReminderWords) -> None:
    assert read(text, words, MORNING, habits) == moments


@pytest.mark.parametrize("text", ["nhắc tôi mai", "nhac toi sang mai", "nhac toi chieu mai", "nhac toi sau 2 tieng"])
def test_the_pronoun_is_no_evening(text: str, words: ReminderWords) -> None:
    assert len(read(text, words, MORNING, OFFICER)) == 1


@pytest.mark.parametrize("text", ["nhắc em sau", "lát nữa nhắc lại", "lat nhac lai", "remind me later"])
def test_later_without_a_moment_is_later_all_the_same(text: str, words: ReminderWords) -> None:
    assert read(text, words, MORNING, OFFICER) == []


@pytest.mark.parametrize("text", ["nhắc em mai thứ sáu", "nhắc em 8h sáng 9h sáng mai"])
def test_two_moments_that_contradict_are_none(text: str, words: ReminderWords) -> None:
    request = read_request(text, words)
    assert request is None or (isinstance(request, Later) and moments_of(request.spoken[0], MORNING, OFFICER) == ())


@pytest.mark.parametrize(
    ("text", "clocks"),
    {
        "đổi giờ nhắc 15h": [time(15)],
        "doi gio nhac sang 9 gio": [time(9)],
        "từ nay nhắc tôi lúc 9 giờ": [time(9)],
        "hàng ngày nhắc em lúc 2 giờ chiều": [time(14)],
        "đổi giờ nhắc 3 giờ": [time(15)],
        "đổi giờ nhắc 7 giờ tối": [time(19)],
        "giờ nhắc của tôi là mấy giờ": [],
        "reminder time 9": [],
        "remind me every day at 9": [time(9)],
    }.items(),
)
def test_an_hour_for_good_is_told_from_a_moment(text: str, clocks: list[time], words: ReminderWords) -> None:
    request = read_request(text, words)
    assert isinstance(request, AtHour)
    assert list(clocks_of(request.spoken, OFFICER)) == clocks
