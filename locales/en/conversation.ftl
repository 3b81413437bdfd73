### What the bot says in a conversation. Short, polite, and what to do next.

## Somebody who has not joined
stranger = Good day. This bot collects the figures of Thuận Châu district's emulation drive. Please open your invitation link, or type the code that the Home Affairs Office gave you.
code-unknown = That code is not right. Please check every character, or ask the Home Affairs Office for a new one.
code-used = Somebody has used that code. Please ask the Home Affairs Office for a new one.
code-expired = That code has expired. Please ask the Home Affairs Office for a new one.
code-blocked = Too many wrong codes. Please try again after { $until }.
enrol-notice =
    Good day{ $named ->
        [no] {""}
       *[yes] {" "}{ $name }
    }. Invitation: { $role }, { $unit }.
    The system keeps your name, position, unit{ $phone ->
        [none] {""}
       *[other] , telephone number { $phone }
    } and chat account to take reports and remind you of deadlines. Controller: the Home Affairs Office. You may see, correct, withdraw or have it deleted at any time (type: my data). Without agreeing you can still report on paper.
    Do you agree?
enrol-choose = Please choose Agree or Do not agree.
enrol-declined = Nothing about you is kept. To join later, open the invitation again. Thank you.
enrol-welcome = You have joined: { $unit }. Thank you. Type “report” to give figures, “progress” for the results of { $year }, “help” when needed.
already-joined = You have joined already; no code is needed.

## Roles, channels
role-village-head = village head
role-commune-officer = reporting officer
role-commune-chair = commune chair
role-department-officer = department officer
role-coordinator = coordinator (Home Affairs Office)
role-chairman = chairman of the district
role-operator = operator
channel-telegram = Telegram
channel-web = the chat page
channel-terminal = the command line

## Menu
menu = What would you like to do?
greeting = Good day. What would you like to do?
help-report =
    To report: type “report”. Several figures: “tea area 48.5, coffee area 275” or “excel template”.
    Numbers like: 1,398.5 · 47/83 · none.
    On the way: “skip”, “pause”, “continue”. To correct: “correct 3: 120”.
help-see = To see: “progress”, “tea area progress”, “how is Co Mạ doing”, “my data”.
help-later = Reminders: “deadlines”, “remind me this afternoon”, “no figures yet because …”, “hand it over to Páo”, “stop reminders”.
choice-report = Report
choice-progress = Progress
choice-deadlines = Deadlines
choice-late = Not filed yet
choice-help = Help
choice-agree = Agree
choice-disagree = Do not agree
not-understood = I did not understand. Type “help” to see what works.
state-restored = The system was just put back from a backup, and what you sent last may be missing. Please type “my reports” to look.
state-lost = Sorry, the system lost the question it was asking. The figures given are kept.
stale-choice = That button belongs to an earlier question; nothing was done.
sample-mark = {" "}(SAMPLE DATA)

## What cannot be read
cannot-read-photo = Pictures cannot be read yet. Please type it, for example: 1,398.5 ha.
cannot-read-file = Only .xlsx spreadsheets can be read. Please send one, or type it, for example: 1,398.5 ha.
cannot-read-voice = Voice messages cannot be heard yet. Please type it, for example: 1,398.5 ha.
cannot-read-sticker = Thank you. Please type your answer.
cannot-read-location = No location is needed. Please type your answer.
cannot-read-contact = No contact is needed. Please type your answer.
cannot-read-edit = Editing an old message does not change a kept figure. Please type it again, for example: “correct 3: 120”.
cannot-read-other = This cannot be read. Please type your answer.

## Choosing a report
report-which = Reports of { $unit } not filed yet. Please choose:
report-older = { $count ->
        [one] One report of an older period is
       *[other] { $count } reports of older periods are
    } open too.
choice-report-open = { $period } · { $late ->
        [late] overdue since
       *[open] due
    } { $due }
choice-report-begun = { $period } · { $answered }/{ $asked } done, { $late ->
        [late] overdue since
       *[open] due
    } { $due }
