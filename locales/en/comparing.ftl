### Ranking for reference, comparing units.

ranking-heading = { $name }, { $period }{ $sample } – for reference only, not the result of the emulation drive.
ranking-by-percent = By percent of each unit's own target, within its group only.
ranking-by-value = By the rate itself, highest first, within its group only.
ranking-by-value-lowest = By the rate itself, lowest first (lower is better), within its group only.
ranking-terrain-highland = the highland communes
ranking-terrain-lowland = the other communes
ranking-terrain-inferred = Which communes are highland is inferred and not confirmed by the district.
ranking-group = { $group } ({ $placed }/{ $count } with all figures):
ranking-group-no-targets = { $group }: not all have targets of their own, so they are not ranked.
ranking-place = { $rank }. { $unit }: { $value }
ranking-size = { $unit }: { $value }
ranking-percent = { $percent } ({ $value })
ranking-lacking = No figure for this period, or earlier ones missing, so not ranked: { $units }.
ranking-without = No figures: { $units }.
ranking-names-more = { $names } and { $count ->
        [one] one other unit
       *[other] { $count } other units
    }
ranking-alone = { $unit }: { $value } (no unit of its kind to compare with).
ranking-alone-none = { $unit }: no figure for this period.
ranking-own = { $unit }: number { $rank } of { $count } among { $group }.
ranking-own-none = { $unit }: not enough figures for a rank.
ranking-none = { $name }: no unit has figures.
ranking-of-department = { $name } is reported by { $office } for the whole district; there are no figures of communes to compare.
sizes-heading = { $name }, { $period }{ $sample }: largest first, not ranked.
sizes-why = The communes differ in size and have no targets of their own, so a larger figure is no better work.
mark-estimated = estimated
mark-late = late
choice-ranking-group = See { $group } ({ $count })
choice-more-units = More ({ $count })
choice-indicator = { $name } of the district
