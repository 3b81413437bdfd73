"""When the power goes, every message that was acknowledged is on the disk with all it caused.

The disk is simulated under SQLite itself: what was not synced may be lost in any part. The bot runs on, and at random
moments we look at what the disk would hold if the power went now. CUTS and CHAOS_SEED in the environment make a
larger run, or repeat one.
"""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from models import messages
from tests.delivering.chaos.disk import Disk
from tests.delivering.chaos.driver import module_on
from tests.delivering.chaos.seeds import seed
from tests.delivering.conftest import Office, opened
from tests.delivering.crowd import JUNE, CrowdOfficer
from tests.delivering.ledger import rows
from tests.delivering.phrases import question, receipt

CUTS = int(os.environ.get("CUTS", "30"))
OFFICERS = {"5001": CrowdOfficer("chieng_ly", 5001, 1), "5002": CrowdOfficer("tong_lanh", 5002, 2)}
OFTEN = {"PRAGMA wal_autocheckpoint = 1000": "PRAGMA wal_autocheckpoint = 30"}
CARELESS = {"PRAGMA synchronous = FULL": "PRAGMA synchronous = NORMAL"}
USUAL_OPERATIONS = 2500
STARTED_AGAIN = 3


@dataclass
class Known:
    """What somebody outside knows by now: ``received`` by the network, ``noted`` and ``receipts`` by officers."""

    received: list[str] = field(default_factory=list)
    noted: dict[str, int] = field(default_factory=dict)
    receipts: dict[str, str] = field(default_factory=dict)

    def copied(self) -> Known:
        return Known(list(self.received), dict(self.noted), dict(self.receipts))


@dataclass
class Cuts:
    """Looks at the disk at random moments. ``lost`` says what was missing, cut by cut."""

    disk: Disk
    folder: Path
    chance: random.Random
    known: Known = field(default_factory=Known)
    lost: list[str] = field(default_factory=list)
    made: int = 0

    def look(self) -> None:
        """After any operation of the disk, now and then."""
        if self.chance.random() > 1.3 * CUTS / USUAL_OPERATIONS or self.made >= CUTS:
            return
        known = self.known.copied()  # before the disk is looked at: what is known later need not be there
        into = self.folder / f"cut-{self.made}"
        self.made += 1
        self.disk.after_a_cut(into, self.chance)
        self.lost += [f"cut {self.made}: {complaint}" for complaint in missing(into / "bot.db", known)]


def missing(database: Path, known: Known) -> list[str]:
    """What somebody knows and the disk does not."""
    if [said for (said,) in rows(database, "PRAGMA integrity_check")] != ["ok"]:
        return ["the file is damaged"]
    kept = {key for (key,) in rows(database, "SELECT update_key FROM inbox")}
    noted = dict(rows(database, "SELECT unit, count(*) FROM draft_answers JOIN drafts ON id = draft_id GROUP BY unit"))
    filed = dict(rows(database, "SELECT receipt, unit FROM reports"))
    figures = dict(rows(database, "SELECT unit, count(*) FROM figures WHERE period = '2024-06' GROUP BY unit"))
    lacking = [(unit, count) for unit, count in known.noted.items() if noted.get(unit, 0) < count]
    return [
        *(f"message {key} is gone" for key in known.received if key not in kept),
        *(f"{unit} gave {count} answers, {noted.get(unit, 0)} are left" for unit, count in lacking),
        *(f"report {code} of {unit} is gone" for code, unit in known.receipts.items() if filed.get(code) != unit),
        *(f"figures of {unit} are gone" for unit in filed.values() if figures.get(unit, 0) < known.noted[unit]),
    ]


@contextlib.contextmanager
def power(disk: Disk, instead: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Whoever writes, writes on this disk."""
    create = sa.create_engine

    def on_the_disk(url: Any, **options: Any) -> sa.Engine:
        if options.get("poolclass") is sa.pool.StaticPool:
            options["module"] = module_on(disk.name, instead)
        return create(url, **options)

    with monkeypatch.context() as patch:
        patch.setattr(sa, "create_engine", on_the_disk)
        yield
    disk.leave()


@pytest.mark.sqlite_file
async def test_whenever_the_power_goes_nothing_that_was_acknowledged_is_lost(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed(f"CUTS={CUTS}"))
    cuts = Cuts(disk := Disk("careful"), tmp_path, chance)
    with power(disk, OFTEN, monkeypatch):
        async for office in opened(folder):
            disk.watched = cuts.look
            while cuts.made < CUTS:
                await _both_report(office, cuts.known, chance)
            disk.watched = lambda: None
    assert cuts.lost == []
    for place in chance.sample(range(CUTS), STARTED_AGAIN):
        async for office in opened(tmp_path / f"cut-{place}", keys=10_000):
            assert all([await office.says(sender, "/tiendo") for sender in OFFICERS])


@pytest.mark.sqlite_file
async def test_the_same_look_finds_what_a_careless_setting_loses(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed(f"CUTS={CUTS}"))
    cuts = Cuts(disk := Disk("careless"), tmp_path, chance)
    with power(disk, {**OFTEN, **CARELESS}, monkeypatch):
        async for office in opened(folder):
            disk.watched = cuts.look
            await _both_report(office, cuts.known, chance)
            disk.watched = lambda: None
    assert any("message" in complaint for complaint in cuts.lost)


async def _both_report(office: Office, known: Known, chance: random.Random) -> None:
    """Both officers file June's report in turns, and then correct a figure of it again and again."""
    for sender, officer in OFFICERS.items():
        if officer.unit not in known.receipts.values():
            await _files(office, known, sender, officer)
        await _corrects(office, known, sender, officer, chance)


async def _files(office: Office, known: Known, sender: str, officer: CrowdOfficer) -> None:
    await _brought(office, known, sender, messages.Typed(text="/baocao"))
    said = await _taps(office, known, sender, JUNE)
    while asked := question().search(said):
        number = int(asked[1])
        known.noted[officer.unit] = number - 1
        said = await _brought(office, known, sender, messages.Typed(text=officer.number(number - 1)))
    known.noted[officer.unit] = len(officer.questions)
    filed = receipt().search(await _taps(office, known, sender, "file"))
    assert filed is not None
    known.receipts[filed[1]] = officer.unit


async def _corrects(office: Office, known: Known, sender: str, officer: CrowdOfficer, chance: random.Random) -> None:
    figure = f"{officer.questions[0].short}: {chance.randrange(100, 130)},{chance.randrange(10)}"
    await _brought(office, known, sender, messages.Typed(text=f"sửa {figure}"))
    await _taps(office, known, sender, "yes")


async def _taps(office: Office, known: Known, sender: str, token: str) -> str:
    newest = [delivery.message for delivery, _ in office.channel.tried if delivery.address == sender][-1]
    return await _brought(office, known, sender, messages.Picked(prompt=newest.prompt, token=token))


async def _brought(office: Office, known: Known, sender: str, content: messages.Content) -> str:
    """Hand a message over; what is answered. It is known as received as soon as the network is told so."""
    arrival, before = office.arrival(sender, content), len(office.channel.tried)
    handled = office.bot.turns.outcome_of(arrival.channel, arrival.update_key)
    await office.bot.intake.receive([arrival])
    known.received.append(arrival.update_key)
    await handled
    await office.bot.sender.quiet.wait()
    return "\n".join(delivery.message.text for delivery, _ in office.channel.tried[before:])
