// Makes elements of what people wrote. Text becomes text nodes, so whatever it says, it is never markup.

import { element } from '../dom.js';
import { blocks } from './blocks.js';

const TAGS = { strong: 'strong', emphasis: 'em', struck: 's', paragraph: 'p', quote: 'blockquote' };

/**
 * @param {string} text as it was written
 * @param {string} self the user name whose mentions stand out
 */
export function render(text, self = '') {
  const made = document.createDocumentFragment();
  made.append(...blocks(text).map((node) => drawn(node, self.toLowerCase())));
  return made;
}

function drawn(node, self) {
  const inside = () => node.children.map((child) => drawn(child, self));
  switch (node.type) {
    case 'text': return lines(node.text);
    case 'code': return element('code', { textContent: node.text });
    case 'fence': return element('pre', { tabIndex: 0 }, element('code', { textContent: node.text }));
    case 'mention': return element('span', {
      className: node.name.toLowerCase() === self ? 'mention of-me' : 'mention', textContent: `@${node.name}` });
    case 'link': return element('a', {
      href: node.address, target: '_blank', rel: 'noopener noreferrer nofollow', title: node.address }, ...inside());
    case 'list': return list(node, self);
    default: return element(TAGS[node.type], {}, ...inside());
  }
}

function list(node, self) {
  const items = node.items.map((item) => element('li', {}, ...item.flatMap((child) =>
    child.type === 'paragraph' ? child.children.map((each) => drawn(each, self)) : [drawn(child, self)])));
  return node.ordered ? element('ol', { start: node.first }, ...items) : element('ul', {}, ...items);
}

function lines(text) {
  if (!text.includes('\n')) {
    return document.createTextNode(text);
  }
  const made = document.createDocumentFragment();
  text.split('\n').forEach((line, i) => made.append(...(i > 0 ? [document.createElement('br')] : []), line));
  return made;
}
