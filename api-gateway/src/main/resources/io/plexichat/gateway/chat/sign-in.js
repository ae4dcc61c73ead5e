// Signing in, and making an account.

import { at, logo, say, sayOrHide, show } from './dom.js';
import { hasPasskeys, usePasskey } from './passkey.js';
import { keepFailed } from './people/failed.js';

const SENTENCES = {
  'session.bad-credentials': 'The user name or the password is not right.',
  'session.wrong-passkey': 'This server does not know this passkey.',
  'session.wrong-code': 'The code is not right, or was used already.',
  'client.unreachable': 'The server does not answer. Is the network there?',
};

/** @param {PlexiChat} client @param {function()} signedIn */
export function prepareSignIn(client) {
  let isNew = false;
  at('brand').prepend(logo());

  at('sign-in-other').addEventListener('click', () => {
    isNew = !isNew;
    say(at('sign-in-title'), isNew ? 'Create an account' : 'Sign in');
    say(at('sign-in-submit'), isNew ? 'Create account' : 'Sign in');
    say(at('sign-in-other'), isNew ? 'I have an account' : 'Create an account');
    show(at('new-account-fields'), isNew);
    show(at('password-rule'), isNew);
    show(at('forgotten'), !isNew);
    show(at('sign-in-passkey'), !isNew && hasPasskeys());
    show(at('code-fields'), false);
    at('password').autocomplete = isNew ? 'new-password' : 'current-password';
    sayOrHide(at('sign-in-error'), null);
    at('username').focus();
  });

  show(at('sign-in-passkey'), hasPasskeys());
  at('sign-in-passkey').addEventListener('click', async () => {
    sayOrHide(at('sign-in-error'), null);
    try {
      begun(await client.signInByPasskey(await usePasskey(await client.offerPasskey())));
    } catch (error) {
      refused(error);
    }
  });

  at('mail-code').addEventListener('click', async () => {
    sayOrHide(at('sign-in-error'), null);
    try {
      await client.mailCode({ username: at('username').value.trim(), password: at('password').value });
      sayOrHide(at('mail-code-told'), 'A code is on its way to you. It is good for ten minutes.');
      at('code').focus();
    } catch (error) {
      refused(error);
    }
  });

  at('sign-in').addEventListener('submit', async (event) => {
    event.preventDefault();
    const submit = at('sign-in-submit');
    if (submit.disabled) {
      return;
    }
    submit.disabled = true;
    sayOrHide(at('sign-in-error'), null);
    try {
      const username = at('username').value.trim();
      const password = at('password').value;
      if (isNew) {
        const displayName = at('display-name').value.trim();
        await client.register({ username, password, ...(displayName ? { displayName } : {}) });
      }
      const code = at('code').value.trim();
      begun(await client.signIn({ username, password, ...(code ? { code } : {}) }));
    } catch (error) {
      refused(error);
    } finally {
      submit.disabled = false;
    }
  });
}

/** What failed before is kept to be told; else nothing of one person is left for the next. */
function begun({ failedAttempts }) {
  keepFailed(failedAttempts);
  at('password').value = '';
  at('code').value = '';
  show(at('code-fields'), false);
  sayOrHide(at('mail-code-told'), null);
}

/** @param {?string} why one has to sign in again */
export function askToSignIn(why) {
  show(at('app'), false);
  show(at('entrance'), true);
  sayOrHide(at('sign-in-notice'), why);
  at('username').focus();
}

function refused(error) {
  if (error.code === 'session.second-factor-required') {
    const codes = error.factors.some((each) => each !== 'passkey');
    show(at('code-fields'), codes);
    show(at('mail-code'), error.factors.includes('email'));
    sayOrHide(at('sign-in-error'), error.factors.includes('passkey') ? 'Sign in with your passkey.' : null);
    at(codes ? 'code' : 'sign-in-passkey').focus();
    return;
  }
  if (error.code === 'session.wrong-code') {
    sayOrHide(at('sign-in-error'), SENTENCES[error.code]);
    at('code').value = '';
    at('code').focus();
    return;
  }
  if (error.code === 'session.too-many-attempts') {
    sayOrHide(at('sign-in-error'), `Too many wrong passwords or codes. Try again in ${wait(error.retryAfter)}.`);
    return;
  }
  const fields = error.errors?.map((each) => each.message).join(' ');
  sayOrHide(at('sign-in-error'), SENTENCES[error.code] || fields || error.message);
  (error.errors?.[0]?.field === 'username' || error.status === 409 ? at('username') : at('password')).focus();
}

/** @param {number=} seconds */
function wait(seconds = 60) {
  return seconds < 2 ? 'a second' : seconds < 100 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
