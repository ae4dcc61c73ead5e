// Who is known here: those who were seen writing, are members or are in conversations; and who of them is there, when the server tells.

const MOST = 2000;

export class People extends EventTarget {
  #known = new Map();
  #presence = new Map();
  #conversations = new Map();

  /** @param {{accountId: string, username: string, displayName: string}[]} people */
  meet(people) {
    for (const person of people) {
      const { accountId, username, displayName } = person;
      // The last one met is found first.
      this.#known.delete(accountId);
      this.#known.set(accountId, { accountId, username, displayName });
    }
    while (this.#known.size > MOST) {
      this.#known.delete(this.#known.keys().next().value);
    }
  }

  get known() {
    return [...this.#known.values()].reverse();
  }

  get(accountId) {
    return this.#known.get(accountId) ?? null;
  }

  /** Who the other is in a conversation of two. */
  converse(channelId, others) {
    this.meet(others);
    if (others.length === 1) {
      this.#conversations.set(channelId, others[0].accountId);
      this.#changed([others[0].accountId]);
    }
  }

  conversationWith(accountId) {
    return [...this.#conversations].find(([, other]) => other === accountId)?.[0] ?? null;
  }

  /** "online", "away", "do-not-disturb" or "offline", and what they say of themselves; null when nobody tells. */
  presence(accountId) {
    return this.#presence.get(accountId) ?? null;
  }

  ofChannel(channelId) {
    return this.presence(this.#conversations.get(channelId));
  }

  /** @param {{accountId: string, state: string, statusText?: string, statusEmoji?: string, statusUntil?: string}} presence */
  set(presence) {
    this.#presence.set(presence.accountId, presence);
    this.#changed([presence.accountId]);
  }

  #changed(accounts) {
    this.dispatchEvent(new CustomEvent('change', { detail: accounts }));
  }
}

/** In words, such as "away: At tea". */
export function presenceText(presence) {
  if (presence === null) {
    return '';
  }
  const lasts = !presence.statusUntil || new Date(presence.statusUntil) > new Date();
  const status = lasts ? [presence.statusEmoji, presence.statusText].filter(Boolean).join(' ') : '';
  return [presence.state.replaceAll('-', ' '), status].filter(Boolean).join(': ');
}
