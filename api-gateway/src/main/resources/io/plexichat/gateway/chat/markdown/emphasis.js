// Pairs the runs of * _ and ~ in a list of nodes. A run that finds no partner is text.

const MOST_RUNS = 400;
const NAMES = { '*': ['emphasis', 'strong'], _: ['emphasis', 'strong'], '~': [null, 'struck'] };
const isSpace = (char) => char === undefined || /\s/u.test(char);
const isMark = (char) => char !== undefined && /[\p{P}\p{S}]/u.test(char);

/** A run of marks at this index; it opens or closes by what is before and after it. */
export function run(text, index) {
  const mark = text[index];
  let end = index;
  while (text[end] === mark) {
    end++;
  }
  const before = text[index - 1];
  const after = text[end];
  const left = !isSpace(after) && (!isMark(after) || isSpace(before) || isMark(before));
  const right = !isSpace(before) && (!isMark(before) || isSpace(after) || isMark(after));
  // A low line inside a word is part of a name.
  return {
    type: 'run',
    mark,
    left: end - index,
    opens: mark === '_' ? left && (!right || isMark(before)) : left,
    closes: mark === '_' ? right && (!left || isMark(after)) : right,
  };
}

/** The same nodes with the pairs made one node each. */
export function paired(nodes) {
  const done = [];
  const open = [];
  let runs = 0;
  for (const node of nodes) {
    if (node.type !== 'run' || ++runs > MOST_RUNS) {
      done.push(node);
      continue;
    }
    if (node.closes) {
      close(node, done, open);
    }
    if (node.left > 0) {
      done.push(node);
      if (node.opens) {
        open.push(node);
      }
    }
  }
  return done.flatMap((node) =>
    node.type === 'run' ? [{ type: 'text', text: node.mark.repeat(node.left) }] : [node]);
}

function close(closing, done, open) {
  while (closing.left > 0) {
    const at = open.findLastIndex((each) => each.mark === closing.mark && size(each, closing) > 0);
    if (at < 0) {
      return;
    }
    const opening = open[at];
    const marks = size(opening, closing);
    open.length = at + 1;
    const start = done.lastIndexOf(opening);
    const children = done.splice(start + 1).flatMap((node) =>
      node.type === 'run' ? [{ type: 'text', text: node.mark.repeat(node.left) }] : [node]);
    opening.left -= marks;
    closing.left -= marks;
    if (opening.left === 0) {
      done.pop();
      open.pop();
    }
    done.push({ type: NAMES[closing.mark][marks - 1], children });
  }
}

/** How many marks both give: two when they can, one where one has a meaning. */
function size(opening, closing) {
  const marks = Math.min(opening.left, closing.left, 2);
  return NAMES[closing.mark][marks - 1] ? marks : 0;
}