choice-report-next = Next report: { $period }
choice-other-report = Another report
choice-continue = Continue
report-no-form = Your unit has no form to fill. You can look at the district's progress.
report-year-done = All reports of { $year } are filed. Thank you.
report-closed = The report of { $period } was taken until { $day } and is closed. To file it, ask your leader for more time.
report-all-filed = All reports that are open are filed. Next: { $period }, opens { $day }.
report-own-unit-only = You can report for { $unit } only.
report-begins =
    { $title }{ $sample }: { $period } ({ $span }), { $timing ->
        [late] was due { $due }; still taken and marked late
       *[open] due { $due }
    }.
    { $count ->
        [one] One figure is
       *[other] { $count } figures are
    } needed: { $names }.
report-continues =
    { $title }{ $sample }: { $period } ({ $span }), { $timing ->
        [late] was due { $due }; still taken and marked late
       *[open] due { $due }
    }. { $done }/{ $count } are there; please go on.

## Asking a figure
ask-heading = { $period }, { $unit } · { $number }/{ $count }
ask-heading-one = { $period }, { $unit }
ask-below = { $period }{ $number ->
        [0] {""}
       *[other] {" "}· { $number }/{ $count }
    }: { $question }
ask-below-of-period = { $name } OF THE PERIOD { $span } ({ $unit })?
ask-plain = { $name } ({ $unit })?
ask-flow-of-period = { $name } IN THIS PERIOD { $span } alone, earlier periods not added ({ $unit })?
ask-flow-of-year = { $name } SINCE THE START OF THE YEAR until { $last } ({ $unit })?
ask-share = { $name }: { $part } / { $whole }? Write it like { $example }.
help-present = Kept now: { $value }.
help-before = { $period }: { $value }.
help-total = Total of earlier periods: { $value }.
help-own-target = Target given to you: { $value }.
help-district-target = District target: { $value }.
choice-same = Same as before: { $value }
choice-same-all = Keep { $count } figures as before
choice-skip = Skip
choice-back = Back
choice-pause = Pause
choice-leave-it = Leave it
ask-is-first = This is the first question.
answer-saved = Kept { $name }: { $value }.
answer-skipped = Skipped { $name }.
raw-same-as = same as { $period }

## Reading values back
measure-none = no figure yet
measure-risen = up { $value }
measure-risen-against = { $value } since the year before, to fall by { $target }
goal-at-most = ≤ { $target }
goal-more-than = > { $target }
measure-missing = missing
measure-rate-alone = { $rate } (without its whole)
measure-estimated = estimated { $value }
measure-with-total = { $value } in the period, { $total } since the start of the year
measure-of-total-alone = { $value } since the start of the year, with the periods not reported
measure-of-total = { $value } since the start of the year, { $period } in the period
period-week = week { $number }
period-month = month { $number }
period-calendar-month = calendar month { $number }
period-quarter = quarter { $number }
period-half-year = half-year { $number }
period-nine-months = nine months
period-year = year { $year }

## No number
reading-refused = Not kept: { $reason } Please write it like: { $example }.
reading-below-total = Not kept: this total is below the total already reported ({ $total }). Please look at it again.
reading-parts-only = Please give both numbers, such as 5/120; where there is none, such as 0/120.
reading-again = Please type the exact figure again.
reading-no-number = no number was found.
example-share = 4,980/5,120
example-amount = 12.5 { $unit }

