// The channels one is a member of, with what is unread in them. Counts follow events; where an event cannot tell, the server is asked.

import { mentions } from './mentions.js';

const ASK_MILLIS = 300;
const MOST_NAMED = 8;

export class Channels extends EventTarget {
  #app;
  #all = new Map();
  #names = new Map();
  #asking = new Map();

  constructor(app) {
    super();
    this.#app = app;
  }

  async load() {
    const before = this.#all;
    this.#all = new Map();
    try {
      for await (const channel of this.#app.client.channels.all({ member: true, limit: 200 })) {
        this.#all.set(channel.channelId, channel);
      }
    } catch (error) {
      this.#all = new Map([...before, ...this.#all]);
      throw error;
    }
    [...this.#all.values()].filter((each) => each.kind === 'direct').forEach((each) => this.#nameDirect(each));
    this.#changed();
  }

  get(channelId) {
    return this.#all.get(channelId) ?? null;
  }

  get all() {
    return [...this.#all.values()];
  }

  /** Named ones by name, conversations by what was said last. */
  get sorted() {
    const byName = (one, other) => this.nameOf(one).localeCompare(this.nameOf(other), undefined, { sensitivity: 'base', numeric: true });
    return {
      named: this.all.filter((each) => each.kind !== 'direct').sort((one, other) => one.archived - other.archived || byName(one, other)),
      direct: this.all.filter((each) => each.kind === 'direct')
        .sort((one, other) => (other.lastPosition ?? 0) - (one.lastPosition ?? 0) || byName(one, other)),
    };
  }

  /** A conversation is called by the others in it. */
  nameOf(channel) {
    return channel === null ? '' : this.#names.get(channel.channelId) ?? channel.name;
  }

  async ask(channelId) {
    const channel = await this.#app.client.channels.get(channelId);
    if (channel.role) {
      this.#put(channel);
      if (channel.kind === 'direct') {
        this.#nameDirect(channel);
      }
    }
    return channel;
  }

  apply(event) {
    const { type, channelId, data } = event;
    const channel = this.#all.get(channelId);
    const isSelf = data?.accountId === this.#app.self.accountId;
    if (type === 'message.sent' && channel && event.position > (channel.lastPosition ?? -1)) {
      this.#sent(channel, event);
    } else if (type === 'message.deleted' && channel?.unread > 0) {
      this.#askSoon(channelId);
    } else if (type === 'read.marked' && channel && isSelf) {
      this.#marked(channel, data.position);
    } else if (type === 'channel.changed' && channel) {
      if (data.name !== undefined) {
        this.#put({ ...channel, name: data.name, topic: data.topic, archived: data.archived });
      }
      // Somebody's role or mute may have changed, and it may be one's own.
      this.#askSoon(channelId);
    } else if (type === 'member.left' && isSelf) {
      this.#remove(channelId);
    } else if (type.startsWith('member.') || type === 'channel.created') {
      channel && !isSelf && type !== 'channel.created' ? this.#count(channel, type === 'member.joined' ? 1 : -1) : this.#askSoon(channelId);
    }
  }

  /** What is read here is not unread, before the server has been told. */
  read(channelId, unread) {
    const channel = this.#all.get(channelId);
    if (channel && (channel.unread !== unread || (unread === 0 && channel.mentions))) {
      this.#put({ ...channel, unread, ...(channel.mentions === undefined || unread > 0 ? {} : { mentions: 0 }) });
    }
  }

  remove(channelId) {
    this.#remove(channelId);
  }

  #sent(channel, { position, data }) {
    const own = data.author.accountId === this.#app.self.accountId;
    this.#put({
      ...channel,
      lastPosition: position,
      unread: own ? 0 : channel.unread + 1,
      ...(channel.mentions === undefined ? {} : { mentions: own ? 0 : channel.mentions + (mentions(data.text, this.#app.self.username) ? 1 : 0) }),
    });
  }

  #marked(channel, position) {
    if (position >= (channel.lastPosition ?? 0)) {
      this.read(channel.channelId, 0);
    } else if (channel.unread > 0) {
      this.#askSoon(channel.channelId);
    }
  }

  #count(channel, step) {
    this.#put({ ...channel, memberCount: channel.memberCount + step });
  }

  #put(channel) {
    this.#all.set(channel.channelId, channel);
    this.#changed();
  }

  #remove(channelId) {
    if (this.#all.delete(channelId)) {
      this.#changed();
      this.dispatchEvent(new CustomEvent('left', { detail: channelId }));
    }
  }

  /** Once for all that happens in a moment. */
  #askSoon(channelId) {
    if (!this.#asking.has(channelId)) {
      this.#asking.set(channelId, setTimeout(() => {
        this.#asking.delete(channelId);
        this.ask(channelId).catch((error) => error.status === 404 && this.#remove(channelId));
      }, ASK_MILLIS));
    }
  }

  async #nameDirect(channel) {
    if (this.#names.has(channel.channelId)) {
      return;
    }
    const page = await this.#app.client.channels.members(channel.channelId, { limit: MOST_NAMED }).catch(() => null);
    const others = (page?.items ?? []).filter((each) => each.accountId !== this.#app.self.accountId);
    if (others.length > 0) {
      this.#names.set(channel.channelId, others.map((each) => each.displayName).join(', '));
      this.dispatchEvent(new CustomEvent('people', { detail: { channelId: channel.channelId, others } }));
      this.#changed();
    }
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
