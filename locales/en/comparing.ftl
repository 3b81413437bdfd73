### Ranking for reference, comparing units.

ranking-heading = { $name }, { $period }{ $sample } – ranking for reference only, not an award.
ranking-by-percent = By percent of each unit's own target, within its group only.
ranking-by-value = By the rate itself, highest first, within its group only.
ranking-by-fall = By the fall since the year before (in points), the largest first, within a group only.
ranking-by-value-lowest = By the rate itself, lowest first (lower is better), within its group only.
ranking-terrain-highland = the highland communes
ranking-terrain-lowland = the other communes
ranking-terrain-inferred = Highland group: not confirmed by the district.
ranking-group = { $group } ({ $placed }/{ $count } with all figures):
ranking-group-no-targets = { $given ->
    [all] { $group }: their targets are 0, so they are not ranked.
    [some] { $group }: only { $having } of { $count } have targets of their own, so they are not ranked.
   *[none] { $group }: none has a target of its own, so they are not ranked.
}
ranking-place = { $unit }: { $value }
ranking-further-down = … { $line }
ranking-percent = { $percent } ({ $value })
ranking-lacking = No figure for this period, or earlier ones missing, so not ranked: { $units }.
ranking-unmeasured = Reported, but without a figure of the year before: { $units }.
ranking-aimless = A target of 0, so not ranked: { $units }.
targets-given = { $count ->
    [0] none has a target
   *[other] only { $count } of { $all } have targets
 }
ranking-without = No figures: { $units }.
ranking-units = { $count ->
        [one] one unit
       *[other] { $count } units
    }
ranking-names-more = { $names } and { $count ->
        [one] one other unit
       *[other] { $count } other units
    }
ranking-alone = By itself, { $unit }: { $value }.
ranking-alone-none = { $unit }: no figure for this period.
ranking-own = { $unit }: number { $rank } of { $count } among { $group }.
ranking-own-none = { $unit }: not enough figures for a rank.
ranking-cumulated = since the start of the year to { $period }
ranking-not-asked = { $name }: no figures are asked up to the end of { $period }, so units cannot be compared.
ranking-none = { $name }: no unit has figures.
ranking-none-then = { $name }: no unit has figures of { $period }.
choice-ranking-newest = Newest ranking
ranking-too-wide = { $name }: { $count } communes are too many for one table. Once the list of emulation clusters is entered they are compared within their clusters; each one can be seen now.
ranking-group-too-wide = { $group }: { $count } communes, too many for one table without the list of emulation clusters.
ranking-of-department = { $name } is reported by { $office } for the whole district; there are no figures of communes to compare.
sizes-heading = { $name }, { $period }{ $sample }: largest first, not ranked.
sizes-why = As { $targets } of their own, a larger figure is no better work.
sizes-none-slowest = So nobody can be called the slowest.
mark-estimated = estimated
mark-late = late
choice-ranking-group = See { $group } ({ $count })
choice-more-groups = Other groups ({ $count })
choice-more-units = More ({ $count })
choice-indicator = { $name } of the district

### By period, beside the period before, the figures of each unit.

period-not-over = { $period } is not over, its cut-off is { $last }.
period-newest = The newest figures:
period-none = { $name }, { $whose }, { $period }{ $sample }: no figures yet.
period-flow = { $name }, { $whose }, { $period } ({ $span }){ $sample }: { $value }{ $coverage }.
period-coverage = {" "}– { $reported } of { $expected } reports are in
period-at-the-end = At { $end }:
period-cumulated = Since the start of the year: { $value }{ $marks }.
period-cumulated-against = Since the start of the year: { $value }/{ $target }, { $percent } of plan{ $marks }.
period-tangled = { $name }, { $period }: the period's own figure cannot be told apart, as a unit reported earlier periods with it.
period-not-asked = { $name }: no figures of { $period } alone are collected; those up to { $shown }:
compare-none = { $name }, { $whose }{ $sample }: no figures yet.
compare-heading = { $name }, { $whose }{ $sample }:
compare-side = · { $period }: { $value }{ $coverage }
compare-coverage = {" "}({ $notes })
compare-reported = { $reported }/{ $expected } reports
compare-marked = { $count } { $mark }
compare-no-other = { $period ->
        [none] There is no period before it this year.
       *[other] There are no figures of { $period } to set it beside.
    }
compare-none-as-long = No period before { $period } in this year is as long. Ask “compared with last quarter” or “compared with last year”.
compare-unlike-lengths = The two periods are not equally long, so more or less cannot be said. Set two equal ones beside each other, for example “second quarter compared with first quarter”.
compare-unlike = The two periods are not complete and not of the same units, so more or less cannot be said yet.
compare-alike = Only the { $units ->
        [one] unit
       *[other] { $units } units
    } with both periods: { $before } → { $now }. { $change }
