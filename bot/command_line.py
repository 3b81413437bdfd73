"""How a command runs: the settings read, the work done to its end, what is wrong said with what to do.

Promises: a problem that has a name ends the command with 2 and one line, never with a traceback.
Must not: know a command.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, NoReturn, TypeVar

import typer

from bot import logs, opening
from bot.backups.making import CannotBackUp
from bot.control.errands import Problem
from bot.settings import BadSetting, Settings, read_settings
from models.plan.loading import PlanError

R = TypeVar("R")


def settings_or_stop() -> Settings:
    """The settings; a malformed one ends the command."""
    try:
        return read_settings()
    except BadSetting as problem:
        stop(str(problem))


def run_to_end(work: Coroutine[Any, Any, R]) -> R:
    """What the work gives; a problem ends the command."""
    try:
        return asyncio.run(work)
    except* (BadSetting, PlanError, Problem, CannotBackUp, opening.CannotOpen) as problems:
        stop("\n".join(str(problem) for problem in _leaves(problems)))


def stop(message: str) -> NoReturn:
    """End the command with 2."""
    typer.echo(message, err=True)
    raise typer.Exit(2)


def quiet() -> None:
    """Log what is wrong only: standard output is the command's."""
    logs.set_up(logging.WARNING)


def _leaves(problem: BaseException) -> list[BaseException]:
    if isinstance(problem, BaseExceptionGroup):
        return [leaf for inner in problem.exceptions for leaf in _leaves(inner)]
    return [problem]
