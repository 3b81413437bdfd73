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
