### What leaders do: the late list, more time, calls, messages, announcements, a look ahead at reminders.

## The late list
lead-late-heading = By { $day }{ $sample }: { $reports } late { $reports ->
        [one] report
       *[other] reports
    } of { $units } { $units ->
        [one] unit
       *[other] units
    }.
lead-late-of = Of { $period }:{" "}
lead-late-not-asked = Nothing is asked for that period yet.
lead-filed-late-one = { $unit } (filed { $day })
lead-filed-late = Filed late ({ $count }): { $names }.
lead-filed-late-more = Filed late ({ $count }): { $names } and { $left } other units.
lead-late-none-of = By { $day }{ $sample }: nothing is overdue.
lead-late-none = By { $day }{ $sample }: nothing is late.
lead-late-form = · { $form }, { $period }: { $count } { $count ->
        [one] unit
       *[other] units
    }
lead-late-forms-more = · and { $count } of other forms
lead-late-unit = { $unit }: { $what }, late since { $since }
lead-late-count = { $count } reports
lead-choose-unit = Choose a unit to extend its deadline, call or write.
lead-choose-unit-to-see = Choose a unit to look at it.
choice-late-more = More ({ $count })
choice-late-open = Not due yet ({ $count })
choice-open-units = Unit by unit ({ $count })
choice-late-list = Late list
lead-open-heading = Not filed and not due yet, by { $day }{ $sample }:
lead-open-follows = Not filed and not due yet:
lead-open-line = · { $form }, { $period }: due { $due }, { $count }/{ $all } to go: { $names }.
lead-open-line-one = · { $form }, { $period }: due { $due }: { $names }.
lead-open-line-all = · { $form }, { $period }: due { $due }, none of the { $all } units has filed.
lead-open-line-many = · { $form }, { $period }: due { $due }, { $count }/{ $all } to go.
lead-open-unit = { $unit }: { $what }, due { $due }
lead-open-none = Everything that is open has been filed.

## Who can be reached
lead-reach-heard = last heard { $moment }
lead-reach-silent = has never answered
lead-reach-blocked = cannot be written to, has blocked the bot or closed the account
lead-reach-absent = has not opened a chat
lead-unreachable-nobody = nobody in the system
lead-unreachable-silent = has never answered
lead-unreachable-blocked = cannot be written to
lead-unreachable-absent = no chat yet

## One unit
lead-unit-late = { $unit }{ $sample }: { $count } late { $count ->
        [one] report
       *[other] reports
    }.
lead-unit-none-late = { $unit }{ $sample }: nothing is late.
lead-unit-all-filed = { $unit }{ $sample }: everything due has been filed.
lead-report-late = · { $period }: due { $due }, { $days } { $days ->
        [one] day
       *[other] days
    } late{ $begun }
lead-report-today = · { $period }: due today{ $begun }
lead-report-open = · { $period }: due { $due }, { $days } { $days ->
        [one] day
       *[other] days
    } left{ $begun }
lead-report-begun = , { $answered }/{ $asked } filled in
lead-report-standstill = { "  " }No figures before { $until }, the unit says: { $reason }
lead-person = { $name } ({ $role }): { $reach }.
lead-person-unnamed = { $role }: { $reach }.
lead-nobody = Nobody of { $unit } is in the system yet. Please ask the operator for an invitation.
lead-unit-more = · and { $count } older reports
choice-extend = Extend
choice-call = Call
choice-write = Write

## Who may do what
lead-not-yours = This list is for leaders. Type “deadlines” for those of your unit.
lead-extend-refused = { $role ->
        [village_head] The commune chair or the Home Affairs Office decides
       *[other] The Home Affairs Office decides
    } about more time. If the figures do not exist yet, type “no figures yet because …” and they are told.