## Making sure
doubt-heading = { $period }, { $name }:
doubt-slip = is this the figure of { $asked }? To correct { $last }, just kept, type “correct { $item }: the right figure”.
doubt-several = which one is right?
doubt-fall-or-rate = is it the rate now (%), or how far it fell since last year (points)? If you have the counts, type both, like { $example }.
doubt-one-of-two = there are two numbers (“{ $typed }”), and one is asked: { $value }. Is that right?
doubt-one = is this what you mean?
doubt-same-as-before = as in { $period }, right?
doubt-none-or-no-figure = zero, or no figure yet?
doubt-no-figure = keep it as no figure yet, right?
doubt-no-figure-any-more = { $value } is kept now. Drop it and keep “no figure yet”?
doubt-repeated = this was just kept for { $last }. Is it the figure asked now as well?
doubt-typed-ahead = this came before the question. Is it the answer to this one?
doubt-other-place = you mention { $place }. Is this the figure of { $unit }?
doubt-of-a-list = is this the figure asked, or would you like to see { $line } of the list above?
doubt-looks-like-year-to-date = is { $value } of this period alone, or since the start of the year (earlier periods: { $against })?
doubt-below-year-to-date = { $value } is below the total already reported ({ $against }). Is it of this period alone, or the total?
doubt-far-from-last = { $value } is far from the period before ({ $against }). Is it right?
doubt-above-target = { $value } is above the whole district's target ({ $against }). Is it right?
doubt-whole-changed = { $value }: the whole differs from last time ({ $against }). Is it right?
doubt-part-over-whole = The part is larger than the whole: { $value }. Please type it again, like: 4,980/5,120.
doubt-child-over-parent = { $value } does not fit a related figure ({ $against }): a part cannot be above the whole. Is it right?
doubt-below-minimum = { $value } is less than there can be ({ $against }). Please type it again.
doubt-above-maximum = { $value } is more than there can be ({ $against }). Please type it again.
typed-unseen = That message came before this question, so it was not counted.
doubt-say-it-in-words = Type “yes”, or the figure with its unit.
doubt-other-indicator = you write { $named }, the question is { $asked }. Is this the figure of { $asked }?
choose-or-go-on = Tap a button below, or answer on:
list-ends = The list ends here. Type “back” to go back.
which-line = Which line would you like to see?
no-such-line = No line of the list bears that number. Type the number before a line, such as { $number }.
after-list = The number may mean { $line } of the list above; to make sure:
choice-open-line = See { $line }
after-answer = Something else was answered in between; to make sure:
after-reminder = A reminder has just come in between; to make sure:
doubt-choose = Please choose an answer, or type the figure again.
choice-right = Yes: { $value }
choice-reading = { $value }
choice-retype = Type it again

## As before
copy-confirm = Keep as before for { $period }:
copy-nothing = Please enter the remaining figures one by one.
copy-done = { $count ->
        [one] One figure
       *[other] { $count } figures
    } kept as before.
choice-copy = Yes, keep all
choice-one-by-one = No, one by one
same-nothing-before = There is no earlier figure. Please type it.

## Reading back and filing
report-read-back = { $period }, { $unit } – please read through:
report-read-back-below = { $period }, { $unit }: read back above. { $missing ->
        [0] If it is right, file it.
        [one] One figure is missing: fill it in, or file?
       *[other] { $missing } figures are missing: fill them in, or file?
    }
report-right = If it is right, file it. To correct: “correct 3: 120”.
report-right-but-missing = { $count ->
        [one] One figure is
       *[other] { $count } figures are
    } missing. Fill in, or file with no figure there?
report-changed-meanwhile = A figure of the draft has just changed; please read through again.
report-file-in-words = To be sure, please type “file” or tap the button.
choice-file = File the report
choice-file-incomplete = File, { $count } without figure
choice-fill-missing = Fill in
choice-mend = Correct a figure
report-filed = The report of { $period } of { $unit } is filed{ $timing ->
        [late] {" "}(late)
       *[on-time] {""}
    }. Receipt: { $receipt }.{ $missing ->
        [0] {""}
        [one] {" "}One figure is marked as not there yet; add it at any time.
       *[other] {" "}{ $missing } figures are marked as not there yet; add them at any time.
    } Thank you.
report-already-filed = { $period } was filed at { $moment }, receipt { $receipt }.
report-paused = { $done }/{ $count } figures are kept. Type “continue” at any time. Due: { $due }.
report-nothing-to-file = There is no figure to file yet.
report-lacks = { $period }: { $done }/{ $count } figures are in. { $left ->
        [0] None is missing.
       *[other] Still missing: { $names }.
    }
