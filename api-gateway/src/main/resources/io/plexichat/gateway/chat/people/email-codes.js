// Codes by e-mail as a second factor, where the server offers them.

import { button, element } from '../dom.js';
import { closeDialog } from '../parts/dialogs.js';
import { askPassword } from './factors.js';
import { proven } from './proof.js';

const SENTENCES = {
  'account.email-not-verified': 'Give your e-mail address first, at the envelope.',
  'mail.off': 'This server sends no mails. Ask your administrator.',
};

/**
 * @param {{since: string}=} email absent when they are not enrolled
 * @param {boolean} offered
 * @returns {Node[]} what the dialog of second factors says of them
 */
export function emailCodesPart(app, email, offered) {
  if (email) {
    return [
      element('p', { textContent: `Codes are mailed to you when you sign in, since ${new Date(email.since).toLocaleDateString()}.` }),
      element('div', { className: 'buttons' }, button('Turn off codes by e-mail', 'danger', () => turnOff(app)))];
  }
  return offered ? [
    element('p', { textContent: 'A code can be mailed to you when you sign in. An authenticator is safer.' }),
    element('div', { className: 'buttons' }, button('Turn on codes by e-mail', 'quiet', () => turnOn(app)))] : [];
}

async function turnOn(app) {
  try {
    await closeDialog();
    await proven(app.client, () => app.client.factors.enrolEmail());
    app.toast('A code is mailed to you from now on when you sign in.');
  } catch (error) {
    app.toast(SENTENCES[error.code] ?? error.message);
  }
}

function turnOff(app) {
  askPassword('Turn off codes by e-mail', 'Turn off', async (password) => {
    await app.client.factors.removeEmail(password);
    app.toast('No code is mailed to you any more.');
  });
}
