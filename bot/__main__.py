"""The commands: they parse arguments and print, nothing else."""

from __future__ import annotations

import asyncio
import csv
import json
import logging
import sys
from collections.abc import Coroutine
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer

from bot import logs, opening, process, talking, understanding, wiring
from bot.control.errands import Problem
from bot.control.office import open_office
from bot.settings import BadSetting, Settings, described, read_settings
from models.plan.loading import PlanError

R = TypeVar("R")

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="The field-reporting bot of Thuận Châu. Without TELEGRAM_TOKEN every command meets the demonstration.",
)
imports = typer.Typer(no_args_is_help=True, help="Bring in the district's own lists from .csv files.")
app.add_typer(imports, name="import")


def _settings() -> Settings:
    try:
        return read_settings()
    except BadSetting as problem:
        _stop(str(problem))


def _run(work: Coroutine[Any, Any, R]) -> R:
    try:
        return asyncio.run(work)
    except* (BadSetting, PlanError, Problem, opening.CannotOpen) as problems:
        _stop("\n".join(str(problem) for problem in _leaves(problems)))


def _leaves(problem: BaseException) -> list[BaseException]:
    if isinstance(problem, BaseExceptionGroup):
        return [leaf for inner in problem.exceptions for leaf in _leaves(inner)]
    return [problem]


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)


@app.command()
def run() -> None:
    """Serve: the demonstration district, or with TELEGRAM_TOKEN the real officers."""
    logs.set_up()
    _run(process.serve(_settings(), typer.echo))


@app.command()
def settings(
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON.")] = False,
) -> None:
    """List every setting with its present value (secrets hidden) and its meaning."""
    rows = list(described(_settings()))
    if as_json:
        typer.echo(json.dumps({name: value for name, value, _ in rows}, ensure_ascii=False))
        return
    for name, value, meaning in rows:
        typer.echo(f"{name:<18} {value}\n{'':<18} {meaning}")


@app.command()
def invite(
    unit: Annotated[str | None, typer.Option(help="The unit's slug, such as chieng_ly.")] = None,
    role: Annotated[str, typer.Option(help="village_head, commune_officer, commune_chair, …")] = "commune_officer",
    name: Annotated[str, typer.Option(help="The person's name, as it will be addressed.")] = "",
    every: Annotated[str | None, typer.Option(help="Invite for every commune, village or department.")] = None,
    out: Annotated[Path | None, typer.Option(help="With --every: the .csv file to write.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON.")] = False,
) -> None:
    """Make a code that lets one person join; it works once and expires."""
    _quiet()
    if (unit is None) == (every is None):
        _stop("name either --unit SLUG or --every commune|village|department")
    if unit is not None:
        made = _run(_perform("invite", unit=unit, role=role, name=name))
        typer.echo(json.dumps(_without_unit(made)) if as_json else _written(made))
        return
    rows = _run(_perform("invite_every", level=every, role=role))
    _write_invitations(rows, out)


def _without_unit(made: dict[str, Any]) -> dict[str, Any]:
    return {name: made[name] for name in ("code", "link", "web_link", "expires_at")}


def _written(made: dict[str, Any]) -> str:
    link = made["link"] or "(none: Telegram is not configured, or has not been reached yet)"
    return (
        f"code        {made['code']}\ndeep link   {link}\nweb link    {made['web_link']}\n"
        f"expires at  {made['expires_at']}"
    )


def _write_invitations(rows: list[dict[str, Any]], out: Path | None) -> None:
    columns = ("unit", "code", "link", "web_link", "expires_at")
    with out.open("w", newline="", encoding="utf-8") if out else nullcontext(sys.stdout) as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    if out is not None:
        typer.echo(f"{len(rows)} invitations written to {out}")


@imports.command("villages")
def import_villages(file: Annotated[Path, typer.Argument(help="Columns: slug, name.")]) -> None:
    """Bring in villages: slug (commune.village) and name."""
    _quiet()
    _report_import(_run(_perform("import_villages", file=str(file), rows=_rows(file, ("slug", "name")))))


@imports.command("targets")
def import_targets(
    file: Annotated[Path, typer.Argument(help="Columns: unit, indicator, target, basis.")],
) -> None:
    """Bring in targets below the district: unit, indicator, target, basis."""
    _quiet()
    rows = _rows(file, ("unit", "indicator", "target"))
    _report_import(_run(_perform("import_targets", file=str(file), rows=rows)))


def _rows(file: Path, needed: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """The rows by the number of their line, as a person counts them in the file."""
    try:
        with file.open(newline="", encoding="utf-8-sig") as lines:
            reader = csv.DictReader(lines)
            rows = {str(reader.line_num): {key: value or "" for key, value in row.items() if key} for row in reader}
            missing = [column for column in needed if column not in (reader.fieldnames or ())]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        _stop(f"{file}: cannot be read ({problem}); it should be a .csv file in UTF-8")
    if missing:
        _stop(f"{file}: row 1 lacks the column {', '.join(missing)}")
    return rows


def _report_import(done: dict[str, Any]) -> None:
    typer.echo(f"{done['read']} rows read, {done['added']} added")


@app.command()
def chat(
    officer: Annotated[str | None, typer.Option("--as", help="A demonstration officer, such as chieng_ly.")] = None,
    at: Annotated[str | None, typer.Option(help="Move the demonstration's clock forward first.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines in and out, for scripts.")] = False,
) -> None:
    """Chat on standard input and output, one message a line."""
    _quiet()
    _run(_chat(_settings(), officer, at, "json" if as_json else "plain"))


async def _chat(chosen: Settings, officer: str | None, at: str | None, shape: talking.Shape) -> None:
    async with open_office(chosen) as office:
        await office.perform("open_chat", {"handle": officer, "at": at})
        await talking.talk(office, shape, sys.stdin, sys.stdout)


async def _perform(errand: str, **arguments: Any) -> Any:
    async with open_office(_settings()) as office:
        return await office.perform(errand, arguments)


@app.command("reset-demonstration")
def reset_demonstration() -> None:
    """Throw the demonstration away and start it anew at its first moment."""
    chosen = _settings()
    if not chosen.is_demonstration:
        _stop("TELEGRAM_TOKEN is set: real reports are never reset. Unset it to reset the demonstration.")
    try:
        opening.reset(chosen.database_path)
    except opening.CannotOpen as problem:
        _stop(str(problem))
    typer.echo(f"{chosen.database_path} is gone; the next command fills it anew")


@app.command()
def understand() -> None:
    """Look inside the reader: JSON lines on standard input, what was understood on standard output."""
    _quiet()
    try:
        knowledge = wiring.know(_settings())
    except PlanError as problem:
        _stop(str(problem))
    understanding.understand(knowledge, sys.stdin, sys.stdout)


def _quiet() -> None:
    logs.set_up(logging.WARNING)


if __name__ == "__main__":
    app()
