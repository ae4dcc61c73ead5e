import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf } from '../../main/resources/io/plexichat/gateway/client/sse.js';

const TEXT = ': hello\n\nid: 3\r\ndata: one\r\ndata:two\r\n\r\nevent: problem\rdata: {"a":"\u00e9\u{1f600}"}\r\rid: 9\n\ndata: cut';

async function read(pieces) {
  const body = new ReadableStream({
    start(controller) {
      pieces.forEach((piece) => controller.enqueue(piece));
      controller.close();
    },
  });
  const found = [];
  for await (const event of eventsOf(body)) {
    if (event !== null) {
      found.push(event);
    }
  }
  return found;
}

test('reads the same wherever the stream is cut', async () => {
  const bytes = new TextEncoder().encode(TEXT);
  const whole = await read([bytes]);
  assert.deepEqual(whole, [
    { type: 'message', id: '3', data: 'one\ntwo' },
    { type: 'problem', id: undefined, data: '{"a":"\u00e9\u{1f600}"}' },
    { type: 'message', id: '9', data: '' },
  ]);
  for (let cut = 1; cut < bytes.length; cut++) {
    assert.deepEqual(await read([bytes.slice(0, cut), bytes.slice(cut)]), whole, `cut at ${cut}`);
  }
  assert.deepEqual(await read([...bytes].map((byte) => Uint8Array.of(byte))), whole);
});
