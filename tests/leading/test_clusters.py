"""An announcement to an emulation cluster: its communes, and a straight answer while the list is not entered."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import locales
from bot import process
from bot.settings import Settings
from bot.wiring import Bot
from handlers.reading.orders import UNKNOWN_CLUSTER, Audience, order_words, read_audience
from locales import phrasebook
from models.plan.loading import OWN_DATA
from tests.leading.conftest import Plays
from tests.leading.ledger import Ledger
from tests.officer import Officer

WORDS = phrasebook("vi")
LISTS = [locales.load(language, "orders") for language in locales.LANGUAGES]
CLUSTERS = [("1", "Cụm 1"), ("vung_cao", "Cụm vùng cao"), ("3", "Khối III")]
FILE = "cluster,name,unit\n1,Cụm 1,chieng_ly\n1,Cụm 1,chieng_pha\n2,Cụm 2,phong_lai\n"


@pytest.mark.parametrize(
    ("typed", "audience"),
    [
        ("cụm 1", Audience(cluster="1")),
        ("cho cum so 1", Audience(cluster="1")),
        ("các xã thuộc cụm thi đua số 1", Audience(cluster="1")),
        ("cụm 1 đang chậm", Audience(None, "late", "1")),
        ("vung cao", None),
        ("cụm vùng cao", Audience(cluster="vung_cao")),
        ("khối III", Audience(cluster="3")),
        ("cụm 3", Audience(cluster="3")),
        ("cluster 1", Audience(cluster="1")),
        ("cụm 9", Audience(cluster=UNKNOWN_CLUSTER)),
        ("các bản cụm 1", None),
        ("cụm 1 và cụm 3", None),
        ("cụm 1 mai họp", None),
    ],
)
def test_a_cluster_is_named_in_several_ways(typed: str, audience: Audience | None) -> None:
    assert read_audience(typed, order_words(*LISTS, clusters=CLUSTERS)) == audience


async def test_without_a_list_it_is_said_straight(coordinator: Officer, commune: Officer) -> None:
    for order in ("gửi thông báo cho cụm 1: mai họp", "nhắn cụm 2: mai họp"):
        await coordinator.says(order)
        assert coordinator.sees.startswith(WORDS.say("cast-no-clusters"))
        assert not any("ụm" in choice for choice in coordinator.choices)
    await coordinator.says("các xã")
    assert WORDS.say("cast-what", audience="các xã, thị trấn", most=1000) in coordinator.sees


class TestWithAList:
    @pytest.fixture
    async def bot(self, settings: Settings, tmp_path: Path) -> AsyncIterator[Bot]:
        """A running demonstration whose district has two clusters."""
        folder = Path(shutil.copytree(OWN_DATA, tmp_path / "plan"))
        (folder / "clusters-2024.csv").write_text(FILE, encoding="utf-8")
        async with process.running(settings, folder) as running:
            yield running

    async def test_it_goes_to_the_communes_of_the_cluster_and_to_no_village(
        self, plays: Plays, coordinator: Officer, ledger: Ledger
    ) -> None:
        for handle in ("chieng_ly", "chieng_ly.ban_mau_1", "chieng_pha", "phong_lai"):
            await plays(handle)
        await coordinator.says("gửi thông báo cho cụm 1: mai họp")
        assert "của Cụm 1" in coordinator.sees
        await coordinator.says("mai họp cụm")
        assert "2 người của 2 đơn vị" in coordinator.sees
        await coordinator.says("gửi")
        await coordinator.waits_until("2024-06-20T18:30")
        sent = await ledger.outbox("broadcast")
        assert sorted(handle for handle, _, _ in sent) == ["chieng_ly", "chieng_pha"]

    async def test_the_clusters_are_among_the_choices(self, plays: Plays, coordinator: Officer) -> None:
        await plays("phong_lai")
        await coordinator.says("gửi thông báo")
        await coordinator.picks("Các xã, thị trấn của Cụm 2")
        await coordinator.says("mai họp")
        assert WORDS.say("choice-cast-send", people=1) in coordinator.choices
        await coordinator.picks(WORDS.say("choice-cast-rewrite"))
        await coordinator.says("mốt họp")
        assert "1 đơn vị (các xã, thị trấn của Cụm 2)" in coordinator.sees

    async def test_an_unknown_cluster_is_said_and_the_known_ones_offered(self, coordinator: Officer) -> None:
        await coordinator.says("gửi thông báo cho cụm 7: mai họp")
        assert coordinator.sees.startswith(WORDS.say("cast-no-such-cluster"))
        assert "Các xã, thị trấn của Cụm 1" in coordinator.choices
