"""A commune that reports through the conversation alone: no database, no network, the clock at 17 June 2024.

What is decided is done to the values on the desk, so that a hundred reports are filled in a second.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from bot import wiring
from bot.settings import Settings
from handlers.dialogue import advance, asking_again, decisions, heard
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, Idle, State
from handlers.knowledge import Knowledge
from locales import phrasebook
from locales.phrasebook import DISTRICT_ZONE
from models import messages, records
from models.plan.measures import Amount, Figure, Measure, Per, Share
from models.plan.own_figures import own_figures

NOW = datetime(2024, 6, 17, 8, tzinfo=DISTRICT_ZONE)
MAY: dict[str, Measure] = {
    "tea_area": Amount(Decimal("48.5")),
    "coffee_area": Amount(Decimal("275.5")),
    "fruit_area": Amount(Decimal("182.5")),
    "fresh_tea_output": Amount(Decimal("51.6")),
    "fruit_output": Amount(Decimal("65.3")),
    "aquatic_output": Amount(Decimal("4.5")),
    "new_forest_area": Amount(Decimal("1.9")),
    "health_insurance_rate": Share(Decimal(6956), Decimal(7346)),
}
FLOWS = ("fresh_tea_output", "fruit_output", "aquatic_output", "new_forest_area")


@cache
def knowledge() -> Knowledge:
    return wiring.know(Settings(_env_file=None, data_dir=Path("unused")))


def filed(period: str, held: dict[str, Measure]) -> tuple[Figure, ...]:
    return tuple(
        Figure("chieng_ly", slug, period, measure, Per.PERIOD if slug in FLOWS else None)
        for slug, measure in held.items()
    )


def report(form: str, period: str) -> records.Report:
    return records.Report(1, "chieng_ly", form, period, "0524-TEST1", NOW, late=False)


def nothing_before_may() -> tuple[Figure, ...]:
    """The flows of January to April: reported, and nothing came."""
    none: dict[str, Measure] = {slug: Amount(Decimal(0)) for slug in FLOWS if slug != "new_forest_area"}
    return tuple(figure for month in range(1, 5) for figure in filed(f"2024-0{month}", none))


class Commune:
    """Chiềng Ly: May is filed, June's month, quarter and half-year are open. ``state`` is what it is doing."""

    def __init__(self, state: State | None = None) -> None:
        known = knowledge()
        officer = records.Officer(1, "chieng_ly", "Mẫu", records.Role.COMMUNE_OFFICER, "chieng_ly", "vi", "on", NOW)
        earlier = [f"2024-0{month}" for month in range(1, 5)] + ["2024-Q1"]
        forms = {period: "commune_quarter" if "Q" in period else "commune_month" for period in earlier}
        self.state: State = state or Idle()
        self.reply: decisions.Reply | None = None
        self.desk = Desk(
            plan=known.plan,
            ladder=known.ladder,
            reader=known.reader,
            words=phrasebook("vi"),
            now=NOW,
            message=10,
            newest=10,
            conversation=1,
            resent=False,
            officer=officer,
            unit=known.plan.units.by_slug("chieng_ly"),
            drafts=(),
            reports=(*(report(form, period) for period, form in forms.items()), report("commune_month", "2024-05")),
            figures=own_figures(nothing_before_may() + filed("2024-05", MAY)),
            targets={},
            invitation=None,
            invited_to=None,
            codes_blocked_until=None,
            sample="",
        )

    def says(self, text: str) -> str:
        """Type something that was written after the newest prompt was seen."""
        self._advance_clock()
        return self._hears(messages.Typed(text=text))

    def says_unseen(self, text: str) -> str:
        """Type something before the newest prompt was seen: the inbox had it already when the prompt was made."""
        self.desk = replace(self.desk, message=self.desk.newest)
        return self._hears(messages.Typed(text=text), unseen=True)

    def sends(self, *rows: tuple[messages.Cell, ...]) -> str:
        """Send a sheet."""
        self._advance_clock()
        return self._hears(messages.Sheet(name="bang.xlsx", rows=rows))

    def picks(self, label: str) -> str:
        """Tap the choice that begins so."""
        assert self.reply is not None
        choice = next(choice for choice in self.reply.choices if choice.label.startswith(label))
        self._advance_clock()
        return self._hears(messages.Picked(prompt=1, token=choice.token))

    def _advance_clock(self) -> None:
        self.desk = replace(self.desk, message=self.desk.newest + 1, newest=self.desk.newest + 1)

    def _hears(self, content: messages.Content, *, unseen: bool = False) -> str:
        choices, typed_as = (self.reply.choices, self.reply.typed_as) if self.reply else ((), messages.TypedAs.NUMBER)
        offer = heard.Offer(choices, typed_as, knowledge().ordinals, since=1)
        what = heard.hear(content, 1, offer)
        step = None
        if isinstance(content, messages.Typed):
            below = self.reply is not None and self.reply.below_answer and heard.numbers_a_choice(content.text, offer)
            step = asking_again.instead(content.text, what, self.state, self.desk, unseen=unseen, below_answer=below)
        step = step or advance.advance(self.state, what, self.desk)
        for decision in step.decisions:
            self._carry_out(decision)
        self.state, self.reply = step.state, step.reply or self.reply
        return self.sees

    def _carry_out(self, decision: decisions.Decision) -> None:
        match decision:
            case decisions.SaveAnswers(form, period, answers):
                self.desk = self.desk.after_saving(form, period, answers)
            case decisions.CorrectValue(form, period, indicator, answer):
                new = Figure(
                    "chieng_ly", indicator, period, answer.measure, answer.per, answer.estimated, below=answer.below
                )
                kept = (one for one in self.desk.figures if (one.indicator, one.period) != (indicator, period))
                self.desk = replace(self.desk, figures=own_figures((*kept, new)))
            case decisions.FileReport(form, period):
                answers = self.desk.answers(form, period)
                figures = [
                    Figure("chieng_ly", slug, period, one.measure, one.per, one.estimated, below=one.below)
                    for slug, one in answers.items()
                ]
                drafts = tuple(draft for draft in self.desk.drafts if (draft.form, draft.period) != (form, period))
                self.desk = replace(
                    self.desk,
                    drafts=drafts,
                    figures=own_figures((*self.desk.figures, *figures)),
                    reports=(*self.desk.reports, report(form, period)),
                )
            case _:
                raise AssertionError(f"not expected here: {decision}")

    @property
    def sees(self) -> str:
        return self.reply.text if self.reply else ""

    @property
    def choices(self) -> list[str]:
        return [choice.label for choice in self.reply.choices] if self.reply else []

    @property
    def asked(self) -> str | None:
        return self.state.indicator if isinstance(self.state, AskingForValue) else None

    def kept(self, form: str = "commune_month", period: str = "2024-06") -> dict[str, str]:
        """What the draft holds, as short texts."""
        return {slug: brief(given.measure) for slug, given in self.desk.answers(form, period).items()}

    def on_file(self, period: str = "2024-05") -> dict[str, str]:
        """What is filed for a month, as short texts."""
        return {one.indicator: brief(one.measure) for one in self.desk.figures if one.period == period}


def brief(measure: Measure) -> str:
    match measure:
        case Amount(value):
            return f"{value:f}"
        case Share(part, whole):
            return f"{part}/{whole}"
    return type(measure).__name__
