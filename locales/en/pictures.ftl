### Words in pictures: the progress card, the trend, the comparison of units.

picture-title = Progress of the { $year } targets
picture-title-one = { $name } in { $year }
picture-subtitle = { $whose } as of { $day }{ $sample }
picture-whole-district = Whole district
picture-lead = Most in need: { $shown } of { $count } indicators
picture-tally-reached = reached
picture-tally-on-pace = on pace
picture-tally-behind = behind
picture-tally-open = short or not judged yet
picture-tally-missing = no figures yet
picture-pace-exceeded = exceeded
picture-pace-reached = reached
picture-pace-on-pace = on pace
picture-pace-behind = behind
picture-pace-short = short of target
picture-pace-incomplete = figures missing
picture-pace-later = judged at year end
picture-pace-unknown = no figures yet
picture-amount-at-most = { $done } (at most { $target })
picture-amount-none = target { $target }
picture-estimated = est. { $amount }
picture-amount-until = { $amount } up to { $period }
picture-coverage = { $reported }/{ $expected } { $level ->
    [village] villages
   *[commune] communes
}{" "}in { $period }
picture-mark-target = target of the year
picture-mark-usual = usual by then (estimated)
picture-month = { $number }
picture-target-at-least = Target { $target }
picture-target-more-than = Target above { $target }
picture-target-maintain = Keep at { $target } or more
picture-target-at-most = At most { $target }
picture-usual = usual course (estimated)
picture-past = year { $year }
picture-whole = complete
picture-partial = incomplete
picture-gap = no figures
picture-months = month
picture-reported = Communes that reported each period (of { $expected })
picture-reported-mixed = Units that reported each period
picture-rank-more = and { $count } more units
picture-rank-none = no figures yet
picture-rank-rule = For reference, not an assessment. { $rule }
picture-point = month { $month }: { $value }
picture-point-partial = { $value } ({ $reported } units)
picture-point-none = month { $month }: no figures
trend-none = { $name }: no figures of any period yet.
