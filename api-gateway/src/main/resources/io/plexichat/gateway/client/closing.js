// Why connections are closed, in the terms of problems.

import { PlexiChatError } from './errors.js';

/** Codes that say more than that it is lost. */
const SAID = new Map([
  [1013, [503, 'server.busy']],
  [4401, [401, 'request.unauthenticated']],
  [4402, [401, 'request.unauthenticated']],
  [4403, [401, 'session.ended']],
  [4404, [403, 'request.forbidden']],
  [4429, [429, 'request.too-many']],
]);

/** @param reason the code of the problem, if there is one */
export function why(code, reason) {
  const message = `The connection was closed (${code}${reason && `, ${reason}`}).`;
  const said = SAID.get(code);
  return said
    ? new PlexiChatError(reason || said[1], message, { status: said[0] })
    : PlexiChatError.unreachable(message);
}