lead-contact-refused = The system gives no phone numbers and passes no messages between officers. The Home Affairs Office and the commune chairs do.
lead-broadcast-refused = Announcements are sent by the Home Affairs Office.
lead-foresight-refused = The plan of reminders is for the Home Affairs Office and the commune chairs. Type “deadlines” for those of your unit.
lead-chairman-reads = The chairman of the district sees the list and every unit. Extending, calling, writing and announcing is done by the Home Affairs Office.
lead-other-unit = This unit is not one of yours.
lead-which-unit = Which unit do you mean?
lead-name-a-unit = Please name a unit, for example “{ $order } { $example }”, or choose one from the late list.
lead-help = Leaders: “who is late”, “extend … 2 days”, “call …”, “write …”, “preview reminders”.
lead-help-announces = Leaders: “who is late”, “extend Chiềng Ly 2 days”, “call Chiềng Ly”, “write Chiềng Ly”, “send announcement”, “preview reminders”.
lead-order-extend = extend
lead-order-call = call
lead-order-write = write

## More time
extend-which = Which report of { $unit } gets more time?
choice-extend-report = { $period } (due { $due })
choice-extend-all = All { $count } reports
choice-extend-leave = Never mind
extend-none = { $unit } has filed everything; no extension is needed.
extend-until = { $unit }, { $what }. Until which day? Type for example “until { $example }” or “3 more days”.
extend-one = { $period }, due { $due }
extend-several = { $count } reports
choice-extend-days = Until { $day }
extend-not-a-day = Which day is that? Type for example “until { $example }” or “3 more days”.
extend-not-later = Not possible: the new deadline must be after the old one ({ $due }).
extend-past = Not possible: { $day } is over.
extend-too-far = Not possible: that is too far. The last day that can be given is { $last }.
extend-day-off = { $day } is a day off; the next working day is taken: { $next }.
extend-why = Until { $day }. Why? Choose, or type one short sentence.
extend-reason-too-long = The reason is longer than { $most } characters. Please shorten it.
extend-confirm = Please check. More time for { $unit }:
extend-line = · { $title }, { $period }: { $old } → { $new }
extend-confirm-reason = Reason: { $reason }.
extend-beyond-next = Note: this is also after the deadline of { $period } ({ $due }).
extend-tells = Will be told: { $names }.
extend-tells-nobody = Nobody of { $unit } can be written to: please call them.
extend-right = Is that right?
choice-extend-yes = Yes, extend
choice-extend-no = No
extend-changed = The deadline has just changed, please check again.
extend-filed = { $unit } has just filed; no extension is needed any more.
extension-not-given = No more time was given{ $named ->
        [no] {""}
       *[yes] {" "}to { $unit }
    }.
extend-left = Nothing was extended.
extend-done = { $unit } has until { $day }: { $what }.
extend-told = Told: { $names }.
extend-not-told = Could not be told: { $names }. Please call.
extend-notice = { $sender } gives { $unit } more time:
extend-notice-line = · { $period }: now due { $new } (was { $old })

## Calling
call-phone = { $name } ({ $role }): { $phone }
call-phone-unnamed = { $role }: { $phone }
call-none = { $name } ({ $role }): no number known
call-none-unnamed = { $role }: no number known
call-heading = To call { $unit }:
call-how-to-add = To add a number: ask the operator to import it (import phones), or to give it with the invitation.

## Writing
write-what = What do you want to tell { $unit }? At most { $most } characters; “/cancel” to leave it.
write-nobody = Nobody of { $unit } can be written to: { $why }. Please call.
write-too-long = That is { $length } characters; at most { $most }. Please shorten it.
write-empty = There is no text yet.
write-message = { $sender } writes: { $text }
write-confirm = They will see:
write-to = It goes to { $names }.
write-not-to = Cannot be reached: { $names }.
write-right = Send it?
choice-send = Send
choice-rewrite = Write it anew
choice-dont-send = Never mind
write-done = Sent to { $names }.
message-not-sent = No message was sent{ $named ->
        [no] {""}
       *[yes] {" "}to { $unit }
    }.
write-left = Nothing was sent.

## Who signs
lead-sender-office = { $unit }
lead-sender-chair = The chair of { $unit }

## Announcements
cast-audience = Who is the announcement for?
choice-audience = { $audience }
cast-audience-name = { $level ->
        [village] villages
        [commune] communes
        [department] departments
        [cluster] the communes of { $cluster }
       *[all] { $standing ->
            [late] units
            [not_late] units
           *[both] all officers
        }
    }{ $standing ->
        [late] {" "}that are late
        [not_late] {" "}that are not late
       *[both] {""}
    }