report-holds = { $period }: { $done }/{ $count } figures are in:
    { $lines }
    { $left ->
        [0] None is missing.
       *[other] Still missing: { $names }.
    }
report-waits = The report of { $period } is unfinished ({ $done }/{ $count } figures); type “{ $named ->
        [yes] report { $period }
       *[no] continue
    }” to go on.
answer-not-kept = Not kept: { $name } { $value }.
report-stopped = Stopped; nothing was kept.
report-cancelled = The draft of { $period } is dropped.
cancel-confirm = Drop the draft of { $period } ({ $count ->
        [one] one figure
       *[other] { $count } figures
    } kept)?
choice-cancel = Drop the draft
choice-keep-draft = Keep it and go on

## Filed reports
filed-none = No report has been filed.
filed-none-of = { $period } is not filed yet.
filed-by-others = This account reads and files no report, so there is none to open. Please type “Chiềng Ly commune May”, “progress in May” or “export report May”.
correct-nothing = { $name } { $period } is { $value } already; there is nothing to correct.
filed-which = Filed reports of { $unit }. Please choose:
choice-filed = { $period } · receipt { $receipt }
filed-heading = { $period }, { $unit }{ $sample } · receipt { $receipt }, filed { $moment }{ $timing ->
        [late] {" "}(late)
       *[on-time] {""}
    }:
filed-how-to-correct = To correct: “correct 3: 120”.
choice-see = See the report
mend-which = Which figure of { $period }?
mend-no-such-line = The report has { $count } lines; there is no line { $item }.
correct-confirm = { $period }, { $name }: { $old } → { $new }. Is that right?
correct-done = Corrected { $name }, { $period }: { $value }. The old figure is kept too.
correct-left = Left as it was.
correct-not-ours = { $name } is not reported by { $unit }; nothing was corrected.
correct-not-in-report = The report of { $period } has no { $name }; nothing was corrected. Please name another period.
correct-nothing-filed = There is no such figure to correct. Type “view” to see what was filed.
correction-not-made = { $name } of { $period } was not corrected; the old figure stays.
choice-correct = Yes, correct it
choice-keep-old = No, keep the old one

## Reminders, language, personal data
reminders-off = Reminders are off. To get them again, type “resume reminders”.
reminders-on = Reminders are on.
language-now = From now on the bot answers in English.
leave-confirm = Leave: your name and chat account are deleted; filed figures are official records and stay, without your name. Leave?
leave-done = Your name and chat account are deleted. Thank you for your work.
leave-stayed = You are still here.
choice-leave = Leave and delete
choice-stay = Stay
own-data =
    Kept about you: name { $name }; { $role }, { $unit };{ $phone ->
        [none] {""}
       *[other] {" "}telephone number { $phone } (for leaders who call);
    } account on { $channel }; agreed at { $agreed }; reminders: { $reminders ->
        [on] on, at { $hour }{ $own_hour ->
            [yes] {" "}(your own hour)
           *[no] {""}
        }
       *[off] off
    }.
    Stop reminders: type “stop reminders”. Another hour: type “reminder time”. Correct: tell the Home Affairs Office. Delete: type “delete my data”.
own-data-no-name = (not kept)

## When something fails
message-failed = Sorry, the last message could not be handled. Figures already kept are safe. Please put it another way, or tell the Home Affairs Office.
message-set-aside = Message { $number } of the inbox failed several times and was set aside. See the server's log.

operators-yesterday = Yesterday, { $since }: { $received } messages came, { $filed } reports were filed.
operators-days = { $since } to { $until }: { $received } messages came, { $filed } reports were filed.
operators-well = Nothing failed, nothing waits.
operators-refused = { $count } messages could not be sent.
operators-set-aside = { $count } messages failed and were set aside, please see the server's log.
operators-waiting = { $count } messages wait to be handled, please run doctor.
operators-backup = Last backup: { $at }.
operators-no-backup = There is no backup yet, please run backup.
