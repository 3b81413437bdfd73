### The summary report (.docx, laid out after Decree 30/2020/NĐ-CP) and the figures (.xlsx). $blank is room left blank.

## In the chat
document-summary = Summary report of { $period }{ $sample }, figures through { $through }. Number, date, the result under e and the signature are left blank. Please read it before it is signed.
document-figures = Figures of { $period }{ $sample }, through { $through }: the summary of all indicators, what was filed, the corrections.
document-figures-of-unit = { $unit }, figures of { $period }{ $sample }, through { $through }: the indicators, what was filed, the corrections.
document-not-over = { $period } closes { $last } and cannot be summed up yet. The latest: { $latest }.
document-none-over = No period of { $year } is over yet, so there is nothing to sum up.
document-instead = Your unit files no reports. The district's summary of { $period } is below; for another period type, for example, “report of May”.
document-leaders-only = The district's summary report goes to the chairman and the Home Affairs Office. Your unit's filed reports: type “view report”.
document-own-unit-only = You can get the figures of your own unit.
document-help = Documents: “export report of June” (.docx), “export figures of June” (.xlsx).
document-help-unit = Documents: “export figures of June” (.xlsx of the unit).
choice-document-summary = Report (.docx)
choice-document-figures = Figures (.xlsx)
choice-document-latest = { $period }
document-file-summary = report-{ $period }.docx
document-file-figures = figures-{ $period }.xlsx
document-file-unit = figures-{ $unit }-{ $period }.xlsx

## What stands above and below
document-authority = PEOPLE'S COMMITTEE OF { $place } DISTRICT
document-issuer = HOME AFFAIRS OFFICE
document-number = No. { $blank }/BC-NV
document-nation = SOCIALIST REPUBLIC OF VIETNAM
document-motto = Independence - Freedom - Happiness
document-dated = { $place }, { $blank } { $blank } { $year }
document-title = REPORT
document-subject = Results against the indicators of the emulation drive of { $year }, report of { $period }
document-mark = SAMPLE DATA
document-addressee = To: the Chairman of the People's Committee of { $place } district
document-recipients = Copies:
document-recipients-list =
    - As above;
    - Standing board of the district Party Committee;
    - Standing board of the district People's Council;
    - Vice chairmen of the district People's Committee;
    - Office of the People's Council and People's Committee;
    - Files.
document-signer = HEAD OF THE OFFICE

## Content
document-opening =
    Carrying out Directive No. { $blank }/CT-UBND of January 2024 of the Chairman of the district People's Committee on the emulation drive of { $year }, the Home Affairs Office sums up the results against the indicators, report of { $period }. Figures closed on { $last }, summed up on { $day }.
document-part-reports = I. REPORTING
document-reports-form = - { $title }, { $period }: filed by { $filed } of { $expected } units{ $late ->
        [0] .
       *[other] , { $late } of them late.
    }
document-reports-departments = Reports of the departments
document-reports-none = - No form closes with this period.
document-reports-reading =
    An indicator nobody has reported says “no figure”; it does not count as 0. How many units have reported, estimates and late figures stand beside each indicator in the annex. The pace of what grows through the year is against what is usual by the month (estimated).
document-part-results = II. RESULTS
document-results = Of { $count } indicators: { $counts }.
document-section = { $name } ({ $count } indicators: { $counts })
document-section-economic = a) Economic indicators
document-section-social = b) Social indicators
document-section-environment = c) Environmental indicators
document-section-security = d) Defence and security
document-section-party = e) The Party, the political system and the State's organisation
document-party =
    The directive sets no target in figures for this: a clean and strong Party and stronger grass-roots organisations; discipline in administration and the responsibility of heads; administrative reform and electronic government on the way to digital government; better external affairs and international integration.
document-party-result = Results in the period: { $blank }{ $blank }{ $blank }
document-item-line = - { $state }: { $item }.
document-state-exceeded = Exceeded
document-state-reached = Reached
document-state-on-pace = On pace
document-state-behind = Behind
document-state-short = Not reached
document-state-incomplete = Too few figures to judge the pace
document-state-later = Judged at the end of the year
document-state-unknown = No figure yet
document-item = { $name } { $done } ({ $notes })
document-item-at-most = { $name } { $done }, planned at most { $target }
document-item-risen = { $name }: { $done }{ $noted ->
        [0] {""}
       *[other] {" "}({ $notes })
    }
