// Whether a text mentions somebody, as the server reads it: an @ that is not within a word, and the name after it.

const PLACE = /(?<![\p{L}\p{M}\p{N}_@])@([\p{L}\p{M}\p{N}_.\-|[\]{}`^\\]+)(?!@)/gu;
const normalised = (name) => name.normalize('NFKC').toLowerCase();

export function mentions(text, username) {
  const name = normalised(username);
  for (const [, place] of text.matchAll(PLACE)) {
    const read = normalised(place);
    // Names may end with punctuation, and so do sentences.
    if (read.startsWith(name) && !/[\p{L}\p{M}\p{N}]/u.test(read.slice(name.length))) {
      return true;
    }
  }
  return false;
}
