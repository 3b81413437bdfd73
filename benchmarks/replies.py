"""How fast the bot answers on this machine, and how large it is: ``make bench``.

Starts the real server on a fresh demonstration in a temporary folder, asks 1,000 messages over the page's HTTP (a POST
and the line on the open stream) and 1,000 over ``chat --json`` through the local socket, and prints what was measured.
Ends within a minute, with 1 when a promise is not kept: ready in 3 s, 50 ms at the 95th percentile, 150 MB.
"""

from __future__ import annotations

import asyncio
import json
import os
import platform
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).resolve().parents[1]
MESSAGES = 1000
LONGEST_SECONDS = 55
READY_WITHIN_SECONDS = 3.0
P95_MILLISECONDS = 50.0
RESIDENT_MEGABYTES = 150.0
# A report as it goes: begun, answered, left, looked at; every turn reads and writes what a real one does.
TURNS: tuple[dict[str, Any], ...] = (
    {"text": "/baocao"},
    {"text": "1"},
    {"text": "48,5"},
    {"text": "con trâu"},
    {"text": "tiến độ chè"},
    {"text": "tạm dừng"},
    {"text": "hạn nộp"},
    {"text": "xin chào"},
)
Ask = Callable[[dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True)
class Server:
    """The serving process."""

    process: asyncio.subprocess.Process
    environment: dict[str, str]
    page: str
    ready_after: float

    def resident_megabytes(self) -> float:
        """Memory in use now, as the system counts it; 0 where it does not tell."""
        status = Path(f"/proc/{self.process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


@asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[Server]:
    """A fresh demonstration; ready once its page's address has been printed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DATA_DIR": str(folder), "HTTP_PORT": str(port)}
    for name in ("TELEGRAM_TOKEN", "DATABASE_URL", "BOT_NOW", "PUBLIC_URL", "HTTP_HOST"):
        environment.pop(name, None)
    started = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=folder, env=environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        page = await _page_address(process)
        yield Server(process, environment, page, time.perf_counter() - started)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _page_address(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    async for line in process.stdout:
        if line.startswith(b"Chat page: "):
            return line.decode().removeprefix("Chat page: ").strip()
    raise RuntimeError("the server did not start")


async def measured(ask: Ask, deadline: float) -> list[float]:
    """Milliseconds from each message to its answer; fewer than asked for when the time is over."""
    times: list[float] = []
    for number in range(MESSAGES):
        if time.perf_counter() > deadline:
            break
        started = time.perf_counter()
        await ask(TURNS[number % len(TURNS)])
        times.append((time.perf_counter() - started) * 1000)
    return times


@asynccontextmanager
async def page_of(server: Server, officer: str) -> AsyncIterator[Ask]:
    """The chat page of an officer: a POST, then the line on the stream."""
    jar = aiohttp.CookieJar(unsafe=True)
    origin = {"Origin": server.page}
    async with aiohttp.ClientSession(server.page, cookie_jar=jar, headers=origin) as session:
        (await session.get("/")).release()
        async with session.post("/api/demonstration/part", json={"handle": officer}) as played:
            played.raise_for_status()
        async with session.get("/api/events", timeout=aiohttp.ClientTimeout(total=None)) as stream:
            count = 0

            async def ask(turn: dict[str, Any]) -> None:
                nonlocal count
                count += 1
                async with session.post("/api/messages", json={"id": f"measured-{count:06d}", **turn}) as posted:
                    posted.raise_for_status()
                await _next_line(stream)

            yield ask


async def _next_line(stream: aiohttp.ClientResponse) -> None:
    async for line in stream.content:
        if line.startswith(b"event: line"):
            return
    raise RuntimeError("the stream ended")


@asynccontextmanager
async def terminal_of(server: Server, officer: str) -> AsyncIterator[Ask]:
    """``chat --json`` beside the serving process."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "chat", "--as", officer, "--json", cwd=ROOT, env=server.environment,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=1 << 20,
    )  # fmt: skip
    reader, writer = process.stdout, process.stdin
    assert reader is not None
    assert writer is not None

    async def ask(turn: dict[str, Any]) -> None:
        writer.write(json.dumps(turn).encode() + b"\n")
        await writer.drain()
        answer = json.loads(await reader.readline())
        if not answer["replies"]:
            raise RuntimeError(f"no answer to {turn}: {answer}")

    await ask({"text": "xin chào"})  # its own start is not the answer's time
    try:
        yield ask
    finally:
        writer.close()
        await process.wait()


def table(name: str, times: list[float]) -> str:
    """One line of percentiles."""
    cuts = statistics.quantiles(times, n=100)
    return (
        f"{name:<10} {len(times):>5} messages   median {statistics.median(times):6.1f} ms   "
        f"p95 {cuts[94]:6.1f} ms   p99 {cuts[98]:6.1f} ms   longest {max(times):6.1f} ms"
    )


def machine() -> str:
    """What was measured on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    name = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())
    return f"{name}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


async def measure(folder: Path) -> int:
    """Measure everything and print it; 0 when every promise is kept."""
    end = time.perf_counter() + LONGEST_SECONDS
    print(machine())
    async with serving(folder) as server:
        print(f"ready      after {server.ready_after:.2f} s with a fresh database")
        async with page_of(server, "chieng_ly") as ask:
            page = await measured(ask, time.perf_counter() + (end - time.perf_counter()) / 2)
        async with terminal_of(server, "co_ma") as ask:
            terminal = await measured(ask, end)
        await asyncio.sleep(2)
        resident = server.resident_megabytes()
    print(table("page", page), table("terminal", terminal), sep="\n")
    print(f"memory     {resident:.0f} MB resident, idle afterwards")
    again, idle = await _started_again(folder)
    print(f"ready      after {again:.2f} s with that database; {idle:.0f} MB resident, idle")
    broken = _broken(again, page, terminal, resident)
    print(*broken, sep="\n", end="\n" if broken else "")
    return 1 if broken else 0


async def _started_again(folder: Path) -> tuple[float, float]:
    """Seconds until it is ready, megabytes soon after."""
    async with serving(folder) as server:
        await asyncio.sleep(2)
        return server.ready_after, server.resident_megabytes()


def _broken(ready: float, page: list[float], terminal: list[float], resident: float) -> list[str]:
    found = [f"NOT KEPT: ready within {READY_WITHIN_SECONDS:.0f} s"] if ready > READY_WITHIN_SECONDS else []
    for name, times in (("page", page), ("terminal", terminal)):
        if len(times) < MESSAGES:
            found.append(f"NOT KEPT: {MESSAGES} messages in time on the {name}")
        if statistics.quantiles(times, n=100)[94] > P95_MILLISECONDS:
            found.append(f"NOT KEPT: {P95_MILLISECONDS:.0f} ms at the 95th percentile on the {name}")
    if resident > RESIDENT_MEGABYTES:
        found.append(f"NOT KEPT: below {RESIDENT_MEGABYTES:.0f} MB")
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(asyncio.run(measure(Path(folder))))
