### A whole report in one message: several figures typed, pasted from Excel, or a filled template.

## Kept
lines-saved-heading = { $period }, { $unit } – { $count ->
        [one] { $count } figure
       *[other] { $count } figures
    } saved:
lines-saved = { $count ->
        [one] { $count } figure
       *[other] { $count } figures
    } saved.
lines-same = { $count ->
        [one] This figure was
       *[other] These { $count } figures were
    } saved already; nothing has changed.
lines-replaced = { $line } (replaces { $old })

## Not kept, and why
lines-refused = { $name } (“{ $line }”) not saved: { $reason }
lines-unknown = Not known which indicator, not saved: { $lines }.
lines-not-ours = Your unit does not report this, not saved: { $lines }.
lines-other-report = Belongs to the report for { $period }, not saved: { $lines }.
lines-later-report = Belongs to another report that is not open yet, not saved: { $lines }.
lines-more = and { $count ->
        [one] { $count } more line
       *[other] { $count } more lines
    }
lines-of-place = this figure is of { $place }.
lines-left-out = Left out: “{ $line }”.
lines-none-kept = Nothing of that message was saved.
lines-other-unit = You can report for { $unit } only. Nothing was saved.
lines-two-units = The message has figures of several places. Please send those of { $unit } alone. Nothing was saved.
lines-crowded = The table has several columns of figures. Please send one, or add the head line. Nothing was saved.
lines-mixed = The figures in the message cannot be told apart. Please give each indicator a line, as: “Tea area: 48.5 ha”. Nothing was saved.
lines-not-open = { $period } has no report that is open. Nothing was saved.
lines-correct-like-this = Type for example “correct 3: 120”.

## Asked to be sure
lines-which-indicator = { $period }: which indicator is “{ $line }”?
lines-unsure = Part of the message was not understood: { $pieces }.
lines-is-it-this-report = { $state ->
        [filed] Do these figures correct the report for { $period } that { $unit } has filed?
       *[open] Are these the results of { $unit } for { $period }?
    }
lines-which-report = Which report of { $unit } are these figures for?
doubt-heading-line = { $period }, { $name } (“{ $line }”):
doubt-given-twice = the message gives two different figures. Which one is right?
choice-leave-line = Leave this line out
choice-place = { $state ->
        [filed] Correct { $period } (filed)
       *[open] Save for { $period }
    }
choice-place-this = { $state ->
        [filed] Yes, correct { $period }
       *[open] Yes, save for { $period }
    }
choice-place-none = Do not save

## Correcting several figures
corrections-confirm =
    { $period }, { $count ->
        [one] { $count } correction
       *[other] { $count } corrections
    }:
    { $lines }
    Is this right?
corrections-line = { $name }: { $old } → { $new }
corrections-done = { $count ->
        [one] { $count } figure
       *[other] { $count } figures
    } of { $period } corrected. The old ones are kept on record.
corrections-not-made = { $count ->
    [one] One figure
   *[other] { $count } figures
    } of { $period } not corrected; the old ones stay.
lines-not-kept = { $count ->
    [one] One figure
   *[other] { $count } figures
    } just sent not kept.
corrections-none = The figures in the message are those filed for { $period }; there is nothing to correct.
choice-correct-all = Yes, correct { $count ->
        [one] it
       *[other] all { $count }
    }

## Files
sheet-nothing-found = No figure of an indicator was found in the file. Please fill in the template (type “excel template”), or type the figures.
sheet-not-now = A file with figures cannot be taken now. Please answer the open question.

## Template
choice-template = Excel template
template-here = Template for { $period }: fill in the column “Figure”, save it and send the file back here.
template-which = Template of which report?
template-title = { $title }{ $sample }: { $period } ({ $span }), { $unit } – Code: { $code }
template-number = No.
template-name = Indicator
template-unit = Unit
template-before = Last period
template-value = Figure
template-covers-period = { $name } (this period)
template-covers-year-to-date = { $name } (since the start of the year)
lines-choose-first = Not kept: please choose an indicator below first, or tap “Leave this line out”.
