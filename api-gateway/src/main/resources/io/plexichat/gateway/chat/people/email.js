// The e-mail address of one's own account: where a link goes when the password is forgotten, and where one is told what happens to it.

import { button, element } from '../dom.js';
import { askDialog, closeDialog, confirmDialog, field } from '../parts/dialogs.js';
import { proven } from './proof.js';

const SENTENCES = {
  'mail.off': 'This server sends no mails. Ask your administrator.',
  'account.email-is-factor': 'Codes are mailed there when you sign in. Turn that off first, at the shield.',
  'account.wrong-email-code': 'Another code was mailed. Look at the last mail.',
};

export async function openEmail(app) {
  try {
    const { email, emailVerified } = await app.client.me();
    askDialog('E-mail address', [
      element('p', { textContent: emailVerified
        ? `Mails go to ${email}: a link if you forget your password, and word of what happens to your account.`
        : 'With an e-mail address you get a link if you forget your password, and word of what happens to your account.' }),
      field(emailVerified ? 'Another address' : 'Your address', 'email', {
        type: 'email', required: true, autocomplete: 'email', autofocus: true, maxLength: 254, value: emailVerified ? '' : email ?? '' }),
      ...(email ? [button('Remove the address', 'link', () => remove(app, email))] : []),
    ], 'Mail me a code', async (fields) => {
      const address = fields.email.trim();
      // A dialog that asks for the password takes the place of this one.
      await told(proven(app.client, () => app.client.email.offer(address)));
      setTimeout(() => askForCode(app, address), 0);
    });
  } catch (error) {
    app.toast(error.message);
  }
}

async function remove(app, email) {
  await closeDialog();
  const sure = await confirmDialog('Remove the address', `No mails go to ${email} any more, also no link if you forget your password.`, 'Remove');
  if (sure) {
    try {
      await told(proven(app.client, () => app.client.email.remove()));
      app.toast('The address was removed.');
    } catch (error) {
      app.toast(error.message);
    }
  }
}

function askForCode(app, address) {
  askDialog('E-mail address', [
    element('p', { textContent: `A code is on its way to ${address}. It is good for an hour.` }),
    field('The code', 'email-code', { required: true, inputMode: 'numeric', autocomplete: 'one-time-code', autofocus: true, maxLength: 64 }),
  ], 'Confirm', async (fields) => {
    await told(app.client.email.confirm(fields['email-code'].trim()));
    app.toast(`Mails go to ${address} now.`);
  });
}

async function told(call) {
  try {
    return await call;
  } catch (error) {
    throw SENTENCES[error.code] ? new Error(SENTENCES[error.code]) : error;
  }
}
