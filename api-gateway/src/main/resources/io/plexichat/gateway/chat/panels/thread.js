// A message and all that answers it, and answers to those. Answers are looked for forward from the message, so many pages at a time.

import { button, element, say, show } from '../dom.js';
import { reconcile } from '../rows.js';
import { plural } from '../texts.js';
import { drawMessage } from '../timeline/message.js';
import { closePanel, openPanel } from './panel.js';

const PAGE = 200;
const PAGES_AT_A_TIME = 5;
const DEEPEST = 50;

export class Thread {
  #app;
  #list = element('div', { className: 'thread', role: 'list', 'aria-label': 'Answers' });
  #status = element('p', { className: 'faint', role: 'status' });
  #further = button('Look for later answers', 'quiet', () => this.#look());
  #messages = new Map();
  #after = 0;
  #whole = false;
  #open = null;

  constructor(app) {
    this.#app = app;
  }

  async open(message) {
    const opened = {};
    this.#messages = new Map();
    this.#whole = false;
    this.#list.replaceChildren();
    this.#list.rowsByKey = new Map();
    openPanel('Thread', [element('div', { className: 'panel-body' }, this.#list, this.#status, this.#further)], () => { this.#open = null; });
    this.#open = opened;
    show(this.#further, false);
    say(this.#status, 'Looking for answers...');
    const root = await this.#rootOf(message);
    if (this.#open !== opened) {
      return;
    }
    this.#messages.set(root.messageId, root);
    this.#after = root.position;
    this.#draw();
    await this.#look();
  }

  /** It belongs to the channel it was opened in. */
  leave() {
    if (this.#open) {
      closePanel();
    }
  }

  find(messageId) {
    return this.#messages.get(messageId) ?? null;
  }

  change(messageId, change) {
    const message = this.find(messageId);
    if (message) {
      this.#messages.set(messageId, { ...message, ...change(message) });
      this.#draw();
    }
  }

  /** A live event of a message. */
  apply({ type, data }) {
    if (this.#open && type.startsWith('message.') && (this.#messages.has(data.messageId) || (this.#whole && this.#messages.has(data.replyTo)))) {
      this.#messages.set(data.messageId, data);
      this.#draw();
    }
  }

  async #rootOf(message) {
    let root = message;
    for (let depth = 0; root.replyTo && depth < DEEPEST; depth++) {
      const original = await this.#app.client.messages.get(root.replyTo).catch(() => null);
      if (!original || original.channelId !== root.channelId) {
        break;
      }
      root = original;
    }
    return root;
  }

  async #look() {
    const opened = this.#open;
    const [root] = this.#messages.values();
    this.#further.disabled = true;
    try {
      for (let page = 0; page < PAGES_AT_A_TIME && !this.#whole; page++) {
        const found = await this.#app.client.messages.list(root.channelId, { after: this.#after, limit: PAGE });
        if (this.#open !== opened) {
          return;
        }
        found.items.filter((each) => this.#messages.has(each.replyTo)).forEach((each) => this.#messages.set(each.messageId, each));
        this.#after = found.items.at(-1)?.position ?? this.#after;
        this.#whole = !found.hasMore;
        this.#draw();
      }
      const answers = this.#messages.size - 1;
      say(this.#status, answers === 0 ? 'Nobody has answered yet.' : plural(answers, 'answer'));
    } catch (error) {
      say(this.#status, error.message);
    } finally {
      this.#further.disabled = false;
      show(this.#further, !this.#whole);
    }
  }

  #draw() {
    if (!this.#open) {
      return;
    }
    const [root] = this.#messages.values();
    reconcile(this.#list, [...this.#messages.values()].sort((one, other) => one.position - other.position).map((message) => ({
      key: message.messageId,
      version: [message],
      make: () => {
        const made = drawMessage(this.#app, message, { showsReply: message.replyTo !== root.messageId });
        made.append(element('div', { className: 'thread-actions' },
          button('Answer', 'link', () => this.#answer(message)),
          button('Show in channel', 'link', () => this.#app.goTo(message.channelId, message.messageId, message.position))));
        return made;
      },
    })));
  }

  #answer(message) {
    if (matchMedia('(max-width: 1000px)').matches) {
      closePanel();
    }
    this.#app.composer.reply(message);
  }
}
