// What can be done with a message: by the buttons that appear on it, and by keys while it has the focus.

import { mayModerate, mayWrite } from '../channels/may.js';
import { element, iconButton } from '../dom.js';
import { QUICK } from '../parts/emoji.js';
import { confirmDialog } from '../parts/dialogs.js';
import { pickEmoji } from '../parts/picker.js';

export class Actions {
  #app;
  #root;
  #bar = null;

  /** @param {Element} root whose articles are messages */
  constructor(app, root) {
    this.#app = app;
    this.#root = root;
    root.addEventListener('pointerover', (event) => event.pointerType === 'mouse' && this.#attach(event.target.closest('article')));
    root.addEventListener('focusin', (event) => this.#focused(event.target.closest('article')));
    root.addEventListener('keydown', (event) => this.#key(event));
  }

  #focused(article) {
    if (article) {
      this.#root.querySelector('article[tabindex="0"]')?.setAttribute('tabindex', '-1');
      article.tabIndex = 0;
      this.#root.tabIndex = -1;
    }
    this.#attach(article);
  }

  #attach(article) {
    if (article && this.#bar?.parentElement !== article) {
      this.#bar?.remove();
      const message = this.#message(article);
      this.#bar = message && !message.state && !message.deleted ? this.#draw(article) : null;
      if (this.#bar) {
        article.append(this.#bar);
      }
    }
  }

  #draw(article) {
    const message = this.#message(article);
    const channel = this.#app.channels.get(message.channelId);
    const writes = mayWrite(channel);
    const own = message.author.accountId === this.#app.self.accountId;
    const act = (deed) => (event) => deed(this.#message(article) ?? message, event.currentTarget);
    return element('div', { className: 'actions', role: 'toolbar', 'aria-label': 'What to do with this message' },
      ...(writes ? [
        ...QUICK.map(({ emoji, name }) => element('button', {
          type: 'button', className: 'icon-button quick', textContent: emoji, title: name, 'aria-label': `React with ${name}`,
          on: { click: act((current) => this.#app.deeds.toggle(current, emoji)) } })),
        iconButton('smile', 'React...', act((current, at) => this.#react(current, at))),
        iconButton('reply', 'Answer', act((current) => this.#app.composer.reply(current))),
      ] : []),
      iconButton('thread', 'Show the thread', act((current) => this.#app.commands.openThread(current))),
      iconButton('link', 'Copy a link to it', act((current) => this.#app.commands.copyLink(current))),
      writes && own ? iconButton('edit', 'Change', act((current) => this.#app.composer.edit(current))) : null,
      own || mayModerate(channel) ? iconButton('bin', 'Delete', act((current) => this.#delete(current)), 'icon-button danger') : null);
  }

  #key(event) {
    const article = event.target.closest('article');
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('textarea, input')) {
      return;
    }
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      if (article || event.target === this.#root) {
        this.#move(article, event);
      }
      return;
    }
    const message = article && event.target === article ? this.#message(article) : null;
    if (!message || message.state || message.deleted) {
      return;
    }
    const channel = this.#app.channels.get(message.channelId);
    const writes = mayWrite(channel);
    const own = message.author.accountId === this.#app.self.accountId;
    const deeds = {
      t: () => this.#app.commands.openThread(message),
      ...(writes ? {
        r: () => this.#app.composer.reply(message),
        '+': () => this.#react(message, article),
      } : {}),
      ...(writes && own ? { e: () => this.#app.composer.edit(message) } : {}),
      ...(own || mayModerate(channel) ? { Delete: () => this.#delete(message) } : {}),
    };
    if (deeds[event.key]) {
      event.preventDefault();
      deeds[event.key]();
    }
  }

  #move(article, event) {
    const all = [...this.#root.querySelectorAll('article')];
    const from = article ? all.indexOf(article) : all.length;
    const target = all[from + (event.key === 'ArrowUp' ? -1 : 1)];
    event.preventDefault();
    if (target) {
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'ArrowDown') {
      this.#app.composer.focus();
    }
  }

  #react(message, anchor) {
    pickEmoji(anchor, (emoji) => this.#app.deeds.toggle(message, emoji));
  }

  async #delete(message) {
    if (await confirmDialog('Delete this message?', 'Its text goes for everybody. This cannot be undone.', 'Delete')) {
      this.#app.deeds.delete(message);
    }
  }

  #message(article) {
    return this.#app.lists().map((list) => list.find(article.dataset.message)).find(Boolean) ?? null;
  }
}
