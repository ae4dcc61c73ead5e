// What a search found in a text. The server escapes the text and marks what matched; both are undone here without ever making markup.

import { element } from '../dom.js';

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': '\'', '&#x27;': '\'', '&#x2F;': '/', '&#47;': '/' };

const plain = (escaped) => escaped.replace(/&(?:amp|lt|gt|quot|#39|#x27|#x2F|#47);/gu, (each) => ENTITIES[each]);

/** @param {string[]} parts @returns {Node[]} */
export function highlighted(parts) {
  return parts.flatMap((part, i) => [
    ...(i > 0 ? [' ... '] : []),
    ...part.split(/(<em>.*?<\/em>)/su).filter(Boolean).map((piece) => (piece.startsWith('<em>') && piece.endsWith('</em>')
      ? element('mark', { textContent: plain(piece.slice('<em>'.length, -'</em>'.length)) })
      : plain(piece))),
  ]);
}
