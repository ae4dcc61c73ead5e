// Addresses that people write. Only schemes that open a page or a letter become links.

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);
const AUTOMATIC = /(?:https?:\/\/|www\.)[^\s<>"`]{2,2000}/iuy;
const TRAILING = /[.,:;!?'"*_~]+$/u;

/** The address to link to, or null when it is not one that may be opened. */
export function safeAddress(written) {
  const address = /^www\./iu.test(written) ? `https://${written}` : written;
  try {
    const url = new URL(address);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** An address in running text at this index: without the full stop after it, and with the parentheses that belong to it. */
export function automaticLink(text, index) {
  AUTOMATIC.lastIndex = index;
  const found = AUTOMATIC.exec(text)?.[0];
  if (!found || /[\p{L}\p{N}]/u.test(text[index - 1] ?? ' ')) {
    return null;
  }
  const written = trimmed(found);
  const address = safeAddress(written);
  return address && written.length > 'www.'.length ? { written, address } : null;
}

function trimmed(found) {
  let written = found;
  while (true) {
    const shorter = written.replace(TRAILING, '');
    const closing = shorter.at(-1);
    const next = closing === ')' && count(shorter, ')') > count(shorter, '(') ? shorter.slice(0, -1)
      : closing === ']' && count(shorter, ']') > count(shorter, '[') ? shorter.slice(0, -1)
      : shorter;
    if (next === written) {
      return written;
    }
    written = next;
  }
}

const count = (text, char) => text.split(char).length - 1;
