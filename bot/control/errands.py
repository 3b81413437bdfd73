"""What a command can ask the process that owns the database to do. Arguments and results are JSON.

Promises: the same work whether the command runs it itself or hands it over the socket; what is wrong with an
argument is a problem with what to do, and nothing is half done.
Must not: print.
"""

from __future__ import annotations

import re
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from bot import foresight
from bot.backups.making import CannotBackUp
from bot.control import list_imports, phone_list, report_making, upkeep
from bot.control.chat import Chat
from bot.wiring import Bot
from handlers import permissions
from handlers.reading import codes
from models import records
from models.plan.units import Unit
from models.store.queries import officers
from models.store.tables import Village

VALID_FOR = timedelta(days=14)
_VILLAGE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")


class Problem(Exception):
    """The errand cannot be done; the message says why and what to do."""


class Errands:
    """The errands of one command; ``chat`` is open while it talks."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._chat: Chat | None = None
        self._foreseen: Sequence[dict[str, Any]] = ()
        self._known: dict[str, Callable[..., Awaitable[Any]]] = {
            "invite": self._invite,
            "invite_every": self._invite_every,
            "import_villages": self._import_villages,
            "import_list": self._import_list,
            "list_targets": self._list_targets,
            "import_phones": self._import_phones,
            "open_chat": self._open_chat,
            "chat": self._say,
            "foresee": self._foresee,
            "foreseen": self._next_foreseen,
            "report": self._report,
            "backup": self._back_up,
            "held": self._held,
            "health": self._health,
            "totals": self._totals,
        }

    async def perform(self, errand: str, arguments: dict[str, Any]) -> Any:
        """Do one errand. Raises Problem."""
        if errand not in self._known:
            raise Problem(f"this process does not know the errand {errand}; restart it with the same version")
        return await self._known[errand](**arguments)

    async def close(self) -> None:
        if self._chat is not None:
            self._chat.close()

    async def _invite(self, unit: str, role: str, name: str, phone: str = "") -> dict[str, Any]:
        found = await self._bot.database.read(officers.unit_of, self._bot.knowledge.plan, unit)
        try:
            number = phone_list.given(phone)
        except phone_list.WrongRows as problem:
            raise Problem(str(problem)) from None
        return (await self._invitations([self._fitting(found, unit, role)], role, name, number))[0]

    async def _invite_every(self, level: str, role: str) -> list[dict[str, Any]]:
        units = self._bot.knowledge.plan.units
        villages = await self._bot.database.read(officers.villages)
        of_level = {"commune": units.communes, "department": units.departments, "village": tuple(villages)}
        if level not in of_level:
            raise Problem(f"--every: {level} is none of {', '.join(of_level)}")
        return await self._invitations([self._fitting(one, one.slug, role) for one in of_level[level]], role, "")

    def _fitting(self, unit: Unit | None, slug: str, role: str) -> Unit:
        if unit is None:
            raise Problem(f"--unit: there is no unit {slug}. A commune is named like chieng_ly, the district huyen.")
        if role not in set(records.Role):
            raise Problem(f"--role: {role} is none of {', '.join(records.Role)}")
        levels = permissions.LEVELS_OF_ROLE[records.Role(role)]
        if unit.level not in levels:
            raise Problem(
                f"--role: {role} belongs to a unit of level {' or '.join(sorted(levels))}; {slug} is a {unit.level}"
            )
        return unit

    async def _invitations(self, units: Sequence[Unit], role: str, name: str, phone: str = "") -> list[dict[str, Any]]:
        now = self._bot.now()
        made = [(unit, codes.code_of(secrets.randbits(130))) for unit in units]
        await self._bot.database.write(
            _add_invitations,
            [
                {
                    "code_hash": codes.hash_of(code),
                    "unit": unit.slug,
                    "role": role,
                    "name": name,
                    "phone": phone,
                    "created_at": now,
                    "expires_at": now + VALID_FOR,
                }
                for unit, code in made
            ],
        )
        username = await self._telegram_name()
        return [
            {
                "unit": unit.slug,
                "code": code,
                "link": f"https://t.me/{username}?start={code}" if username else None,
                "web_link": f"{self._bot.settings.page_url}/j/{code}",
                "expires_at": (now + VALID_FOR).isoformat(),
            }
            for unit, code in made
        ]

    async def _telegram_name(self) -> str | None:
        row = await self._bot.database.read(officers.installation)
        return row.telegram_name if row else None

    async def _import_villages(self, file: str, rows: dict[str, dict[str, str]]) -> dict[str, Any]:
        """``rows`` by their number in ``file``."""
        communes = {unit.slug for unit in self._bot.knowledge.plan.units.communes}
        times = Counter(row.get("slug") for row in rows.values())
        problems = [
            f"{file}: row {number}: {reason}"
            for number, row in rows.items()
            if (reason := _village_problem(row, communes, times))
        ]
        if problems:
            raise Problem("\n".join(problems))
        added = await self._bot.database.write(_add_villages, list(rows.values()))
        return {"read": len(rows), "added": added}

    async def _import_list(
        self, kind: str, file: str, sheet: dict[str, Any], mode: list_imports.Mode
    ) -> dict[str, Any]:
        """A list of targets or of figures of earlier years, already read from ``file``."""
        try:
            return await list_imports.import_list(self._bot, kind, file, sheet, mode)
        except list_imports.WrongList as problem:
            raise Problem(str(problem)) from None

    async def _list_targets(self, unit: str | None, indicator: str | None) -> dict[str, Any]:
        try:
            return await list_imports.list_targets(self._bot, unit, indicator)
        except list_imports.WrongList as problem:
            raise Problem(str(problem)) from None

    async def _import_phones(self, file: str, rows: dict[str, dict[str, str]]) -> dict[str, Any]:
        """``rows`` by their number in ``file``."""
        try:
            return await self._bot.database.write(phone_list.import_phones, file, rows)
        except phone_list.WrongRows as problem:
            raise Problem(str(problem)) from None

    async def _open_chat(self, handle: str | None, at: str | None) -> dict[str, Any]:
        try:
            self._chat = await Chat.opened(self._bot, handle, at)
        except (LookupError, ValueError) as problem:
            raise Problem(str(problem)) from None
        return {}

    async def _say(self, line: dict[str, Any]) -> dict[str, Any]:
        if self._chat is None:
            raise Problem("no chat is open")
        try:
            return await self._chat.say(line)
        except ValueError as problem:
            raise Problem(str(problem)) from None

    async def _foresee(self, first: str | None, last: str | None, unit: str | None) -> dict[str, Any]:
        """How many messages would be sent; ``foreseen`` hands them over in portions."""
        try:
            seen = await foresight.look(self._bot, first, last, unit)
        except foresight.Unclear as problem:
            raise Problem(str(problem)) from None
        self._foreseen = seen.lines
        return {"count": len(seen.lines), "notes": seen.notes}

    async def _report(self, period: str | None) -> list[dict[str, str]]:
        """The two files about a period, where they were made, with the names they should have."""
        try:
            return await report_making.make_report(self._bot, period)
        except report_making.CannotReport as problem:
            raise Problem(str(problem)) from None

    async def _back_up(self, folder: str | None) -> dict[str, Any]:
        try:
            return await upkeep.back_up(self._bot, folder)
        except CannotBackUp as problem:
            raise Problem(str(problem)) from None

    async def _held(self, what: str) -> dict[str, int]:
        return await upkeep.held_back(self._bot, what)

    async def _health(self) -> list[dict[str, Any]]:
        return await upkeep.health(self._bot)

    async def _totals(self, what: str) -> dict[str, Any]:
        return await upkeep.totals(self._bot, what)

    async def _next_foreseen(self, since: int) -> Sequence[dict[str, Any]]:
        return self._foreseen[since : since + foresight.AT_ONCE]


def _add_invitations(connection: sa.Connection, rows: Sequence[dict[str, Any]]) -> None:
    for row in rows:
        officers.add_invitation(connection, **row)


def _village_problem(row: dict[str, str], communes: set[str], times: Mapping[str | None, int]) -> str | None:
    slug, name = (row.get(column) or "" for column in ("slug", "name"))
    commune, _, village = slug.partition(".")
    if commune not in communes:
        return f"slug: {slug!r} should be like chieng_ly.na_linh, with a commune of 2024 before the dot"
    if not _VILLAGE.fullmatch(village):
        return f"slug: {slug!r} should have small letters, digits and _ after the dot"
    if times[slug] > 1:
        return f"slug: {slug!r} stands in more than one row"
    return None if name.strip() else "name: is empty"


def _add_villages(connection: sa.Connection, rows: Sequence[dict[str, str]]) -> int:
    present = set(connection.scalars(sa.select(Village.slug)))
    for row in rows:
        values = {"name": row["name"].strip(), "commune": row["slug"].partition(".")[0], "sample": 0}
        if row["slug"] in present:
            connection.execute(sa.update(Village).where(Village.slug == row["slug"]).values(**values))
        else:
            connection.execute(sa.insert(Village.__table__).values(slug=row["slug"], **values))
    return len({row["slug"] for row in rows} - present)
