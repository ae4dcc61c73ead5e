// Times as people read them, in the zone and language of the device.

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const DAY_OF_YEAR = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const SHORT = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

export const clock = (time) => CLOCK.format(new Date(time));
export const fullTime = (time) => FULL.format(new Date(time));

/** A day of this zone, as YYYY-MM-DD. */
export function dayOf(time) {
  const date = new Date(time);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

export function dayName(time, now = new Date()) {
  const date = new Date(time);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (dayOf(date) === dayOf(now)) {
    return 'Today';
  }
  if (dayOf(date) === dayOf(yesterday)) {
    return 'Yesterday';
  }
  return (date.getFullYear() === now.getFullYear() ? DAY : DAY_OF_YEAR).format(date);
}

/** As short as can be told: the clock today, else the day. */
export function shortTime(time, now = new Date()) {
  return dayOf(time) === dayOf(now) ? clock(time) : SHORT.format(new Date(time));
}

/** When a day of this zone begins. */
export const dayStart = (day) => new Date(`${day}T00:00:00`);
