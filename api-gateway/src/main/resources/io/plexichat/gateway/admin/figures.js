// How numbers and times are written.

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

export function count(number) {
  return number.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** For scales, such as 500K. */
export function brief(number) {
  return number.toLocaleString('en-US', { notation: 'compact' });
}

export function rate(perSecond) {
  const digits = perSecond > 0 && perSecond < 10 ? 1 : 0;
  return `${perSecond.toLocaleString('en-US', { maximumFractionDigits: digits })}/s`;
}

export function size(bytes) {
  if (bytes === undefined) {
    return 'unknown';
  }
  let left = bytes;
  let unit = 0;
  while (left >= 1000 && unit < UNITS.length - 1) {
    left /= 1000;
    unit++;
  }
  return `${left.toFixed(unit === 0 ? 0 : 1)} ${UNITS[unit]}`;
}

export function duration(seconds) {
  const whole = Math.round(seconds);
  const [days, hours, minutes] = [Math.floor(whole / 86400), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60];
  if (days > 0) {
    return `${days} d ${hours} h`;
  }
  if (hours > 0) {
    return `${hours} h ${minutes} min`;
  }
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}

export function eta(estimate) {
  return estimate
    ? `${duration(estimate.seconds)} left (${duration(estimate.lowSeconds)} to ${duration(estimate.highSeconds)})`
    : 'time left unknown';
}

export function at(time) {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}

export function clock(time) {
  return time.toLocaleTimeString(undefined, { timeStyle: 'medium' });
}

/** Rounded down, so that 100 is only told of what is complete. */
export function percent(from, position, goal) {
  return goal <= from ? 100 : Math.max(0, Math.min(100, Math.floor((100 * (position - from)) / (goal - from))));
}

export function pace(of) {
  const share = `${Math.round(of.share * 100)} % of a processor`;
  return of.eventsPerSecond === undefined ? share : `${share}, at most ${count(of.eventsPerSecond)} events/s`;
}
