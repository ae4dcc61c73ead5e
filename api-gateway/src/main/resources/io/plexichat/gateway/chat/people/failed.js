// What failed before one signed in: told once it is somebody's own page again, also when that is loaded anew in between.

import { warn } from '../notices.js';
import { plural } from '../texts.js';

const KEY = 'plexichat.failed-attempts';

/** @param {{count: number, last: string}=} failed */
export function keepFailed(failed) {
  if (failed) {
    sessionStorage.setItem(KEY, JSON.stringify(failed));
  }
}

export function tellFailed() {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (kept) {
    const { count, last } = JSON.parse(kept);
    warn(`${plural(count, 'attempt')} to sign in as you failed since you last did, the last on ${new Date(last).toLocaleString()}. `
      + 'If that was not you, see to it that your password is long and used nowhere else.');
  }
}
