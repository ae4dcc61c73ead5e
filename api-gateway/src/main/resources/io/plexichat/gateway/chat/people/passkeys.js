// Passkeys of one's own account: what there is, adding one, and removing it.

import { element } from '../dom.js';
import { askDialog, field, openDialog } from '../parts/dialogs.js';
import { hasPasskeys, makePasskey } from '../passkey.js';
import { plural } from '../texts.js';
import { askPassword, showCodes } from './factors.js';
import { proven } from './proof.js';

export async function openPasskeys(app) {
  try {
    const { passkeys, backupCodes } = await app.client.factors.mine();
    openDialog('Passkeys', [
      element('p', { textContent: 'With a passkey you sign in by your fingerprint, your face or the PIN of a device, without your password. '
        + 'Once you have one, your password alone does not let you in any more.' }),
      element('ul', { className: 'passkeys' }, ...passkeys.map((each) => row(app, each))),
      passkeys.length ? element('p', { textContent: `${plural(backupCodes?.left ?? 0, 'backup code')} left, for when you lose them.` }) : '',
      hasPasskeys() ? '' : element('p', { className: 'notice', textContent: 'This browser cannot make passkeys at this address.' }),
      element('div', { className: 'buttons' },
        passkeys.length ? action('New backup codes', 'quiet', () => newCodes(app)) : '',
        action('Add a passkey', 'primary', () => add(app), { disabled: !hasPasskeys(), autofocus: true }))]);
  } catch (error) {
    app.toast(error.message);
  }
}

function row(app, { passkeyId, label = 'A passkey', since, lastUsedAt }) {
  const used = lastUsedAt ? `last used on ${day(lastUsedAt)}` : 'not used yet';
  return element('li', {},
    element('span', {}, element('strong', { textContent: label }), element('small', { textContent: `Since ${day(since)}, ${used}` })),
    action('Remove', 'danger small', () => askPassword('Remove a passkey', 'Remove', async (password) => {
      await app.client.factors.removePasskey(passkeyId, password);
      app.toast(`${label} does not let you in any more.`);
    }, () => openPasskeys(app)), { 'aria-label': `Remove ${label}` }));
}

async function add(app) {
  try {
    const options = await proven(app.client, () => app.client.factors.offerPasskey());
    askDialog('Add a passkey', [
      field('What to call it', 'passkey-label', { required: true, autofocus: true, maxLength: 64, placeholder: 'My phone' }),
    ], 'Go on', async (fields) => {
      const credential = await makePasskey(options);
      await app.client.factors.addPasskey({ label: fields['passkey-label'].trim() || 'A passkey', credential });
      app.toast('The passkey was added. Your other devices were signed out.');
      setTimeout(() => openPasskeys(app), 0);
    });
  } catch (error) {
    app.toast(error.message);
  }
}

function newCodes(app) {
  let codes = [];
  askPassword('New backup codes', 'Make them', async (password) => {
    codes = await app.client.factors.newBackupCodes(password);
  }, () => showCodes(codes));
}

const day = (time) => new Date(time).toLocaleDateString();

const action = (textContent, className, click, properties = {}) =>
  element('button', { type: 'button', className, textContent, ...properties, on: { click } });
