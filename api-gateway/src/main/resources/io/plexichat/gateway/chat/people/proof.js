// Who asks for what matters gives the password again, unless it was given lately. When that is, the server says.

import { at, element } from '../dom.js';
import { askDialog, closeDialog, field } from '../parts/dialogs.js';

/** @returns {Promise} what the call answers; it is made a second time where the server asks for a proof first */
export async function proven(client, call) {
  try {
    return await call();
  } catch (error) {
    if (error.code !== 'session.step-up-required') {
      throw error;
    }
    await closeDialog();
    await askForProof(client, error);
    return call();
  }
}

function askForProof(client, refusal) {
  return new Promise((proved, failed) => {
    askDialog('Is it you?', [
      element('p', { textContent: 'It is some time since you signed in.' }),
      field('Your password', 'own-password', { type: 'password', required: true, autocomplete: 'current-password', autofocus: true, maxLength: 128 }),
    ], 'Go on', async (fields) => {
      await client.stepUp({ password: fields['own-password'] });
      proved();
    });
    at('dialog').addEventListener('close', () => failed(refusal), { once: true });
  });
}
