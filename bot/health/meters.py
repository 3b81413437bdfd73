"""What is counted and timed while the bot works, for Prometheus.

Promises: labels are channels, outcomes, routes and kinds, never a person, an address or a figure; counting takes
microseconds and nothing waits for it.
Must not: decide anything.
"""

from __future__ import annotations

from collections import Counter as Counted
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.channels import contract
from bot.clock import Now
from bot.health.findings import Finding, is_ready
from bot.health.watch import Seen
from handlers.turn import Taken

CONTENT_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0)


class Meters:
    """The meters of one bot; its own register, so that several bots may live in one process."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self._messages = self._counter(
            "bot_messages_handled", "Messages handled, by what came of them.", "channel outcome"
        )
        self._aside = self._counter("bot_messages_set_aside", "Messages set aside because they kept failing.", "")
        self._deliveries = self._counter("bot_deliveries", "Tries to deliver, by how they ended.", "channel outcome")
        self._turns = self._histogram("bot_turn_seconds", "From a message's receipt to its commit.", "")
        self._sends = self._histogram("bot_delivery_seconds", "One try to deliver.", "channel")
        self._http = self._histogram("bot_http_seconds", "Answers of the web server.", "route status")

    def _counter(self, name: str, what: str, labels: str) -> Counter:
        return Counter(name, what, labels.split(), registry=self.registry)

    def _histogram(self, name: str, what: str, labels: str) -> Histogram:
        return Histogram(name, what, labels.split(), registry=self.registry, buckets=_SECONDS)

    def handled(self, taken: Sequence[Taken]) -> None:
        """These messages have been handled and committed."""
        now = self._now()
        for (channel, replied), times in Counted((one.message.channel, one.replied) for one in taken).items():
            self._messages.labels(channel, replied).inc(times)
        for one in taken:
            self._turns.observe(max(0.0, (now - one.message.received_at).total_seconds()))

    def set_aside(self) -> None:
        """A message was set aside."""
        self._aside.inc()

    def delivered(self, channel: str, outcome: contract.Outcome, seconds: float) -> None:
        """A try to deliver ended."""
        self._deliveries.labels(channel, type(outcome).__name__).inc()
        self._sends.labels(channel).observe(seconds)

    def answered(self, route: str, status: int, seconds: float) -> None:
        """The web server answered; ``route`` is a pattern, without what stands for a code or a file."""
        self._http.labels(route, str(status)).observe(seconds)

    def written(self, seen: Seen, found: Sequence[Finding], sizes: dict[str, int]) -> bytes:
        """Everything, as Prometheus reads it; ``sizes`` are bytes by file."""
        gauges = CollectorRegistry()
        gauges.register(_Gauges(seen, found, sizes))
        return generate_latest(self.registry) + generate_latest(gauges)


class _Gauges:
    """What a look saw."""

    def __init__(self, seen: Seen, found: Sequence[Finding], sizes: dict[str, int]) -> None:
        self._seen = seen
        self._found = found
        self._sizes = sizes

    def collect(self) -> Iterator[Metric]:
        seen = self._seen
        yield _gauge("bot_ready", "1 when messages are taken and answered.", float(is_ready(self._found)))
        state = GaugeMetricFamily("bot_finding", "0 ok, 1 a warning, 2 wrong; see `doctor`.", labels=["name"])
        for one in self._found:
            state.add_metric([one.name], {"ok": 0.0, "warning": 1.0, "wrong": 2.0}[one.state])
        yield state
        yield _gauge("bot_disk_free_bytes", "Left where the database lies.", float(seen.disk_free))
        size = GaugeMetricFamily("bot_database_bytes", "Size of the database's files.", labels=["file"])
        for name, count in self._sizes.items():
            size.add_metric([name], float(count))
        yield size
        yield _gauge(
            "bot_backup_failed", "1 when the last try to make a backup failed.", float(seen.backup_failure is not None)
        )
        if seen.newest_backup is not None:
            yield _gauge(
                "bot_backup_timestamp_seconds", "When the newest backup was made.", seen.newest_backup.timestamp()
            )
        if seen.write_seconds is not None:
            yield _gauge("bot_database_write_seconds", "How long the last probing write took.", seen.write_seconds)
        yield from self._waiting()

    def _waiting(self) -> Iterator[Metric]:
        if self._seen.backlog is None:
            return
        backlog, at = self._seen.backlog, self._seen.at
        count = GaugeMetricFamily("bot_waiting", "Messages waiting.", labels=["kind", "channel"])
        age = GaugeMetricFamily("bot_oldest_waiting_seconds", "Age of the oldest waiting.", labels=["kind", "channel"])
        queues = [("inbox", "", backlog.inbox)]
        for kind, by_channel in (("answers", backlog.answers), ("unasked", backlog.unasked)):
            queues += [(kind, channel, queue) for channel, queue in by_channel.items()]
        for kind, channel, queue in queues:
            count.add_metric([kind, channel], float(queue.count))
            age.add_metric([kind, channel], _age(queue.since, at))
        yield count
        yield age
        yield _gauge("bot_schedule_lag_seconds", "How late the oldest due reminder is.", _age(backlog.due_since, at))
        yield _gauge("bot_held", "Messages held back since a restore.", float(self._seen.held))


def _gauge(name: str, what: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, what, value=value)


def _age(since: datetime | None, at: datetime) -> float:
    return max(timedelta(0), at - since).total_seconds() if since is not None else 0.0
