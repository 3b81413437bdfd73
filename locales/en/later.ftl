### Reminding again later, an hour of one's own, figures that do not exist yet, handing over.

## Times
said-clock = { $hour }{ $exact ->
        [yes] {""}
       *[no] :{ $minute }
    } { $part ->
        [morning] am
       *[other] pm
    }
said-window = { $opens } until before { $closes }
said-moment = { $clock } on { $day }
choice-later = { $when ->
        [today] This
        [tomorrow] Tomorrow
       *[day] { $day },
    } { $part ->
        [morning] morning
        [noon] noon
        [afternoon] afternoon
       *[evening] evening
    }

## Again later
later-set = You will be reminded at { $moment }. Nothing comes before then.
later-set-moved = { $asked } is { $why ->
        [day-off] a day off
        [quiet] outside the hours of reminders ({ $windows })
       *[both] outside the hours of reminders ({ $windows }) and a day off follows
    }, so you will be reminded at { $moment }.
later-after-deadline = Note: the deadline { $due } will have passed by then.
later-when = When shall the reminder come? Type for example: this afternoon, tomorrow at 8, Monday.
later-which = Which of these times?
later-passed = That time has passed. When shall the reminder come? Type for example: tomorrow at 8.
later-too-far = A reminder can be put off for 7 days at most. When shall it come?
later-say-fully = When is not clear. Type it in full: “remind me tomorrow at 8 am”.
later-switched-off = Your reminders are off. Type “turn on reminders” first.
later-not-reminded = Nobody in your role is reminded to report, so there is nothing to put off.
later-given-away = The reports still to file went to a colleague, so you are not reminded of them.
later-standing-still = Your unit said there are no figures yet, so no reminder comes before { $until }.
later-or-always = Only this time, or always at { $clock } from now on?
choice-later-once = This time: { $moment }
choice-later-moment = { $moment }
choice-always-at = Always at { $clock }

## An hour of one's own
hour-set = From now on you are reminded at { $clock } on working days. Type “reminder time as before” to undo it.
hour-outside = Not changed: { $clock } is outside the hours of reminders. Choose one within { $windows }, for example “reminder time { $example }”.
hour-which = Which hour?
hour-now = You are reminded at { $clock } on working days. It can be changed within { $windows }: type for example “reminder time { $example }”.
hour-usual = Your own hour is gone. Reminders come at { $clock } on working days.
choice-hour-usual = As before

## Why
why-reminded = Reminded at { $moment } because { $unit } had not filed the report of { $reports }, { $stage ->
        [again] and you asked to be reminded again
        [resume] and the pause you asked for is over
        [given] and { $giver } handed it over to you
        [before] with { $days ->
            [one] one day
           *[other] { $days } days
        } left then
        [on-the-day] and that was the last day
       *[after] { $days ->
            [one] one day
           *[other] { $days } days
        } after the deadline
    }.
why-reminded-reports = { $periods } (due { $due })
why-reminded-filed = When reminded ({ $moment }), { $unit } had not filed the report of { $reports }; it has now, so no more reminders come.
why-never-reminded = You have not been reminded yet. Reminders come only when { $unit } has a report to file.
why-leaders = Leaders get the list of what is late, and the reason when a unit has no figures yet. Off: type “stop reminders”.
why-nobody-reminds = Your role files no reports, so the bot does not remind you.
why-what-to-do = Later: type “remind me tomorrow”. Off: type “stop reminders”.

## No figures yet
standstill-which = Which report has no figures yet?
standstill-why = Why are there no figures for { $reports }? A few words, for example: waiting for the villages.
standstill-why-again = Please type the reason in words, for example: waiting for the villages. Type “cancel” to leave it.
standstill-confirm = No figures yet for { $reports }, because: “{ $reason }”. The bot will { $told ->
        [nobody] write it down (no leader uses the bot yet, please tell them yourself)
       *[other] tell { $leader }
    } and not remind { $unit } before { $until }. The deadline stays { $due }. Is that right?
standstill-done = Written down. { $told ->
        [nobody] {""}
       *[other] We will tell { $leader }.{" "}
    }No reminder of { $reports } before { $until }. With the figures at hand type “report” at any time.
standstill-left = Nothing was written down; reminders come as before.
choice-standstill = Yes, { $told ->
        [nobody] write it down
       *[other] tell them
    }
choice-not-now = No
choice-report-key = { $period } · due { $due }
choice-all-reports = All { $count } reports
leader-chair = the chair of the commune
leader-coordinator = the coordinator (Office of Home Affairs)
report-keys = the report of { $periods }

## Handing over
handover-which = Which report goes to { $name }?
handover-whom = Who at { $unit } is it for?
handover-confirm = Hand { $reports } over to { $name }? From then on they are reminded and you are not. The deadline stays { $due }.
handover-done = { $name } has { $reports } now. The bot will tell them and no longer remind you of it.
handover-somebody = a colleague
handover-left = Nothing was handed over.
handover-nobody = Nobody else called “{ $name }” reports for { $unit } through the bot. To add somebody, ask the Office of Home Affairs for an invitation code.
handover-alone = Nobody else reports for { $unit } through the bot. To add somebody, ask the Office of Home Affairs for an invitation code.
handover-unreached = { $name } cannot be reached by the bot, so nothing was handed over. Please have { $name } open the chat first.
handover-gone = This colleague is no longer at { $unit }, so nothing was handed over.
choice-hand-over = Hand over
choice-colleague = { $name } · { $role }
