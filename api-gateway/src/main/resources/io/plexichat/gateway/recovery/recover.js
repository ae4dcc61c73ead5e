// Asking for a link, and, where the link leads, setting a new password. The token is the fragment of the address: it is not sent with a
// request for this page, and it is taken out of the address as soon as it was read.

const at = (id) => document.getElementById(id);
const token = location.hash.slice(1);

if (token) {
  history.replaceState(null, '', '/recover');
}
show(token ? 'set' : 'ask');
// A link that is opened while this page is shown changes the fragment only.
addEventListener('hashchange', () => location.reload());

at('ask').addEventListener('submit', (event) => send(event, 'ask', '/api/v1/recoveries', { username: at('username').value.trim() }, () =>
  done('Look at your mails', 'If there is such an account and it has a verified e-mail address, a link is on its way. It works once, for 15 minutes.')));

at('set').addEventListener('submit', (event) => send(event, 'set', '/api/v1/recoveries/complete', { token, newPassword: at('password').value }, () =>
  done('Your password is set', 'Sign in with it. You are asked for your second factor as before, if you have one.')));

async function send(event, form, path, body, then) {
  event.preventDefault();
  const button = at(form).querySelector('button');
  if (button.disabled) {
    return;
  }
  button.disabled = true;
  say(form, null);
  try {
    const response = await fetch(path, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
    if (response.ok) {
      then();
    } else {
      say(form, sentence(await response.json(), response.headers.get('Retry-After')));
    }
  } catch {
    say(form, 'The server does not answer. Is the network there?');
  } finally {
    button.disabled = false;
  }
}

function sentence(problem, retryAfter) {
  const sentences = {
    'mail.off': 'This server sends no mails. Ask your administrator.',
    'recovery.invalid-token': 'This link was used, or is older than 15 minutes. Ask for another one.',
    'session.too-many-attempts': `Too many mails were asked for. Try again in ${Math.max(1, Math.ceil((retryAfter ?? 60) / 60))} minutes.`,
  };
  return sentences[problem.code] ?? (problem.errors?.map((each) => each.message).join(' ') || problem.detail);
}

function say(form, text) {
  const problem = at(`${form}-problem`);
  problem.textContent = text ?? '';
  problem.hidden = !text;
}

function done(title, text) {
  at('done-title').textContent = title;
  at('done-text').textContent = text;
  show('done');
}

function show(id) {
  for (const each of ['ask', 'set', 'done']) {
    at(each).hidden = each !== id;
  }
  (at(id).querySelector('input') ?? at(id)).focus();
}
