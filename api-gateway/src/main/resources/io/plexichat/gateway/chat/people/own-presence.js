// What others are to see of oneself.

import { at, say } from '../dom.js';
import { askDialog, choice, field } from '../parts/dialogs.js';

const PATH = '/api/v1/me/presence';
const CHOICES = [
  ['online', 'Online', 'As long as this page or another device is connected.'],
  ['away', 'Away', 'On this device.'],
  ['do-not-disturb', 'Do not disturb', 'Others see that you are there and busy.'],
  ['invisible', 'Invisible', 'To others it looks as if you were not there.'],
];

/** Opens the dialog; says so where the server does not offer it. */
export async function chooseOwnPresence(app) {
  try {
    const now = await app.client.request('GET', PATH);
    const [first, ...others] = [CHOICES.find(([state]) => state === now.state), ...CHOICES.filter(([state]) => state !== now.state)];
    askDialog('You', [
      choice('You are', 'state', [first, ...others]),
      field('Status (optional)', 'statusText', { maxLength: 100, value: now.statusText ?? '', placeholder: 'At tea' }),
    ], 'Set', async ({ state, statusText }) => {
      drawOwnPresence(await app.client.request('PUT', PATH, { body: {
        state, showLastSeen: now.showLastSeen, ...(statusText.trim() ? { statusText: statusText.trim() } : {}) } }));
    });
  } catch (error) {
    app.toast(error.status === 404 ? 'This server does not tell who is there.' : error.message);
  }
}

/** Once, when the page begins. */
export async function showOwnPresence(app) {
  try {
    drawOwnPresence(await app.client.request('GET', PATH));
  } catch {
    // A server without it, or out of reach: nothing is shown.
  }
}

function drawOwnPresence({ visibleState, state, statusText }) {
  const picture = at('sidebar').querySelector('.self .avatar');
  const line = at('sidebar').querySelector('.self small');
  picture.dataset.presence = state === 'invisible' ? 'offline' : visibleState;
  say(line, statusText ?? line.dataset.username);
}
