### The villages' figures, put before their commune to take or to correct.

villages-all = { $reported }/{ $expected } villages reported: { $value }.
villages-some = { $reported }/{ $expected } villages reported: { $value }.
villages-missing = Not yet: { $names }.
villages-cumulated = Total of the year, not added: { $names }.
villages-without-whole = Without the whole: { $names }.
names-more = { $names } and { $count } more villages
choice-take-villages = Take { $reported }/{ $expected } villages: { $value }
choice-take-all-villages = Take the villages: { $value }
measure-from-villages = { $value } ({ $reported }/{ $expected } villages)
raw-from-villages = added up from { $reported }/{ $expected } villages: { $value }
doubt-far-from-villages = { $value }, but { $reported }/{ $expected } villages reported { $against }. Which one is right?
doubt-take-villages = take the villages' figure?
doubt-part-of-villages = { $names } not yet in, so { $value } is of { $reported }/{ $expected } villages only. Take it as an estimate for now{ $waits ->
        [yes] , or wait
       *[no] {""}
    }?
doubt-part-of-villages-beside = { $names } not yet in, so { $value } is of { $reported }/{ $expected } villages only. Last time, { $period }: { $last }. Take it as an estimate for now{ $waits ->
        [yes] , or wait
       *[no] {""}
    }?
doubt-equals-part-of-villages = { $value } is what { $reported }/{ $expected } villages make, { $names } not yet in. Is it theirs for now, or the whole commune's?
value-lacking-villages = { $value }, { $names } not yet in,
villages-newer = · { $name }: { $reported }/{ $expected } villages now make { $value }.
villages-newer-lacking = · { $name }: { $reported }/{ $expected } villages now make { $value }, { $names } not yet in.
report-right-or-newer = Take the new figures, or file as above?
choice-take-newer = Take { $value } ({ $reported }/{ $expected } villages)
choice-take-newer-all = Take the villages' new figures
choice-wait-for-villages = Wait for the villages, ask later
villages-changed = The villages' figures have just changed, please look again.
villages-same = What was filed equals the villages' figure: { $value }.
villages-moved = · { $name }: { $reported }/{ $expected } villages now make { $value }, filed was { $filed }.
choice-villages-moved = Correct { $name }: { $value }
copy-apart = · Asked by itself: { $name } – last time { $value }, { $reported }/{ $expected } villages reported { $against }
villages-of-indicator = { $name } { $value } ({ $reported }/{ $expected } villages)
villages-unconfirmed = Reported by villages for { $period }, not confirmed and so not counted: { $list }.
villages-unconfirmed-many = The villages have reported { $count } indicators for { $period }, not confirmed and so not counted. Type “all villages together” to see them.
villages-filed = { $period }: { $reported }/{ $expected } villages have reported. Not yet: { $names }.
villages-all-filed = { $period }: { $reported }/{ $expected } villages have reported, all of them.
choice-report-period = Report { $period }
wait-for-villages = Waiting for { $names }; this is asked again later.
wait-no-such-village = The commune has no village of that name. Type “skip” to be asked again later.
wait-has-reported = { $names } reported already{ $lacking ->
        [yes] ; missing: { $missing }
       *[no] ; no village is missing
    }.
wait-not-here = This question cannot wait; please type the figure or choose below.
wait-not-of-villages = This indicator is not taken from villages.
villages-see-sums = Type “all villages together” to see what they have reported.
villages-sum = { $name }, { $whose }, { $period }{ $sample }: { $reported }/{ $expected } villages, together { $value }.
villages-together = The villages of { $unit } together{ $sample }:
villages-together-line = · { $name }, { $period }: { $reported }/{ $expected } villages: { $value }
villages-together-why = The commune's figure is still the one it filed. Choose an indicator to see each village.
villages-together-none = The villages have not reported any figure for this period.
villages-none-here = No village of the commune reports here.
