import { PlexiChat } from '../../main/resources/io/plexichat/gateway/client/index.js';
import { FakeServer } from './fake-server.js';

/** A client that is signed in, before a server of its own. */
export async function signedIn(server = new FakeServer(), options = {}, username = 'ada') {
  const client = new PlexiChat(server.options(options));
  await client.signIn({ username, password: 'secret' });
  return { server, client };
}

/** Resolves to what is heard next. */
export function heard(source, event, matches = () => true) {
  return new Promise((resolve) => {
    const off = source.on(event, (...values) => {
      if (matches(...values)) {
        off();
        resolve(values.length > 1 ? values : values[0]);
      }
    });
  });
}

/** Resolves once it is in this state, or is in it already. */
export async function reached(live, state) {
  if (live.state !== state) {
    await heard(live, 'state', (now) => now === state);
  }
}

export async function until(condition, what = condition, millis = 10_000) {
  const end = Date.now() + millis;
  while (!condition()) {
    if (Date.now() > end) {
      throw new Error(`Expected soon: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
