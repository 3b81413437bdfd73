### Answers about progress, deadlines and who has not filed.

the-district = the whole district
progress-counts =
    The district on { $day }{ $sample }: { $count } targets – { $counts }.
progress-worst = Furthest behind (% of plan done/usual, estimated):
progress-worst-line = · { $what } { $needed }{ $marks }
progress-worst-judged = until { $judged }
progress-worst-needed = until { $judged }, { $same ->
        [yes] {""}
       *[no] after { $counted }{" "}
    }{ $how ->
        [over] { $rhythm ->
            [season] the season is over
           *[year] no month is left
        }
        [all] { $needed } more needed
       *[month] { $awaited ->
            [0] {""}
           *[other] up to{" "}
        }{ $needed } a month needed
    }
progress-short = Not reached, furthest from the target:
progress-short-line = · { $name }: { $what }{ $until }{ $missing ->
        [0] {""}
       *[other] {" "}({ $reported }/{ $expected } units have reported { $period })
    }{ $marks }
progress-until = { " " }until { $period }
progress-short-until = , figures until { $period }
progress-best = Best: { $list }.
pace-count-exceeded = { $count } exceeded
pace-count-reached = { $count } reached
pace-count-on-pace = { $count } on pace
pace-count-behind = { $count } behind
pace-count-short = { $count } not reached
pace-count-incomplete = { $count } not fully reported
pace-count-later = { $count } judged at the year's end
pace-count-unknown = { $count } without figures
pace-basis = { $rhythm ->
    [season] season estimated
   *[year] the year's usual course, estimated
}
pace-on-pace = Until { $period }: { $done } of plan, on pace (usually { $share }, { $usual }, { $basis }).
pace-behind = Until { $period }: { $done } of plan, behind (usually { $share }, { $usual }, { $basis }).
pace-incomplete = Too many figures missing to judge the pace ({ $period }: usually { $share } of plan, { $usual }, { $basis }).
progress-nothing-judged = Not enough figures to name the worst or the best.{ $late ->
        [shown] {" "}Type “who is late” to see who has not reported.
       *[hidden] {""}
    }
pace-outdated = This is how it stood in { $period }; there are not enough figures to judge it now.
pace-needed = { $how ->
        [over] { $rhythm ->
            [season] This year's season is over
           *[year] No month of the year is left
        }
        [all] To arrive, { $needed } more is needed { $season ->
            [year] until the end of the year
           *[short] in the { $rhythm ->
                [season] season
               *[year] months
            } after { $counted }
        }
       *[month] To arrive, each of the { $rhythm ->
            [season] season's{" "}
           *[year] {""}
        }{ $months } months after { $counted } needs { $needed }
    }{ $awaited ->
        [0] {""}
        [one] , less what one missing report may bring
       *[other] , less what { $awaited } missing reports may bring
    }.
pace-closed = The year's last period has come.
pace-later = Judged at the year's end.
pace-outlook = The year may end between { $low } and { $high }, if the rest of the { $rhythm ->
        [season] season (estimated)
       *[year] year (its usual course, estimated)
    } goes like the poorest to the richest of the last { $periods } periods.
progress-own-unit = { $unit }: figures for { $reported }/{ $expected } indicators.
choice-chart = Picture
choice-all-indicators = See all { $count }
choice-own-unit = My unit
choice-district = The district
progress-full-heading = The district on { $day }{ $sample }.
progress-line = { $name }: { $done } ({ $percent }{ $marks })
line-mark-until = , until { $period }
line-mark = , { $mark }
line-mark-coverage = , { $period }: { $reported }/{ $expected }
line-legend = (% of plan; units that reported)
mark-late-short = late
progress-line-none = { $name }: no figure yet
progress-reached = reached
progress-not-reached = not reached
progress-whose = , { $whose }{ $sample }
progress-several = { $whose }{ $sample }:
progress-none = { $name }{ $whose }: no figure yet. Target: { $target }.
progress-none-own-target = { $name }{ $whose }: no figure yet. Target of the whole district: { $target }.
progress-value = { $name }{ $whose }: { $value }.
progress-against = { $name }{ $whose }: { $value } – { $verdict }.
points = { $value } percentage points
verdict-short = { $percent } of plan, { $distance } to go
verdict-reached = reached ({ $percent } of plan)
verdict-exceeded = exceeded ({ $percent } of plan)
verdict-kept = kept ({ $percent } of plan)
verdict-fallen = not kept ({ $percent } of plan), { $distance } short
verdict-reached-nothing = reached
verdict-exceeded-nothing = exceeded
verdict-kept-nothing = kept
verdict-at-most-reached = reached, { $distance } below the ceiling
verdict-more-than-even = equal to the target, which asks for more
verdict-at-most-even = reached, equal to the ceiling
verdict-at-most-over = not reached, still { $distance } above
progress-through = Figures until { $period }.
progress-coverage = { $reported }/{ $expected } communes and town reported { $period }.
progress-carried = { $count ->
    [one] One unit is in it with an earlier period.
   *[other] { $count } units are in it with an earlier period.
 }
