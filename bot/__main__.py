"""The commands: they parse arguments and print, nothing else."""

from __future__ import annotations

import csv
import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import knowing, logs, opening, operator_commands, previewing, process, talking, understanding
from bot.command_line import quiet as _quiet
from bot.command_line import run_to_end as _run
from bot.command_line import settings_or_stop as _settings
from bot.command_line import stop as _stop
from bot.control import list_files, report_folder
from bot.control.office import open_office
from bot.settings import Settings, described
from models.plan.loading import PlanError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="The field-reporting bot of Thuận Châu. Without TELEGRAM_TOKEN every command meets the demonstration.",
)
imports = typer.Typer(no_args_is_help=True, help="Bring in the district's own lists from .csv or .xlsx files.")
app.add_typer(imports, name="import")
operator_commands.add_to(app)


@app.command()
def run() -> None:
    """Serve: the demonstration district, or with TELEGRAM_TOKEN the real officers."""
    chosen = _settings()
    logs.set_up(shape=chosen.log_format)
    logs.catch_the_rest()
    _run(process.serve(chosen, typer.echo))


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
    phone: Annotated[str, typer.Option(help="The person's telephone number, for leaders who call.")] = "",
    every: Annotated[str | None, typer.Option(help="Invite for every commune, village or department.")] = None,
    out: Annotated[Path | None, typer.Option(help="With --every: the .csv file to write.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON.")] = False,
) -> None:
    """Make a code that lets one person join; it works once and expires."""
    _quiet()
    if (unit is None) == (every is None):
        _stop("name either --unit SLUG or --every commune|village|department")
    if unit is not None:
        made = _run(_perform("invite", unit=unit, role=role, name=name, phone=phone))
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
    file: Annotated[Path, typer.Argument(help="An .xlsx or .csv file: unit, indicator, target, basis.")],
    preview: Annotated[bool, typer.Option("--preview", help="Show what would change; nothing is written.")] = False,
) -> None:
    """Bring in targets below the district, checked against the district's; see them with: targets."""
    _import_list("targets", file, "look" if preview else "write")


@imports.command("past-figures")
def import_past_figures(
    file: Annotated[
        Path, typer.Argument(help="An .xlsx or .csv file: unit, indicator, period, figure (or part, whole), basis.")
    ],
    preview: Annotated[bool, typer.Option("--preview", help="Show what would change; nothing is written.")] = False,
) -> None:
    """Bring in figures of earlier years; shares at the end of last year are what reductions are measured from."""
    _import_list("past", file, "look" if preview else "write")


def _import_list(kind: str, file: Path, mode: str) -> None:
    _quiet()
    try:
        sheet = list_files.read_list(file).model_dump(mode="json")
    except list_files.CannotRead as problem:
        _stop(str(problem))
    done = _run(_perform("import_list", kind=kind, file=str(file), sheet=sheet, mode=mode))
    typer.echo("\n".join(done["lines"]))


@imports.command("phones")
def import_phones(file: Annotated[Path, typer.Argument(help="Columns: officer, phone.")]) -> None:
    """Bring in telephone numbers of officers who have joined: officer (chieng_ly) and phone, for leaders who call."""
    _quiet()
    _report_import(_run(_perform("import_phones", file=str(file), rows=_rows(file, ("officer", "phone")))))


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


@app.command("targets")
def targets(
    unit: Annotated[str | None, typer.Option(help="Only of this unit, such as chieng_ly.")] = None,
    indicator: Annotated[str | None, typer.Option(help="Only of this indicator, such as tea_area.")] = None,
) -> None:
    """List the targets below the district with every revision, and how they add up beside the district's."""
    _quiet()
    typer.echo("\n".join(_run(_perform("list_targets", unit=unit, indicator=indicator))["lines"]))


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


@app.command()
def remind(
    preview: Annotated[bool, typer.Option("--preview", help="Show what would be sent; nothing is sent.")] = False,
    first: Annotated[
        str | None, typer.Option("--from", help="The first day, such as 2024-02-01. Without: today.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", help="The last day. Without: a week.")] = None,
    unit: Annotated[str | None, typer.Option(help="Only to the officers of this unit, such as chieng_ly.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON for each message.")] = False,
) -> None:
    """Show every reminder that would be sent if nothing more were filed."""
    _quiet()
    if not preview:
        _stop("reminders go out by themselves while the bot serves; see what would be sent with: remind --preview")
    days = {"first": first, "last": last, "unit": unit}
    _run(_remind(_settings(), days, "json" if as_json else "plain"))


async def _remind(chosen: Settings, days: dict[str, str | None], shape: talking.Shape) -> None:
    async with open_office(chosen, process.at_rest) as office:
        await previewing.preview(office, days, shape, sys.stdout, sys.stderr)


@app.command()
def report(
    out: Annotated[Path, typer.Option(help="The folder to write both files to.")],
    period: Annotated[
        str | None, typer.Option(help="2024-06, 2024-Q2, 2024-H1, 2024-9M or 2024. Without: the newest month over.")
    ] = None,
) -> None:
    """Write the district's summary report (.docx) and its figures (.xlsx) about a period."""
    _quiet()
    try:
        folder = report_folder.opened(out)
        for made in _run(_report(_settings(), period)):
            written = report_folder.put(Path(made["path"]), folder, made["name"])
            typer.echo(f"{written.path}")
            if written.kept is not None:
                typer.echo(f"  an earlier file of that name was different and is kept as {written.kept.name}")
    except report_folder.CannotWrite as problem:
        _stop(str(problem))


async def _report(chosen: Settings, period: str | None) -> list[dict[str, str]]:
    async with open_office(chosen, process.at_rest) as office:
        made: list[dict[str, str]] = await office.perform("report", {"period": period})
        return made


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
        opening.reset(chosen.database)
    except opening.CannotOpen as problem:
        _stop(str(problem))
    typer.echo(f"{chosen.database} is gone; the next command fills it anew")


@app.command()
def understand() -> None:
    """Look inside the reader: JSON lines on standard input, what was understood on standard output.

    Ends with 1 when a line asked nothing that can be answered.
    """
    _quiet()
    try:
        knowledge = knowing.know(_settings())
    except PlanError as problem:
        _stop(str(problem))
    if understanding.understand(knowledge, sys.stdin, sys.stdout):
        raise typer.Exit(1)


if __name__ == "__main__":
    app()