compare-more = More by { $by }{ $percent }.
compare-less = Less by { $by }{ $percent }.
compare-same = No change.
compare-percent = {" "}({ $percent })
compare-year = · The same period a year before, { $period } { $year }: { $value }
compare-year-units = The same period a year before, { $period } { $year }:
compare-year-none = No figures of the same period of { $year } were imported, so they cannot be compared.
compare-year-by-unit = For { $year } only figures of single units were imported, none of the district; choose a unit to compare.
rows-heading = { $name }, { $whose }, { $period }{ $sample }: { $reported } of { $expected } units have a figure.
rows-row = { $unit }: { $value }{ $marks }
rows-filed = filed { $day }
rows-filed-late = filed late { $day }
rows-incomplete = { $name }, { $period }{ $sample }: { $reported } of { $expected } units have a figure. Unit by unit is shown once all have.
rows-none-whole = Please ask about the district, or about one commune by name.
rows-missing-count = { $count ->
    [one] One unit has
   *[other] { $count } units have
} no figure of { $period }.
rows-missing = No figure of { $period } ({ $count }): { $units }.
rows-missing-carried = No figure of { $period } ({ $count }), counted with the one before where there is one: { $units }.
mark-cumulated = since January
mark-corrected = { $count ->
        [one] corrected once
       *[other] corrected { $count } times
    }
history-heading = { $name }, { $whose }{ $sample }, what was reported:
history-holds = · { $period }: { $value } – { $how ->
        [corrected] corrected { $day },{" "}
        [late] filed late { $day },{" "}
        [unsaid] {""}
       *[filed] filed { $day },{" "}
    }{ $who }
history-before = – before: { $value } – { $how ->
        [corrected] corrected { $day },{" "}
        [late] filed late { $day },{" "}
        [unsaid] {""}
       *[filed] filed { $day },{" "}
    }{ $who }
history-nobody = somebody who has left
choice-rows = Unit by unit
choice-ranking = Ranking
choice-history = What was reported
choice-villages = Village by village
choice-earlier = Earlier periods
choice-compare = Beside the period before
choice-compare-year = Beside last year
until-the-end = the end of { $period } ({ $last })
rows-by-indicator = Please ask about an indicator, for example “health insurance by commune”, “history of budget revenue”.
compare-unit-by-indicator = Comparing one unit: ask by indicator, for example “tea output of Chiềng Pha compared with April”.
compare-by-indicator = Beside last year: please ask by indicator, for example “budget revenue compared with last year”.
ranking-places-in = { $places ->
    [one] Number { $rank } of { $count } among { $group } (for reference):
   *[several] Ranks among { $group }, { $count } communes with all figures (for reference):
}
ranking-unlike = These units are not of one group (another terrain or cluster), so they are not ranked with each other.
history-cumulated = { $value } since January
compare-year-cumulated = · Since January a year before, by { $period } { $year }: { $value }
compare-this-year = · Since January this year: { $value }. { $change }
progress-unit-counts = { $count } targets of its own – { $counts }.
choice-more-indicators = More ({ $count })
choice-trend = Chart by month
ranking-picture = { $name }, { $period }: { $group }
ranking-picture-unmeasured = no figure of the year before
ranking-picture-lacking = this period or one before is missing
why-only-figures = The reasons are not kept here.
why-last = Last, { $period } (for reference):
why-last-of = · { $group }: { $list }
why-place = { $period } (for reference): { $place }
why-no-own-targets = As { $targets } of their own, nobody can say which commune is behind.

### Lines of a list: with a number where they can be chosen, without one beside an open question.

list-page = Page { $page }/{ $pages }.
list-page-before = { $heading } (page { $page }/{ $pages }):
line-numbered = { $number }. { $line }
line-beside = · { $line }
line-ranked-beside = rank { $number } · { $line }
limited-heading = { $name }, { $period }{ $sample }: { $found } of { $known } units { $side ->
    [below] lie below { $number }
    [at-most] have { $number } or less
    [at-least] have { $number } or more
   *[above] lie above { $number }
} (for reference, all groups together).
limited-more = and { $count } more units
limited-unknown = { $count } units lack figures of this period and are not told.
unit-compared = { $unit } beside the period before{ $sample }:
unit-compared-span = { $earlier } → { $newest }:
unit-compared-line = · { $name }: { $before } → { $now }{ $marks }
unit-compared-more = Changed as well: { $names }{ $left ->
    [0] .
   *[other] {" "}and { $left } other indicators.
}
unit-compared-same = Unchanged: { $names }{ $left ->
    [0] .
   *[other] {" "}and { $left } other indicators.
}
unit-compared-not-both = { $count } { $count ->
    [one] indicator has
   *[other] indicators have
} no figures of two periods.
choice-unit-figures = The unit's figures
