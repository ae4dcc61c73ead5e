// Where tokens and waiting messages are kept: what localStorage is, or this.

export function memoryStore() {
  const values = new Map();
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, String(value)),
    removeItem: (key) => void values.delete(key),
  };
}

/** What is there under a key; null for nothing, and for what somebody else left there. */
export function readJson(store, key) {
  try {
    return JSON.parse(store.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

export function keysAfter(store, prefix) {
  const found = [];
  for (let i = 0; i < store.length; i++) {
    const key = store.key(i);
    if (key?.startsWith(prefix)) {
      found.push(key);
    }
  }
  return found;
}
