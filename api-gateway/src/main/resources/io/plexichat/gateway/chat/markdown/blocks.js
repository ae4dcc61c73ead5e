// What spans lines: paragraphs, fenced code, quotes, lists. Gives nodes; nothing here knows HTML.

import { inline } from './inline.js';

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^\s`]{0,30})[^`]*$/u;
const QUOTE = /^ {0,3}> ?/u;
const ITEM = /^( {0,9})([-*+]|\d{1,3}[.)])( +)(?=\S)/u;
const DEEPEST = 8;

/** @returns nodes: paragraph (lines of inline nodes), code, quote, list */
export function blocks(text) {
  return parse(text.split('\n'), 0);
}

function parse(lines, depth) {
  const made = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index];
    if (line.trim() === '') {
      index++;
      continue;
    }
    const [node, next] = fenced(lines, index)
      ?? (depth < DEEPEST ? quote(lines, index, depth) ?? list(lines, index, depth) : null)
      ?? paragraph(lines, index, depth);
    made.push(node);
    index = next;
  }
  return made;
}

function fenced(lines, start) {
  const opening = FENCE.exec(lines[start]);
  if (!opening) {
    return null;
  }
  const closing = new RegExp(`^ {0,3}${opening[1][0]}{${opening[1].length},}\\s*$`, 'u');
  let end = start + 1;
  while (end < lines.length && !closing.test(lines[end])) {
    end++;
  }
  const node = { type: 'fence', language: opening[2], text: lines.slice(start + 1, end).join('\n') };
  return [node, end + 1];
}

function quote(lines, start, depth) {
  let end = start;
  while (end < lines.length && QUOTE.test(lines[end])) {
    end++;
  }
  return end === start
    ? null
    : [{ type: 'quote', children: parse(lines.slice(start, end).map((line) => line.replace(QUOTE, '')), depth + 1) }, end];
}

function list(lines, start, depth) {
  const first = ITEM.exec(lines[start]);
  if (!first) {
    return null;
  }
  const ordered = isOrdered(first);
  const items = [];
  let index = start;
  while (index < lines.length) {
    const marker = ITEM.exec(lines[index]);
    if (!marker || isOrdered(marker) !== ordered || marker[1].length > first[1].length + 1) {
      break;
    }
    const [item, next] = itemLines(lines, index, marker);
    items.push(parse(item, depth + 1));
    index = next;
  }
  return [{ type: 'list', ordered, first: ordered ? Number.parseInt(first[2], 10) : 1, items }, index];
}

const isOrdered = (marker) => /\d/u.test(marker[2]);

/** The item's own lines without its indentation: all that follow and are indented further than its marker. */
function itemLines(lines, start, marker) {
  const indent = marker[1].length;
  const mine = [lines[start].slice(marker[0].length)];
  let index = start + 1;
  while (index < lines.length) {
    const line = lines[index];
    const deep = line.search(/\S/u);
    const continues = deep > indent || (deep < 0 && (lines[index + 1] ?? '').search(/\S/u) > indent);
    if (!continues) {
      break;
    }
    mine.push(line.slice(Math.min(Math.max(deep, 0), marker[0].length)));
    index++;
  }
  return [mine, index];
}

function paragraph(lines, start, depth) {
  let end = start + 1;
  while (end < lines.length && lines[end].trim() !== '' && !begins(lines[end], depth)) {
    end++;
  }
  return [{ type: 'paragraph', children: inline(lines.slice(start, end).join('\n').trimEnd()) }, end];
}

const begins = (line, depth) => FENCE.test(line) || (depth < DEEPEST && (QUOTE.test(line) || ITEM.test(line)));
