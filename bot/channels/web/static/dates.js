// Days and times of lines. The server sends times in the district's zone ("2024-06-17T07:30:00+07:00"), so they
// are read by place and never converted: the phone's own zone and clock do not matter.

import { filled, words } from "./words.js";

export const dayOf = (at) => at.slice(0, 10);
export const timeOf = (at) => at.slice(11, 16);

/** "Thứ Hai 17/06/2024" for a day written "2024-06-17". */
export function dayInWords(day) {
  const [year, month, date] = day.split("-");
  const weekday = words.weekdays[new Date(Date.UTC(+year, +month - 1, +date)).getUTCDay()];
  return filled(words.date, { weekday, day: date, month, year });
}
