// Second factors: enrolling an authenticator, backup codes, and removing both.

import { button, element, sayOrHide } from '../dom.js';
import { askDialog, field, openDialog } from '../parts/dialogs.js';
import { plural } from '../texts.js';
import { emailCodesPart } from './email-codes.js';
import { proven } from './proof.js';

/** What one has, or the way to it. */
export async function openFactors(app) {
  try {
    const mine = await app.client.factors.mine();
    if (mine.totp || mine.email || mine.emailCodes) {
      showFactors(app, mine);
    } else {
      await enrol(app.client);
    }
  } catch (error) {
    app.toast(error.message);
  }
}

/**
 * @param {?string} why it has to be done now
 * @returns {Promise<boolean>} whether it was
 */
export async function enrol(client, why = null) {
  const { secret, qrCode } = await proven(client, () => client.factors.offerTotp());
  return new Promise((answer) => {
    const problem = element('p', { className: 'notice bad', role: 'alert', hidden: true });
    const send = element('button', { type: 'submit', className: 'primary', textContent: 'Confirm' });
    let isDone = false;
    const form = element('form', { className: 'fields', on: {
      submit: async (event) => {
        event.preventDefault();
        send.disabled = true;
        sayOrHide(problem, null);
        try {
          const codes = await client.factors.confirmTotp(new FormData(form).get('totp-code').trim());
          isDone = true;
          showCodes(codes);
          answer(true);
        } catch (error) {
          sayOrHide(problem, error.code === 'factor.wrong-code' ? 'The authenticator shows another code. Try the next one.' : error.message);
        } finally {
          send.disabled = false;
        }
      },
    } },
    field('The code that it shows', 'totp-code', { required: true, inputMode: 'numeric', autocomplete: 'one-time-code', autofocus: true, maxLength: 64 }),
    problem, element('div', { className: 'buttons' }, send));
    openDialog('Second factor', [
      ...(why ? [element('p', { className: 'notice', textContent: why })] : []),
      element('p', { textContent: 'Scan this with an authenticator app, or type the secret into it.' }),
      element('img', { className: 'qr', src: qrCode, alt: 'The secret as a QR code' }),
      element('p', { className: 'secret' }, element('code', { id: 'totp-secret', textContent: secret.match(/.{1,4}/gu).join(' ') })),
      form]);
    form.closest('dialog').addEventListener('close', () => isDone || answer(false), { once: true });
  });
}

export function showCodes(codes) {
  const close = openDialog('Backup codes', [
    element('p', { textContent: 'Each of these lets you in once without the authenticator. Keep them apart from it: they are not shown again.' }),
    element('ul', { className: 'backup-codes' }, ...codes.map((code) => element('li', {}, element('code', { textContent: code })))),
    element('div', { className: 'buttons' }, element('button', {
      type: 'button', className: 'primary', textContent: 'I have kept them', autofocus: true, on: { click: () => close() } }))]);
}

function showFactors(app, { totp, email, emailCodes, backupCodes }) {
  openDialog('Second factor', [
    ...(totp ? authenticator(app, totp, backupCodes) : [
      element('p', { textContent: 'No authenticator is asked for when you sign in.' }),
      element('div', { className: 'buttons' }, button('Add an authenticator', 'quiet', () => tried(app, () => enrol(app.client))))]),
    ...emailCodesPart(app, email, emailCodes)]);
}

function authenticator(app, totp, backupCodes) {
  return [
    element('p', { textContent: `An authenticator is asked for when you sign in, since ${new Date(totp.since).toLocaleDateString()}.` }),
    element('p', { textContent: `${plural(backupCodes?.left ?? 0, 'backup code')} left.` }),
    element('div', { className: 'buttons' },
      button('Remove', 'danger', () => askPassword('Remove the second factor', 'Remove', async (password) => {
        await app.client.factors.remove(password);
        app.toast('Your password alone lets you in now.');
      })),
      button('New backup codes', 'quiet', () => {
        let codes = null;
        askPassword('New backup codes', 'Make them', async (password) => {
          codes = await app.client.factors.newBackupCodes(password);
        }, () => showCodes(codes));
      }))];
}

async function tried(app, work) {
  try {
    await work();
  } catch (error) {
    app.toast(error.message);
  }
}

/** @param {function()} then what follows once the dialog is closed by it */
export function askPassword(title, label, work, then = () => {}) {
  askDialog(title, [
    field('Your password', 'own-password', { type: 'password', required: true, autocomplete: 'current-password', autofocus: true, maxLength: 128 }),
  ], label, async (fields) => {
    await work(fields['own-password']);
    setTimeout(then, 0);
  });
}
