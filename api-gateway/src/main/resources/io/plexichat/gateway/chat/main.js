// Signs in and begins. Tokens and what waits to be sent are in the local storage, so that one stays signed in on this device and what
// was written without a network is not lost: nothing but this page's own files can run here and read them.

import { PlexiChat } from '/client/index.js';
import { App } from './app.js';
import { at, show } from './dom.js';
import { closePanel } from './panels/panel.js';
import { enrol } from './people/factors.js';
import { tellFailed } from './people/failed.js';
import { askToSignIn, prepareSignIn } from './sign-in.js';

const AGAIN_MILLIS = 3000;

const client = new PlexiChat({ tokens: localStorage, outbox: localStorage, device: deviceName() });
let begun = false;

prepareSignIn(client);
client.on('signed-in', () => begin());
client.on('signed-out', (reason) => end(reason));
client.session ? begin() : askToSignIn(null);

async function begin() {
  if (begun) {
    location.reload(); // Whoever it is now begins with nothing of the one before.
    return;
  }
  begun = true;
  show(at('entrance'), false);
  if (client.session?.mustEnrol && !await enrolled()) {
    return;
  }
  const self = await whoAmI();
  if (self) {
    const app = new App(client, self);
    show(at('app'), true);
    app.start();
    tellFailed();
  }
}

/** Who must have a second factor enrols it now, or leaves. */
async function enrolled() {
  try {
    if (await enrol(client, 'Your role asks for a second factor. Nothing else is possible before.')) {
      await client.renew();
      return true;
    }
  } catch {
    // Out of reach, or ended meanwhile: one begins with signing in.
  }
  begun = false;
  await client.signOut();
  return false;
}

/** Waits for a server that does not answer; what is known of the session is enough to begin with. */
async function whoAmI() {
  while (client.session) {
    try {
      return await client.me();
    } catch (error) {
      if (error.status === 401) {
        return null; // Signed out; that is told apart.
      }
      const { accountId, username } = client.session ?? {};
      if (accountId && error.status === 0) {
        return { accountId, username, displayName: username, roles: [] };
      }
      await new Promise((passed) => { setTimeout(passed, AGAIN_MILLIS); });
    }
  }
  return null;
}

/** Nothing that one could read stays. */
function end(reason) {
  closePanel();
  at('dialog').close();
  for (const id of ['sidebar', 'timeline', 'channel-bar', 'writing', 'toasts', 'announcer']) {
    at(id).replaceChildren();
  }
  document.title = 'PlexiChat';
  history.replaceState(null, '', location.pathname);
  askToSignIn(reason ? 'The session has ended. Sign in again.' : null);
}

function deviceName() {
  const { userAgent } = navigator;
  const browser = ['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'].find((each) => userAgent.includes(`${each}/`)) ?? 'Browser';
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((each) => userAgent.includes(each));
  return `${{ Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser}${system ? ` on ${system}` : ''}`;
}