document-item-notes = { $item } ({ $notes })
document-percent = { $percent } of plan
document-closing = Each indicator stands in the annex. The Home Affairs Office respectfully reports to the Chairman of the district People's Committee./.

## Tables
document-annex = Annex
document-annex-subject = RESULTS AGAINST { $count } INDICATORS OF { $year }, REPORT OF { $period }
document-annex-note = (With Report No. { $blank }/BC-NV of { $blank } { $blank } { $year } of the Home Affairs Office)
document-head-number = No.
document-head-name = Indicator
document-head-unit = Unit
document-head-target = Plan of the year
document-head-done = Done
document-head-percent = % of plan
document-head-pace = Pace
document-head-coverage = Units reporting
document-head-remarks = Remarks
document-no-percent = –
document-no-target = not given
document-coverage = { $reported }/{ $expected }, { $period }
document-coverage-none = not due yet
document-pace-exceeded = exceeded
document-pace-reached = reached
document-pace-on-pace = on pace
document-pace-behind = behind
document-pace-short = not reached
document-pace-incomplete = too few figures
document-pace-later = judged at the end of the year
document-pace-unknown = –
document-note-risen = rose instead of falling since the year before
document-note-through = figures through { $period }
document-note-coverage = { $reported }/{ $expected } units for { $period }
document-note-parts = { $part }/{ $whole }
document-note-estimated = { $count ->
        [one] 1 estimate
       *[other] { $count } estimates
    }
document-note-late = { $count ->
        [one] 1 late figure
       *[other] { $count } late figures
    }
document-note-without-whole = { $count ->
        [one] the newest figure of 1 unit is only a rate and is not counted
       *[other] the newest figures of { $count } units are only rates and are not counted
    }
document-note-missing-periods = { $count ->
        [one] 1 report of earlier periods is missing
       *[other] { $count } reports of earlier periods are missing
    }
document-note-without-baseline = { $count ->
        [one] 1 unit has no figure of the year before and is not counted
       *[other] { $count } units have no figure of the year before and are not counted
    }
document-note-baseline-of-district = measured from the whole district's rate of last year ({ $rate })
document-note-baseline-awaits-all = last year's figure is only known of the whole district ({ $rate }); not all { $count } units have reported part and whole
document-note-no-baseline = no figure of the year before
document-note-judged = pace judged through { $period }
document-note-needed = { $how ->
        [over] { $rhythm ->
            [season] the season is over
           *[year] no month is left
        }
        [all] { $needed } more needed { $season ->
            [year] until the end of the year
           *[short] in the { $rhythm ->
                [season] season
               *[year] months
            } after { $counted }
        }
       *[month] { $needed } needed in each of the { $rhythm ->
            [season] season's{" "}
           *[year] {""}
        }{ $months } months after { $counted }
    }{ $awaited ->
        [0] {""}
       *[other] , less what { $awaited } missing reports may bring
    }
document-note-distance = still { $distance } above

## The sheets of the .xlsx file
document-leaf-summary = Summary
document-leaf-filed = As filed
document-leaf-revisions = Corrections
document-leaf-note = Report of { $period }, figures closed on { $last }, summed up on { $day }.
document-leaf-note-cut = Only the first { $shown } of { $count } rows.
document-leaf-summary-title = { $whose }: results against the indicators of { $year }, report of { $period }{ $sample }
document-leaf-filed-title = { $whose }: what was filed, as it was filed{ $sample }
document-leaf-revisions-title = { $whose }: corrections of what was filed{ $sample }
document-head-receipt = Receipt
document-head-who = Unit
document-head-form = Form
document-head-period = Period
document-head-filed = Filed at
document-head-late = Late
document-head-filed-value = Figure filed
document-head-part = Part
document-head-whole = Whole
document-head-per = Covers
document-head-estimated = Estimate
document-head-raw = As typed
document-head-corrected = Corrections
document-head-revision = Correction
document-head-corrected-at = Corrected at
document-head-before = Before
document-head-after = After
document-per-period = the period
document-per-year-to-date = the year to date
document-yes = yes
