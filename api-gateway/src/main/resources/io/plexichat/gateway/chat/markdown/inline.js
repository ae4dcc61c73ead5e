// What is within a line: code, emphasis, links, mentions. Gives nodes; nothing here knows HTML.

import { paired, run } from './emphasis.js';
import { automaticLink, safeAddress } from './links.js';

const LINK = /\[([^[\]\n]{1,500})\]\(\s*<?([^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,500})?)>?\s*\)/uy;
const BRACKETED = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/iuy;
const MENTION = /@([\p{L}\p{N}_.\-|[\]{}^\\]{1,64})/uy;
const ESCAPED = /[\\`*_~[\]()<>#+\-.!>|@]/u;
const SPECIAL = /[\\`*_~[<@hHwW]/u;

/** @returns nodes: text, code, link, mention, emphasis, strong, struck */
export function inline(text) {
  const nodes = [];
  const missing = new Set();
  let plain = '';
  const flush = () => {
    if (plain) {
      nodes.push({ type: 'text', text: plain });
      plain = '';
    }
  };
  let index = 0;
  while (index < text.length) {
    const special = SPECIAL.test(text[index]) ? at(text, index, missing) : null;
    if (special) {
      if (special.node) {
        flush();
        nodes.push(special.node);
      } else {
        plain += special.text;
      }
      index += special.length;
    } else {
      plain += text[index++];
    }
  }
  flush();
  return paired(nodes);
}

function at(text, index, missing) {
  switch (text[index]) {
    case '\\': return escaped(text, index);
    case '`': return code(text, index, missing);
    case '[': return link(text, index);
    case '<': return bracketed(text, index);
    case '@': return mention(text, index);
    case '*': case '_': case '~': {
      const node = run(text, index);
      return { node, length: node.left };
    }
    default: {
      const found = automaticLink(text, index);
      return found && { node: addressNode(found.written, found.address), length: found.written.length };
    }
  }
}

function escaped(text, index) {
  const next = text[index + 1];
  return next !== undefined && ESCAPED.test(next) ? { text: next, length: 2 } : null;
}

/** Between equal runs of backticks. Runs that nothing closes are remembered, so that many of them cost no more than one. */
function code(text, index, missing) {
  let end = index;
  while (text[end] === '`') {
    end++;
  }
  const fence = text.slice(index, end);
  for (let close = missing.has(fence.length) ? -1 : text.indexOf(fence, end); close >= 0;) {
    let after = close + fence.length;
    if (text[after] !== '`') {
      const inside = text.slice(end, close);
      const trimmed = /^ .*\S.* $/su.test(inside) ? inside.slice(1, -1) : inside;
      return { node: { type: 'code', text: trimmed }, length: after - index };
    }
    while (text[after] === '`') {
      after++;
    }
    close = text.indexOf(fence, after);
  }
  missing.add(fence.length);
  return { text: fence, length: fence.length };
}

function link(text, index) {
  LINK.lastIndex = index;
  const found = LINK.exec(text);
  const address = found && safeAddress(found[2]);
  return address
    ? { node: { type: 'link', address, children: inline(found[1]).map(unlinked) }, length: found[0].length }
    : null;
}

/** A link has no other inside. */
function unlinked(node) {
  if (node.type === 'link') {
    return { type: 'text', text: node.children.map((child) => child.text ?? '').join('') };
  }
  return node.children ? { ...node, children: node.children.map(unlinked) } : node;
}

function bracketed(text, index) {
  BRACKETED.lastIndex = index;
  const found = BRACKETED.exec(text);
  const address = found && safeAddress(found[1]);
  return address ? { node: addressNode(found[1], address), length: found[0].length } : null;
}

function mention(text, index) {
  if (/[\p{L}\p{N}_.@/]/u.test(text[index - 1] ?? ' ')) {
    return null;
  }
  MENTION.lastIndex = index;
  const name = MENTION.exec(text)?.[1].replace(/[.\-|\]}\\]+$/u, '');
  return name ? { node: { type: 'mention', name }, length: name.length + 1 } : null;
}

const addressNode = (written, address) => ({ type: 'link', address, children: [{ type: 'text', text: written }] });
