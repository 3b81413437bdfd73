"""No log line holds a token, a telephone number, a name or a reported number, whatever went wrong."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from bot import logs
from bot.logs import Shape
from tests.delivering.conftest import Doomed, _nursery, doomed  # noqa: F401
from tests.delivering.crowd import JUNE
from tests.delivering.served import TOKEN

BOT_TOKEN = "1234567890:AAE_secret-token-of-no-real-bot"
PHONE = "0912 345 678"
NAME, PLAIN_NAME = "Lò Thị Tuyết", "Lo Thi Tuyet"
FIGURE = "1.398,75"
SECRETS = (BOT_TOKEN, PHONE, NAME, PLAIN_NAME, FIGURE, "Tuyết", "Tuyet")

Logged = Callable[..., str]


@pytest.fixture(params=["plain", "json"])
def shape(request: pytest.FixtureRequest) -> Shape:
    chosen: Shape = request.param
    return chosen


@pytest.fixture
def logged(shape: Shape) -> Logged:
    """What is written when a logger of this name is given this."""

    def log(name: str, text: str, *arguments: Any, problem: BaseException | None = None) -> str:
        stream = io.StringIO()
        handler = logging.StreamHandler(stream)
        handler.setFormatter(logs.formatter(shape))
        logger = logging.Logger(name)
        logger.addHandler(handler)
        logger.error(text, *arguments, exc_info=problem)
        return stream.getvalue()

    return log


def test_our_own_words_are_there_and_secrets_in_them_are_masked(logged: Logged) -> None:
    text = logged("bot.turns", "message %s went to %s, asked with %s", 17, PHONE, BOT_TOKEN)
    assert "message 17 went to (hidden)" in text
    _clean(text)


def test_of_an_exception_the_kind_and_the_place_are_told_and_never_its_words(logged: Logged) -> None:
    text = logged("bot.turns", "message %s failed", 17, problem=_raised(ValueError(f"{PLAIN_NAME}: {FIGURE}?")))
    assert "ValueError" in text
    assert "test_logs.py:" in text
    _clean(text)


def test_causes_and_groups_are_told_without_their_words_too(logged: Logged) -> None:
    cause = _raised(KeyError(PLAIN_NAME))
    try:
        raise RuntimeError(PHONE) from cause
    except RuntimeError as problem:
        group = ExceptionGroup(NAME, [problem, ValueError(FIGURE)])
    text = logged("bot.turns", "stopped", problem=_raised(group))
    assert [kind in text for kind in ("ExceptionGroup", "RuntimeError", "KeyError", "ValueError")] == [True] * 4
    _clean(text)


def test_an_exception_as_an_argument_loses_its_words_too(logged: Logged) -> None:
    text = logged("bot.workshop", "a file could not be made: %s", ValueError(f"{NAME} {PLAIN_NAME}"))
    assert "could not be made: ValueError" in text
    _clean(text)


def test_what_the_disk_and_sqlite_say_is_told(logged: Logged) -> None:
    assert "No space left" in logged("bot.turns", "%s", OSError(28, "No space left on device", f"{PLAIN_NAME}.db"))
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection, pytest.raises(sa.exc.OperationalError) as caught:
        connection.execute(sa.text("SELECT :name FROM officers"), {"name": PLAIN_NAME})
    engine.dispose()
    text = logged("bot.turns", "%s", caught.value, problem=caught.value)
    assert "no such table: officers" in text
    _clean(text)


@pytest.mark.parametrize(
    "words",
    [
        f"future: <Task finished name='Task-5' exception=ValueError('{PLAIN_NAME} {FIGURE}')>",
        f"input_value='{PLAIN_NAME}', input_type=str",
        f'[parameters: ("{PLAIN_NAME}", {FIGURE})]',
        f"Received {NAME} {PHONE} {FIGURE} from {BOT_TOKEN}",
        f'it\'s not "{PLAIN_NAME}"',
    ],
)
def test_what_libraries_say_is_told_without_what_may_be_anybodys(logged: Logged, words: str) -> None:
    _clean(logged("asyncio", words))


def test_one_event_is_one_line_of_json() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter("json"))
    logger = logging.Logger("bot.turns")
    logger.addHandler(handler)
    logger.warning("two\nlines", extra={"number": 17})
    logger.error("failed", exc_info=_raised(ValueError("x")))
    first, second = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert (first["event"], first["level"], first["logger"], first["number"]) == (
        "two\\nlines",
        "warning",
        "bot.turns",
        17,
    )
    assert second["exception"][0] == "ValueError"


def test_a_message_without_a_traceback_is_one_readable_line() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter("plain"))
    logger = logging.Logger("bot.turns")
    logger.addHandler(handler)
    logger.info("a\r\nb")
    assert stream.getvalue().count("\n") == 1
    assert " INFO bot.turns: a\\r\\nb" in stream.getvalue()


async def test_no_log_of_a_run_in_which_everything_goes_wrong_holds_a_secret(doomed: Doomed) -> None:  # noqa: F811
    """The officer's words make every turn fail; Telegram answers strangely in between."""
    doomed.api.officer_types(5001, "/baocao")
    await doomed.starts("raise", PLAIN_NAME)
    await doomed.api.until(lambda: len(doomed.api.sent_to(5001)) >= 1, within=60)
    for text in (JUNE, f"{PLAIN_NAME} {FIGURE}", f"{NAME} {PHONE}", FIGURE):
        doomed.api.officer_types(5001, text)
    await doomed.api.until(lambda: len(doomed.api.sent_to(5001)) >= 5, within=60)
    await doomed.stops()
    log = (doomed.folder / "log.txt").read_text("utf-8")
    assert "RuntimeError" in log
    assert "set aside" in log
    _clean(log)
    assert TOKEN not in log


def _raised(problem: BaseException) -> BaseException:
    try:
        raise problem
    except type(problem) as caught:
        return caught


def _clean(text: str) -> None:
    assert [secret for secret in SECRETS if secret in text] == []
