// Small things about text, in the units that people see.

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const PICTURE = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator})/u;
const MOST_PICTURES = 6;

export const graphemes = (text) => Array.from(SEGMENTER.segment(text), (each) => each.segment);

/** At most so many graphemes, with dots for the rest. */
export function clipped(text, most) {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= most) {
    return line;
  }
  const parts = graphemes(line.slice(0, most * 12));
  return parts.length <= most && line.length <= most * 12 ? line : `${parts.slice(0, most).join('')}...`;
}

/** Whether a text is a few emoji and nothing else. */
export function isPictures(text) {
  const line = text.replace(/\s+/gu, '');
  if (line === '' || line.length > MOST_PICTURES * 12) {
    return false;
  }
  const parts = graphemes(line);
  return parts.length <= MOST_PICTURES && parts.every((part) => PICTURE.test(part));
}

/** The letters for the picture of somebody who has none. */
export function initials(name) {
  const words = name.split(/[\s_.\-|[\]{}^\\`]+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)].map((word) => graphemes(word)[0]) : graphemes(words[0] ?? name).slice(0, 2);
  return letters.join('').toUpperCase();
}

/** One of twelve colours, the same for the same id everywhere. */
export function hue(id) {
  let sum = 0;
  for (const char of id) {
    sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
  }
  return `hue-${sum % 12}`;
}

export const plural = (count, one, many = `${one}s`) => `${count.toLocaleString()} ${count === 1 ? one : many}`;

/** Lists names as a sentence does. */
export const listed = (names) => new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
