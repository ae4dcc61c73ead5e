// Server-sent events out of a stream of bytes, as the HTML standard reads them.

/** @return each event with data or a new id, and null for every other sign of life */
export async function* eventsOf(body) {
  const decoder = new TextDecoder();
  let rest = '';
  let event = blank();
  for await (const chunk of chunksOf(body)) {
    yield null;
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      if (line !== '') {
        take(event, line);
        continue;
      }
      if (event.data.length > 0 || event.id !== undefined) {
        yield { ...event, data: event.data.join('\n') };
      }
      event = blank();
    }
  }
}

const blank = () => ({ type: 'message', id: undefined, data: [] });

function take(event, line) {
  const colon = line.indexOf(':');
  const field = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  switch (field) {
    case 'event':
      event.type = value;
      break;
    case 'data':
      event.data.push(value);
      break;
    case 'id':
      event.id = value;
      break;
    default: // comments, retry, and what may come
  }
}

/** Not every browser can iterate over a stream. */
async function* chunksOf(body) {
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    yield read.value;
  }
}
