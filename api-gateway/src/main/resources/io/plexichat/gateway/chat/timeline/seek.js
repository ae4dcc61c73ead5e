// Finds the place of the n-th message of a channel. Positions are shared by all channels, so it is looked for between two that are known.

const PAGE = 100;
const MOST_LOOKS = 25;

/** @returns {Promise<?number>} the position of the first message with this number or a higher one */
export async function positionOfSeq(client, channelId, seq, newest) {
  let low = { seq: 0, position: 0 };
  let high = newest;
  for (let look = 0; look < MOST_LOOKS && low.position < high.position; look++) {
    const share = (seq - low.seq) / Math.max(high.seq - low.seq, 1);
    // At least a step from both ends, or it would creep along where messages are unevenly spread.
    const guess = low.position + (high.position - low.position) * Math.min(Math.max(share, 0.05), 0.95);
    const { items } = await client.messages.list(channelId, { around: Math.round(guess), limit: PAGE });
    if (items.length === 0) {
      return null;
    }
    if (seq >= items[0].seq && seq <= items.at(-1).seq) {
      return items.find((message) => message.seq >= seq).position;
    }
    if (seq < items[0].seq) {
      high = items[0];
    } else {
      low = items.at(-1);
    }
  }
  return null;
}
