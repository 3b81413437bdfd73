"""The commands of whoever looks after the machine: backups and what is wrong. They parse arguments and print."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import process, wiring
from bot.backups import restoring, shelf
from bot.command_line import quiet, run_to_end, settings_or_stop, stop
from bot.control.office import open_office
from bot.health import findings
from bot.health.doctor import examine
from bot.health.findings import Finding
from bot.settings import BadSetting, Settings, place_name, read_settings
from locales.phrasebook import DISTRICT_ZONE

_MOST_TOTALS = 20


def add_to(app: typer.Typer) -> None:
    """Add these commands to the others."""
    for command in (doctor, backup, backups, restore, held, rebuild_totals):
        app.command()(command)


def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON.")] = False,
) -> None:
    """Examine the bot, running or not: each line ok, warning or WRONG and what to do. Ends with 1 if wrong."""
    quiet()
    try:
        chosen = read_settings()
    except BadSetting as problem:
        found = [
            Finding("settings", "wrong", line, "Put it right; the bot does not start.")
            for line in str(problem).splitlines()
        ]
    else:
        found = run_to_end(examine(chosen, wiring.wall_clock()))
    state = findings.worst(found)
    if as_json:
        typer.echo(json.dumps({"state": state, "findings": [asdict(one) for one in found]}, ensure_ascii=False))
    else:
        for one in found:
            typer.echo(_said(one))
    if state == "wrong":
        raise typer.Exit(1)


def backup(
    *,
    out: Annotated[Path | None, typer.Option(help="The folder to write it to. Without: BACKUP_DIR.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON.")] = False,
) -> None:
    """Back the database up now: one file with all data and a manifest, put back once to prove it."""
    quiet()
    made = run_to_end(_errand(settings_or_stop(), "backup", folder=str(out.resolve()) if out else None))
    typer.echo(json.dumps(made) if as_json else f"{made['path']}\n  {_rows(made['counts'])}, {made['size']:,} bytes")


def backups(
    *,
    folder: Annotated[Path | None, typer.Option(help="Another folder than BACKUP_DIR.")] = None,
    check: Annotated[bool, typer.Option(help="Read every byte of each and compare.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON for each.")] = False,
) -> None:
    """List the backups, newest first; with --check tell which are damaged. Ends with 1 when one is."""
    quiet()
    place = folder or settings_or_stop().backup_folder
    try:
        found = shelf.on_shelf(place)
        found = [shelf.checked(one) for one in found] if check else found
    except OSError as problem:
        stop(f"{place}: {problem.strerror}")
    if not found and not as_json:
        typer.echo(f"{place}: no backups yet; make one with: backup")
    for one in found:
        typer.echo(json.dumps(_described(one)) if as_json else _line(one))
    if any(one.manifest is None for one in found):
        raise typer.Exit(1)


def restore(
    file: Annotated[Path, typer.Argument(help="The .db file of a backup; its .json file lies beside it.")],
) -> None:
    """Put a backup back, with the bot stopped. What was there is moved aside; nothing that waited is sent by itself."""
    quiet()
    chosen = settings_or_stop()
    target = chosen.database
    try:
        done = restoring.restore(file, target, chosen.kind, wiring.wall_clock(), chosen.bot_now)
    except restoring.CannotRestore as problem:
        stop(str(problem))
    typer.echo(f"{place_name(target)} is as it was at {_local(done.manifest.made_at)}: {_rows(done.manifest.counts)}")
    if done.aside is not None:
        typer.echo(f"The database that was there is kept as {done.aside}")
    typer.echo(_told(asdict(done.held)))
    typer.echo("Figures, messages and people that came after that moment are not in it: ask the units to look.")


def held(
    *,
    let_go: Annotated[bool, typer.Option("--send", help="Send what is still wanted.")] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Never send it.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON.")] = False,
) -> None:
    """What a restored database holds back, and with --send or --drop what becomes of it."""
    quiet()
    if let_go and drop:
        stop("either --send or --drop")
    what = "let_go" if let_go else "drop" if drop else "show"
    found = run_to_end(_errand(settings_or_stop(), "held", what=what))
    said = {"let_go": "Sent from now on: ", "drop": "Dropped: ", "show": ""}[what]
    typer.echo(json.dumps(found) if as_json else said + (_told(found) if what == "show" else _counted(found)))


def rebuild_totals(
    *,
    check: Annotated[bool, typer.Option(help="Only compare; nothing is written.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON.")] = False,
) -> None:
    """Count the kept totals anew from every report and mend those that differ. Ends with 1 when one did."""
    quiet()
    done = run_to_end(_errand(settings_or_stop(), "totals", what="check" if check else "rebuild"))
    wrong = done["differing"]
    if as_json:
        typer.echo(json.dumps(done))
    else:
        shown = [*wrong[:_MOST_TOTALS], *(["…"] if len(wrong) > _MOST_TOTALS else [])]
        what = "differ" if check else "differed and are mended"
        typer.echo("\n".join((f"{done['totals']} totals counted anew, {len(wrong)} {what}", *shown)))
    if wrong:
        raise typer.Exit(1)


async def _errand(chosen: Settings, errand: str, **arguments: Any) -> dict[str, Any]:
    async with open_office(chosen, process.at_rest) as office:
        done: dict[str, Any] = await office.perform(errand, arguments)
        return done


def _said(one: Finding) -> str:
    mark = "WRONG" if one.state == "wrong" else one.state
    return f"{mark:<8} {one.name}: {one.said}" + (f"\n{'':<9}→ {one.do}" if one.do else "")


def _told(found: dict[str, int]) -> str:
    if not any(found.values()):
        return "Nothing is held back."
    return f"Held back, sent only when you say so: {_counted(found)}. See `held --send` and `held --drop`."


def _counted(found: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in found.items())


def _rows(counts: dict[str, int]) -> str:
    named = ("reports", "figures", "officers", "inbox")
    return f"{sum(counts.values()):,} rows ({', '.join(f'{counts.get(name, 0):,} {name}' for name in named)})"


def _line(one: shelf.Shelved) -> str:
    if one.manifest is None:
        return f"DAMAGED  {one.path.name}: {one.problem}"
    found = one.manifest
    return f"{_local(found.made_at)}  {found.why:<14}  {found.size:>12,} bytes  {one.path}"


def _described(one: shelf.Shelved) -> dict[str, Any]:
    fields = one.manifest.model_dump(mode="json") if one.manifest is not None else {"problem": one.problem}
    return {"path": str(one.path), **fields}


def _local(moment: datetime) -> str:
    return moment.astimezone(DISTRICT_ZONE).strftime("%Y-%m-%d %H:%M")
