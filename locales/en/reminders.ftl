### Reminders. Short, and they say why they came; village heads are asked, never scolded.

## About one report
remind-one-new = { $role ->
        [village_head] The figures of { $unit } for { $period } have not come yet. Could you tell us: { $names }?
       *[other] { $unit } has not reported { $count ->
            [one] one indicator
           *[other] { $count } indicators
        } for { $period }: { $names }.
    }
remind-one-begun = { $role ->
        [village_head] { $answered } of { $asked } figures of { $unit } for { $period } are here. Could you tell us the rest: { $names }?
       *[other] The report of { $unit } for { $period } is begun, { $answered }/{ $asked }; missing: { $names }.
    }
remind-one-ready = { $role ->
        [village_head] All { $asked } figures of { $unit } for { $period } are here. Could you read them again and file?
       *[other] The report of { $unit } for { $period } has { $answered }/{ $asked } figures but is not filed.
    }
remind-one-given = { $giver } asks you to do the report of { $unit } for { $period }; { $answered } of { $asked } figures are here.
remind-and-more = { $names } and { $count } more

## About several reports at once
remind-several = { $role ->
        [village_head] Some figures of { $unit } have not come yet. Could you tell us:
       *[other] { $count ->
            [one] One report
           *[other] { $count } reports
        } of { $unit } not filed yet:
    }
remind-line-new = { $period }: { $count ->
        [one] one figure
       *[other] { $count } figures
    } ({ $names }).
remind-line-begun = { $period }: begun, { $answered }/{ $asked }, missing { $names }.
remind-line-ready = { $period }: { $answered }/{ $asked } figures, not filed.
remind-line-given = { $period }: { $giver } asks you to do it; { $answered } of { $asked } figures are here.

## Until when, and how
remind-due-left = Due { $due }, { $days ->
        [one] one day left
       *[other] { $days } days left
    }.
remind-due-today = Due today, { $due }.
remind-due-past = { $role ->
        [village_head] It was due { $due }; sending it now is fine.
       *[other] It was due { $due } and is still accepted.
    }
remind-how = { $progress ->
        [begun] Type “continue” to go on.
        [ready] Type “continue” to file it.
       *[new] Type “report” to file.
    }
remind-choice = { $progress ->
        [new] Report { $period }
       *[begun] Go on with { $period }
    }

## The list of what is late, for leaders
late-list-heading = { $count ->
        [one] One late report
       *[other] { $count } late reports
    } of { $units ->
        [one] one unit
       *[other] { $units } units
    } as of { $today }:
late-list-form = { $form }, { $period }, due { $due }:
late-list-units = { $count ->
        [one] one unit
       *[other] { $count } units
    }
late-list-unit = { $note ->
        [silent] { $unit } (cannot be written to)
        [nobody] { $unit } (nobody has joined)
        [waits] { $unit } (says the figures do not exist yet)
        [extended] { $unit } (had until { $due })
       *[other] { $unit }
    }
late-list-unit-more = { $unit } …
late-list-more = … and { $count } more of other forms.
late-list-how = Type “who is late” to see all, to call, to write or to give more time.
late-list-choice = See who is late

## Told to leaders: who cannot be written to, whose figures do not exist yet
told-silent = { $count ->
        [one] One person cannot be written to any more and may have blocked or left the app:
       *[other] { $count } people cannot be written to any more and may have blocked or left the app:
    }
told-silent-line = - { $name }, { $unit }{ $phone ->
        [none] {""}
       *[other] {" "}({ $phone })
    }
told-silent-how = Please ask them to open the chat with this system again.
told-standstill = These figures do not exist yet, the units say:
told-standstill-line = - { $unit }, report for { $period }: “{ $reason }”. No reminders until { $until }.
told-standstill-how = You can give them more time.