cast-what = Announcement for { $audience }: please type the text, at most { $most } characters, as many lines as you like. “/cancel” to leave it.
cast-message =
    Announcement of the { $sender }:
    { $text }
cast-confirm = They will see exactly this:
cast-rule = ―――
cast-count = To { $people } { $people ->
        [one] person
       *[other] people
    } of { $units } { $units ->
        [one] unit
       *[other] units
    } ({ $audience }):
cast-count-now = At once to { $people } { $people ->
        [one] person
       *[other] people
    } of { $units } { $units ->
        [one] unit
       *[other] units
    } ({ $audience }).
cast-no-clusters = The list of emulation clusters has not been entered; once the operator has filled it in, announcements can go to a cluster. For now please choose others.
cast-no-such-cluster = The list of emulation clusters has no such cluster. Please choose.
cast-nobody = There is nobody to send it to: of { $audience } no one can be written to now.
cast-now = · at once: { $count } { $count ->
        [one] person
       *[other] people
    }
cast-later-today = · at { $clock } today: { $count } { $count ->
        [one] person
       *[other] people
    }
cast-later = · at { $moment }: { $count } { $count ->
        [one] person
       *[other] people
    }
cast-unreachable = Cannot be reached: { $count } { $count ->
        [one] person
       *[other] people
    } (no chat yet, or blocked).
cast-say-send = To be sure, please type “send” or press the button.
choice-cast = Write to many
choice-cast-send = Send to { $people } { $people ->
        [one] person
       *[other] people
    }
choice-cast-rewrite = Change the text
choice-cast-audience = Someone else
cast-begun = It is being sent to { $people } { $people ->
        [one] person
       *[other] people
    }. Ask “how far is it” at any time; “stop sending” stops it.
cast-none = No announcement has been sent yet.
cast-progress = The announcement of { $moment }: sent to { $sent }/{ $addressed } people.
cast-left = About { $minutes } minutes left.
cast-left-short = Less than a minute left.
cast-waiting = Waiting until they may be written to: { $count }, the first from { $moment }.
cast-done = The announcement of { $moment } has been sent: { $sent }/{ $addressed } people have it.
cast-stopped = Stopped: { $sent } got it, { $stopped } will not.
cast-was-stopped = The announcement of { $moment } was stopped: { $sent } got it, { $stopped } did not.
cast-not-reached = Could not be reached: { $count } { $count ->
        [one] person
       *[other] people
    }.
cast-nothing-to-stop = Nothing is being sent.
cast-unreached-heading = Did not get the announcement of { $moment }: { $count } { $count ->
        [one] person
       *[other] people
    }.
cast-unreached-none = So far there is nobody it did not reach.
cast-unreached-line = · { $why ->
        [unaddressed] no chat yet
        [unreachable] blocked the bot or closed the account
       *[refused] the network did not take it
    } ({ $count }): { $units }
cast-is-sending = An announcement is being sent. To stop it press “Stop sending”.
choice-cast-progress = How far is it
choice-cast-stop = Stop sending
choice-cast-unreached = Who did not get it

## A look ahead at reminders
fore-heading = From { $first } to { $last }, if nothing more is filed, reminders go to { $people } { $people ->
        [one] person
       *[other] people
    } in { $messages } { $messages ->
        [one] message
       *[other] messages
    }:
fore-heading-day = { $day }, if nothing more is filed, reminders go to { $people } { $people ->
        [one] person
       *[other] people
    }:
fore-none = From { $first } to { $last }: nobody is reminded.
fore-none-day = { $day }: nobody is reminded.
fore-past = That day is over.
fore-day = · { $day }: { $count } { $count ->
        [one] message
       *[other] messages
    } ({ $what }) – { $units }
fore-units-more = { $units } and { $count } other units
fore-line = · { $clock }, { $what }: { $units }
fore-list = late list
fore-more = · and { $count } more messages
fore-unreachable = Due to be reminded but cannot be written to: { $count }.
choice-fore-day = { $day }
choice-fore-week = The next 7 days
