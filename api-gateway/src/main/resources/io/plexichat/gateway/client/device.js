// What browsers tell of the device and the page. Elsewhere nothing is heard.

const SHOWN = 'visibilitychange';

/** @return ends it */
export function listenToDevice({ online, offline, shown }) {
  const offs = [
    hear(globalThis, 'online', online),
    hear(globalThis, 'offline', offline),
    hear(globalThis.document, SHOWN, () => globalThis.document.hidden || shown()),
  ];
  return () => offs.forEach((off) => off());
}

/** Only a no can be trusted. */
export const saysOffline = () => globalThis.navigator?.onLine === false;

function hear(target, event, listener) {
  target?.addEventListener?.(event, listener);
  return () => target?.removeEventListener?.(event, listener);
}
