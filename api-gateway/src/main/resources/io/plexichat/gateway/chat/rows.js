// Keeps the children of an element as a list of rows says, touching only what differs.

/**
 * @param {Element} container whose children are all rows
 * @param {{key: string, version: Array, make: function(): Element}[]} rows each is made anew when a part of its version changed
 */
export function reconcile(container, rows) {
  const before = container.rowsByKey ?? new Map();
  const after = new Map();
  for (const row of rows) {
    const old = before.get(row.key);
    after.set(row.key, old && same(old.version, row.version) ? old : { version: row.version, node: made(row, old) });
  }
  for (const [key, { node }] of before) {
    if (after.get(key)?.node !== node) {
      node.remove();
    }
  }
  let place = container.firstChild;
  for (const { node } of after.values()) {
    if (node === place) {
      place = place.nextSibling;
    } else {
      container.insertBefore(node, place);
    }
  }
  container.rowsByKey = after;
}

export const rowOf = (container, key) => container.rowsByKey?.get(key)?.node ?? null;

function made(row, old) {
  const node = row.make();
  node.dataset.key = row.key;
  if (old?.node.contains(document.activeElement)) {
    // Who was in the old row goes on in the new one.
    const focus = document.activeElement === old.node ? null : document.activeElement.getAttribute('aria-label');
    queueMicrotask(() => {
      const target = focus && [...node.querySelectorAll('[aria-label]')].find((each) => each.ariaLabel === focus);
      (target || node).focus({ preventScroll: true });
    });
  }
  return node;
}

const same = (one, other) => one.length === other.length && one.every((part, i) => part === other[i]);