progress-estimated = { $count ->
        [one] One figure is an estimate.
       *[other] { $count } figures are estimates.
    }
progress-late = { $count ->
        [one] One figure came late.
       *[other] { $count } figures came late.
    }
progress-without-whole = { $count ->
        [one] One unit's newest figure is a rate without its whole; it is not added.
       *[other] The newest figures of { $count } units are rates without their wholes; they are not added.
    }
progress-missing-periods = { $count ->
        [one] One period's report is missing.
       *[other] { $count } periods' reports are missing.
    }
progress-without-baseline = { $count ->
        [one] One unit has no figure of the year before; it is not counted.
       *[other] { $count } units have no figure of the year before; they are not counted.
    }
progress-baseline-of-district = Measured from the whole district's rate of last year ({ $rate }).
progress-baseline-awaits-all = Last year's figure is only known of the whole district ({ $rate }): the fall can be told once all { $count } units have reported part and whole.
progress-no-baseline = There is no figure of the year before to measure the fall from.
progress-not-of-unit = { $unit } does not report { $name }; the district's figure:
progress-own = { $unit }: { $value }.
progress-own-none = { $unit }: no figure yet.
progress-own-target = { $percent } of its own target.
progress-own-target-reached = Has reached its own target ({ $target }).
progress-own-target-short = Has not reached its own target ({ $target }).
progress-no-own-target = No target of its own was imported.
progress-no-own-target-share = No target of its own was imported; { $share } of the district's figure up to { $period }.
progress-unit = { $unit } on { $day }{ $sample }: figures for { $reported }/{ $expected }{ $part } indicators.
progress-unit-lacks = { $unit } on { $day }{ $sample }: { $lacking ->
    [0] figures for all { $expected }{ $part } indicators.
   *[other] no figures yet for { $lacking }/{ $expected }{ $part } indicators.
  }
progress-unit-lacks-line = · { $name }
progress-unit-none-of-its-own = { $unit } has no targets of its own and no figures to report. You can ask about the district, an indicator or a commune, for example “tea buds”, “how is Chiềng Ly doing”.
progress-unit-part = { $group ->
    [economic] {" "}economic
    [social] {" "}social
    [environment] {" "}environmental
    [security] {" "}security
   *[none] {""}
}
progress-unit-so = { $unit } on { $day }{ $sample }: { $counts } of { $given }{ $part } targets of its own.
progress-unit-not-judged = No targets of its own were imported, so what is behind or reached cannot be told.
progress-unit-line = · { $name }: { $value }{ $percent }{ $marks } – { $period }
progress-unit-figures = {""}
    Newest figures reported:
progress-unit-no-targets = No targets of its own were imported, so it cannot be compared with a plan.
beside-by-indicator = Two units are set beside each other by indicator, for example: “compare health insurance { $first } with { $second }”.
narrowed-not-by-figure = Figures cannot be a limit yet, so all are compared:
ranking-by-indicator = There is no overall ranking. Please ask by indicator, for example: “top communes for health insurance”.
which-indicator = Which indicator do you mean?
which-unit = Which unit do you mean?
not-yours-to-see = A village's figures are open to the village, its commune and the district's leaders.
chart-subtitle = The district on { $day }{ $sample }
sheet-number = No.
sheet-name = Indicator
sheet-unit = Unit
sheet-target = Plan
sheet-value = Done
sheet-percent = % of plan
sheet-period = Figures until
sheet-coverage = Units that reported
sheet-estimated = Estimates
sheet-late = Filed late

deadlines-open = { $count ->
        [one] One report is not filed yet:
       *[other] { $count } reports are not filed yet:
    }
deadlines-none-open = Everything that is open is filed.
deadlines-no-form = Your unit has nothing to file.
deadline-left = · { $period }: due { $due }, { $days ->
        [one] one day left
       *[other] { $days } days left
    }
