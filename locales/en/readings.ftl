### Why nothing was kept: follows "Not kept:", begins small, ends with a full stop. Each reason of reading has one.

reading-plain = this figure needs to be confirmed.

## Nothing to keep
reading-empty = the message is empty.
reading-unreadable = the message cannot be read.
reading-too-long = the message is too long, one figure is enough.
reading-no-figure = the message says there is no figure yet.
reading-skip = the message says later.
reading-vague = the message holds no exact figure.
reading-range = the message names a range, one figure is needed.
reading-several = the message holds several figures, one is needed.
reading-negative = this figure cannot be negative.
reading-telephone = this looks like a telephone number.
reading-date = this looks like a date.
reading-formula = this is a sum, the result is needed.
reading-web-address = this is a link, not a figure.
reading-other-dimension = the unit does not fit this indicator.
reading-count-not-rate = a rate in % is needed, not a count.
reading-a-rate = a count is needed, not a rate in %.
reading-not-whole = this indicator is counted in whole numbers.
reading-out-of-limits = this is more than there can be.
reading-part-over-whole = the part is larger than the whole.
reading-percent-of-plan = this is percent of the plan, the result itself is needed.
reading-change-of-rate = this is a change, the present rate is needed.
reading-unknown-unit = the unit is not clear.

## Asked before it is kept
reading-fall-or-rate = it may be the fall or the rate now.
reading-change = this is a change, the present figure is needed.
reading-sign = the sign before the figure is not clear.
reading-separator = the dot or comma may mean thousands or decimals.
reading-lost-digit = a digit seems to be missing or too many.
reading-spacing = the space inside the figure is not clear.
reading-spelling = a word is not clear.
reading-odd-character = there is a strange character in the figure.
reading-short-speech = the shortened figure has several meanings.
reading-double-scale = there are two words for thousands, millions or billions.
reading-out-of-scale = the figure is too small or too large for its unit.
reading-local-measure = local measures differ from place to place.
reading-unusual-unit = the unit is unusual for this indicator.
reading-approximate = the figure is only approximate.
reading-fraction = this may be a fraction or two figures.
reading-whole-differs = the whole differs from last time.
reading-rates-differ = the rate does not fit the part and the whole.
reading-share-or-rate = this may be a part of a whole or a rate.
reading-part-or-rate = this may be a count or a rate in %.
reading-time-and-figure = the message holds a time and a figure.
reading-other-per = this may be of the period or since the start of the year.
reading-maybe-year = this looks like a year.
reading-plan-and-result = the message holds a plan and a result.
reading-old-and-new = the message holds an old and a new figure.
reading-repeated = the figure is written twice.
reading-questioned = the message is a question, not a sure figure.
reading-unknown-words = there are words beside the figure that are not understood.
reading-maybe-zero = this may be zero or unchanged.
reading-same-as-before = the message says as before.
reading-all = the message says "all", one figure is needed.
