// What a text says without its marks, in one line: for excerpts and for those who listen.

import { blocks } from './blocks.js';

export function plain(text) {
  return blocks(text).map(said).join(' ').replace(/\s+/gu, ' ').trim();
}

function said(node) {
  switch (node.type) {
    case 'mention': return `@${node.name}`;
    case 'list': return node.items.map((item) => item.map(said).join(' ')).join(', ');
    case 'quote': return node.children.map(said).join(' ');
    default: return node.text ?? node.children.map(said).join('');
  }
}
