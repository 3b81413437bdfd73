"""The settings, and the only reader of the environment.

Promises: every setting has a meaning; a malformed one stops the start and is named; secrets are never shown.
Must not: open or create anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal

import sqlalchemy as sa
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from locales.phrasebook import DISTRICT_ZONE
from models.store.database import Place

_SQLITE = "sqlite+aiosqlite:///"
_POSTGRESQL = "postgresql+asyncpg://"
_YEARS = range(2020, 2040)
_TOKEN = r"^\d+:[A-Za-z0-9_-]+$"


class BadSetting(Exception):
    """A setting is malformed; the message names it and says what it should be."""


class Settings(BaseSettings):
    """Read from the environment and from ``.env``."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True, env_ignore_empty=True
    )

    telegram_token: SecretStr | None = Field(
        default=None,
        description="Token of the Telegram bot, as BotFather gave it. Set: real officers. Unset: demonstration.",
    )
    telegram_api_root: str = Field(
        default="https://api.telegram.org",
        description="Address of the Bot API server, without /bot.",
        pattern=r"^https?://\S+$",
    )
    database_url: SecretStr | None = Field(
        default=None,
        description=(
            f"Database, {_SQLITE}PATH or {_POSTGRESQL}USER:PASSWORD@HOST/NAME. Unset: demo.db or bot.db in DATA_DIR."
        ),
    )
    data_dir: Path = Field(default=Path("data"), description="Folder for the database and drawn pictures.")
    backup_dir: Path | None = Field(
        default=None, description="Folder for backups; best on another disk. Unset: backups in DATA_DIR."
    )
    backup_every_minutes: int = Field(
        default=60,
        description="How often real officers' data are backed up by themselves. 0: only by command.",
        ge=0,
        le=7 * 24 * 60,
    )
    http_host: str = Field(default="127.0.0.1", description="Address the chat page listens on.", min_length=1)
    http_port: int = Field(default=8080, description="Port the chat page listens on.", ge=1, le=65535)
    public_url: str | None = Field(
        default=None,
        description="Address under which officers reach the chat page, for invitation links.",
        pattern=r"^https?://\S+$",
    )
    log_format: Literal["plain", "json"] = Field(
        default="plain", description="How the log on standard error is written: readable lines, or JSON lines."
    )
    operator_token: SecretStr | None = Field(
        default=None,
        description="Lets who sends it as a bearer token read /metrics and /readyz from another machine.",
        min_length=16,
    )
    bot_now: datetime | None = Field(
        default=None,
        description="The moment at which our clock starts, such as 2024-06-17T07:30 (district time). Unset: now.",
    )

    @field_validator("telegram_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.match(_TOKEN, value.get_secret_value()):
            raise ValueError("should look like 123456:ABC-def")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: SecretStr | None) -> SecretStr | None:
        given = value.get_secret_value() if value is not None else None
        if given is None:
            return value
        if not given.startswith((_SQLITE, _POSTGRESQL)):
            raise ValueError(f"should begin with {_SQLITE} or {_POSTGRESQL}")
        if given.removeprefix(_SQLITE) in ("", ":memory:"):
            raise ValueError(f"should name a file, such as {_SQLITE}data/bot.db")
        if given.startswith(_POSTGRESQL) and not _server(given).database:
            raise ValueError(f"should name a database, such as {_POSTGRESQL}bot:PASSWORD@127.0.0.1/thuan_chau")
        return value

    @field_validator("bot_now")
    @classmethod
    def _in_district_time(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.year not in _YEARS:
            raise ValueError(f"should lie in the years {_YEARS[0]} to {_YEARS[-1]}")
        return value.replace(tzinfo=DISTRICT_ZONE) if value is not None and value.tzinfo is None else value

    @property
    def is_demonstration(self) -> bool:
        """Without a channel to real officers the demonstration district is served."""
        return self.telegram_token is None

    @property
    def database(self) -> Place:
        """Where the database is: a file, or an address of a server."""
        given = self.database_url.get_secret_value() if self.database_url is not None else None
        if given is None:
            return self.data_dir / ("demo.db" if self.is_demonstration else "bot.db")
        return Path(given.removeprefix(_SQLITE)) if given.startswith(_SQLITE) else _server(given)

    @property
    def backup_folder(self) -> Path:
        """Where backups lie."""
        return self.backup_dir or self.data_dir / "backups"

    @property
    def storage_folder(self) -> Path:
        """Where this machine's disk is written: beside the database's file, or where files are drawn."""
        return self.database.parent if isinstance(self.database, Path) else self.data_dir

    @property
    def kind(self) -> Literal["demonstration", "real"]:
        """What the database is for."""
        return "demonstration" if self.is_demonstration else "real"

    @property
    def page_url(self) -> str:
        """Where the chat page is reached."""
        return (self.public_url or f"http://{self.http_host}:{self.http_port}").rstrip("/")


def _server(url: str) -> sa.URL:
    try:
        return sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        raise ValueError(f"should look like {_POSTGRESQL}bot:PASSWORD@127.0.0.1:5432/thuan_chau") from None


def read_settings() -> Settings:
    """The settings of this process. Raises BadSetting naming every setting that is malformed."""
    try:
        return Settings()
    except ValidationError as problem:
        lines = [
            f"{'.'.join(str(part) for part in error['loc']).upper()}: {error['msg'].removeprefix('Value error, ')}"
            for error in problem.errors(include_url=False, include_input=False)
        ]
        raise BadSetting("\n".join(lines)) from None


def described(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Each setting's name, present value (secrets hidden) and meaning."""
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        if name == "database_url" and value is not None:
            value = place_name(settings.database)
        shown = "(hidden)" if isinstance(value, SecretStr) else "(unset)" if value is None else str(value)
        yield name.upper(), shown, field.description or ""


def place_name(place: Place) -> str:
    """How a database is named to an operator: without its password."""
    return str(place) if isinstance(place, Path) else place.render_as_string()
