import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as library from '../../main/resources/io/plexichat/gateway/client/index.js';
import { FakeServer } from './fake-server.js';
import { signedIn } from './support.js';

const DECLARATIONS = readFileSync(
  new URL('../../main/resources/io/plexichat/gateway/client/index.d.ts', import.meta.url), 'utf8');

/** The names of what a declared class or interface has, but for those that may be absent. */
function membersOf(name) {
  const [, body] = new RegExp(`export (?:class|interface) ${name} [^{]*\\{\\n(.*?)\\n\\}`, 's').exec(DECLARATIONS);
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)[(:<]/gm)].map(([, member]) => member).filter((member) => member !== 'constructor');
}

test('declares what there is', async () => {
  const { client } = await signedIn(new FakeServer());
  const live = client.live({ after: 1 });
  const pending = client.send('general', 'hello');
  const found = {
    PlexiChat: client,
    Channels: client.channels,
    Messages: client.messages,
    Presence: client.presence,
    Sessions: client.sessions,
    Outbox: client.outbox,
    Pending: pending,
    Live: live,
    PlexiChatError: new library.PlexiChatError('code', 'message'),
  };
  for (const [name, object] of Object.entries(found)) {
    const members = membersOf(name);
    assert.ok(members.length > 1, name);
    members.forEach((member) => assert.ok(member in object, `${name}.${member}`));
  }
  await pending.sent;
});

test('exports what it declares', () => {
  const declared = [...DECLARATIONS.matchAll(/^export (?:class|function) (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(Object.keys(library).sort(), declared.sort());
});