deadline-today = · { $period }: due today, { $due }
deadline-late = · { $period }: { $days ->
        [one] one day late
       *[other] { $days } days late
    } ({ $due })
deadline-next = Next: { $period }, opens { $opens }, due { $due }.

late-leaders-only = The list of units goes to leaders only. Of your unit:

unknown-unit = There is no such unit among the 29 communes and town of 2024.
unknown-unit-of-2025 = That unit exists since 2025. In { $year } it was: { $parts }. Please choose one; they are not added up.
# Before every answer of figures once the plan's year is over.
year-is-over = Year { $year } (no figures or targets of { $this_year } yet):
unknown-year = There are figures and targets of { $year } only.
unknown-year-beside = For the year before, ask like “budget compared with last year”.
unknown-district = There are figures of Thuận Châu district only.
unknown-indicator = That indicator is not in the district's plan.

# A part of all indicators.
part-group = { $group ->
        [economic] Economy
        [social] Society
        [environment] Environment
        [security] Security
       *[none] The whole district
    }
part-unjudged = { $count } cannot be judged, as newer figures are missing.
part-heading = { $whole } until { $day }{ $sample }: { $counts } of { $count } indicators.
narrowed-by-day = Figures are reported by month and quarter, not by day or week. These are the newest; for another period ask, for example, “tea output in May”.
narrowed-not-of-villages = Villages do not report this. These are the commune's figures.
narrowed-villages-of-commune = Villages are shown commune by commune, for example “tea buds by village Chieng Ly”. These are the communes.
narrowed-unclear = It is not clear which part was meant. Ask like: “tea output”, “economy”, “which indicators are behind”. The whole:
unknown-part-of-year = You can see one period, or the total since January; months in mid-year are not added up. Ask like “tea output in May” or “tea output first 5 months”.
unknown-period = There is no such period in { $year }. Ask for months 1–12, quarters 1–4, 6 months, 9 months or the full year, for example “tea output in May”.

# Where the year may end.
ahead-too-early = The year's end cannot be told yet: only { $rhythm ->
        [season] in season, once
       *[year] once
    } the last { $periods } periods are complete for all units.
ahead-over = The last figures of the year have been asked for, so nothing is left to foretell{ $missing ->
        [0] : the figure above is the year's result
       *[other] {""}; { $missing } reports are still missing, with them it is the year's result
    }.
ahead-not-cumulative = This indicator does not add up month by month, so there is no forecast for the year's end.
ahead-of-district-only = The year's end is only estimated for the whole district.
ahead-by-indicator = For the year's end ask by indicator, for example “forecast tea output”.
own-lateness = { $unit } on { $day }{ $sample }:
own-lateness-reports = Reports: { $late ->
        [0] none is late
        [one] 1 report is late
       *[other] { $late } reports are late
    }{ $open ->
        [0] {""}
        [one] ; 1 report is not filed yet, due { $due }
       *[other] ; { $open } reports are not filed yet, the first due { $due }
    }.
ranked-since-january = What adds up is only compared from January on, not for this period alone.
ranked-not-late = Taken as the ranking of { $name }. For reports that are late type “who is late”.
unknown-village = { $count ->
        [0] No villages of { $whose } are in the system yet.
       *[other] There is no such village in { $whose }. Please choose one, or type its name with its commune's.
    }

collected-by = { $name }: the figures are put together by { $offices }.
collected-inferred = Who does so is inferred, not yet confirmed by the district.
collected-by-whom-of-what = Please ask by indicator (“who is in charge of health insurance”) or by office (“agriculture office in charge of which indicators”).
collects = { $office } puts together the figures of { $count } indicators, the whole district to { $day }{ $sample }:
collects-so = · { $counted }: { $names }
collects-nothing = No indicator is noted whose figures { $office } puts together.

without-heading = { $missing ->
    [0] { $name }, { $period }{ $sample }: all { $expected } units have a figure.
   *[other] { $name }, { $period }{ $sample }: { $count } of { $expected } units have no figure.
}
without-due = { $over ->
    [yes] The deadline for all, { $due }, is over.
   *[no] The deadline for all: { $due }.
}
without-names = Not there: { $names }.
without-own = { $unit } has no figure yet.
without-leaders-only = Only leaders are told which units have not filed.
without-not-asked = { $name } was not asked for any period yet.
