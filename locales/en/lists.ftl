## Lists of targets below the district and of figures of earlier years

list-column-unit = Unit
list-column-indicator = Indicator
list-column-target = Target
list-column-basis = Basis
list-column-period = Period
list-column-figure = Figure
list-column-part = Part
list-column-whole = Whole
list-column-covers = Covers
list-or = {" or "}
list-basis-none = none named
list-period-of-year = { $period } of { $year }

list-targets-found = { $rows } targets of { $units } units: { $new } new, { $changed } changed, { $same } there already.
list-past-found = { $rows } figures of earlier years of { $units } units ({ $periods }{ $further ->
    [0] {""}
   *[other] {" "}and { $further } further periods
  }): { $new } new, { $changed } changed, { $same } there already.
list-skipped = { $count } rows without a number were passed over.
list-no-basis = { $count } rows name no basis.
list-change = • { $unit }, { $name }: { $before } → { $after }
list-basis-change = • { $unit }, { $name }: basis “{ $before }” becomes “{ $after }”
list-more = • and { $count } more.
list-check-heading = Beside the district's targets (which stay as they are):
list-check-sum = • { $name }: { $total } together, { $stands ->
    [equal] just the district's target.
    [above] { $difference } above the district's { $target }.
   *[below] { $difference } below the district's { $target }.
  }
list-check-without = Without a target: { $units }{ $further ->
    [0] .
   *[other] {" "}and { $further } more.
  }
list-check-not-added = Not added up, as rates, averages and falls cannot be: { $names }{ $further ->
    [0] .
   *[other] {" "}and { $further } more.
  }
list-past-rates = { $count } rows are bare rates, which cannot be put together with other units'.
list-past-baseline = { $names } will be measured from these figures of the end of { $year }.

list-wrong = row { $row }, column “{ $column }”: { $what }
list-wrong-empty = is empty. If cells are merged, write it in every row.
list-wrong-unknown-unit = there is no unit “{ $said }”.{ $some ->
    [yes] {" "}Is it { $meant }?
   *[no] {" "}Write a name such as Chiềng Ly, or chieng_ly.
  }
list-wrong-several-units = “{ $said }” may be { $meant }. Write the full name.
list-wrong-unknown-indicator = there is no indicator “{ $said }”.{ $some ->
    [yes] {" "}Is it { $meant }?
   *[no] {" "}Write the name as in the template, or tea_area.
  }
list-wrong-several-indicators = “{ $said }” may be { $meant }. Write the full name.
list-wrong-not-reported = this unit does not report “{ $said }”. Check this row.
list-wrong-twice = “{ $said }” has this already in row { $meant }. Keep one of them.
list-wrong-district-differs = “{ $said }” is not the district's target ({ $meant }). A list never changes that; correct the row or take it out.
list-wrong-no-number = “{ $said }” could not be read: { $reason }
list-wrong-unclear-number = “{ $said }” can be read in several ways. Write { $meant }.
list-wrong-fraction-or-percent = “{ $said }”: how many percent? Write { $meant }.
list-wrong-decimal-part = “{ $said }” looks like decimals cut off their number. Use an .xlsx file, or a basis with words.
list-wrong-no-period = “{ $said }” names no period. Write 2023, 2023-06 or 2023-Q2.
list-wrong-not-earlier = “{ $said }” is not before { $meant }. This year's figures are reported in the chat.
list-wrong-needs-share = “{ $said }” is not enough. Write poor households and all households, like 300/1200.
list-wrong-needs-covers = is it the period's own figure or the year to date? Write “period” or “year to date” in a column “Covers”.
list-wrong-no-share = “{ $said }”: the part must not be above the whole, and the whole must be above zero.

list-wrong-heading = Nothing was imported. { $count } cells need a correction:
list-wrong-more = and { $count } more. When they are corrected, send the whole file again.
list-head-missing = Nothing was imported. The row of heads (row { $row }) lacks: { $columns }.
list-head-twice = Nothing was imported. The row of heads (row { $row }) has two columns for: { $columns }. Keep one of them.
list-empty = The file holds no number to import.
list-example = A row looks like: Chiềng Ly commune | Tea area | 48.5 | Decision 6262/QĐ-UBND. A template is below.
list-confirm = Import these { $count } new and changed rows?
list-nothing-new = All of it is there already; nothing has to be imported.
list-left = Nothing was imported. What holds stays.
list-done = { $count } rows imported: { $new } new, { $changed } changed. Earlier ones stay in the history.
list-changed-meanwhile = Not imported: somebody has just imported other numbers for these rows. Please send the file again.
list-not-now = A question is still open. Answer it or type “cancel”, then send this list again.
list-not-yours = This file looks like a list of targets, or holds numbers of other units, and was not taken. Only the district's coordinator imports targets and figures of earlier years; please pass it on.
choice-list-import = Import
choice-list-leave = Do not import
choice-targets-template = Template of targets
choice-past-template = Template of past figures

list-measured-in = Measured in
list-template-targets = The template of targets, { $rows } rows: fill in “Target” and “Basis”, leave rows without a target empty, and send it back here.
list-template-targets-title = Targets of the communes for { $year }
list-template-targets-note = Fill in “Target” (such as 48.5) and “Basis”. Empty rows are passed over. The district's own targets never change by this file.
list-template-targets-file = targets-{ $year }.xlsx
list-template-past = The template of earlier figures, { $rows } rows: “Part” and “Whole” for rates, “Figure” for the others; then send it back here.
list-template-past-title = Figures of { $year } of the communes
list-template-past-note = Rates: “Part” and “Whole” (such as 300 and 1200 households). Others: “Figure”. “Covers” (period, year to date) is only needed for less than a year.
list-template-past-file = figures-{ $year }.xlsx
list-help = Targets of the communes: type “targets template”, fill it in and send it back. Earlier years: “past figures template”.

target-based-on = The target is based on { $basis }.
target-revised = The target was revised on { $day }{ $known ->
    [yes] {" "}by { $basis }
   *[no] {""}
  }; before it was { $before }.

given-heading = { $name }, targets of their own{ $sample }: { $given }/{ $all } units{ $until ->
    [none] {""}
   *[other] {""}; done { $until }
}.
given-sum = Together { $total }, { $stands ->
    [equal] the same as the district's target.
    [above] above the district's target ({ $target }) by { $difference }.
   *[below] { $difference } less than the district's ({ $target }).
}
given-not-added = Rates, averages and falls are not added; target of the district { $target }.
given-done = { $amount } ({ $percent })
given-line = { $who }: { $done }
given-line-revised = { $who }: { $done }; before { $before }, since { $day } { $now }
given-basis = { $known ->
    [yes] By { $basis }, imported on { $day }.
   *[no] No decision noted, imported on { $day }.
}
given-none = No unit's own target of { $name } was imported; target of the district { $target }.
given-none-at-all = No targets below the district were imported.
given-none-of-unit = { $unit }: no targets of its own were imported.
given-who-imports = The district's coordinating office imports them once they are decided.
given-how-to-import = To import them: take the template of targets, fill it in and send it back.
given-of-office = { $name } is reported by { $office } for the whole district and not given to communes.
given-of-which = Targets below the district of { $count } indicators{ $sample }:
given-of-which-more = { $count ->
    [0] .
   *[other] {" "}and { $count } more.
}
given-units = { $name } ({ $count } units)
given-to-unit = Targets given to { $unit }{ $sample }: { $count } indicators.
choice-how-it-stands = How it stands
