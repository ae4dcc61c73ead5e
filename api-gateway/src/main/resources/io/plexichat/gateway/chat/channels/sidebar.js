// The list of channels, and who one is.

import { at, button, element, icon, iconButton, logo } from '../dom.js';
import { arrows } from '../parts/arrows.js';
import { avatar } from '../people/avatar.js';
import { openEmail } from '../people/email.js';
import { openFactors } from '../people/factors.js';
import { chooseOwnPresence } from '../people/own-presence.js';
import { openPasskeys } from '../people/passkeys.js';
import { presenceText } from '../people/people.js';
import { reconcile } from '../rows.js';
import { plural } from '../texts.js';
import { nextTheme, theme } from '../theme.js';

const MOST_SHOWN = 99;

export class Sidebar {
  #app;
  #lists = {};
  #headings = {};
  #due = false;

  constructor(app) {
    this.#app = app;
    const root = at('sidebar');
    const list = (name, title, ...actions) => {
      this.#lists[name] = element('ul', { className: 'channel-list' });
      this.#headings[name] = element('section', { 'aria-label': title },
        element('header', { className: 'list-head' }, element('h2', { textContent: title }), ...actions), this.#lists[name]);
      return this.#headings[name];
    };
    const lists = element('div', { className: 'channel-lists' },
      list('named', 'Channels',
        iconButton('compass', 'Browse channels', () => app.commands.browse(), 'icon-button small'),
        iconButton('plus', 'New channel', () => app.commands.createChannel(), 'icon-button small')),
      list('direct', 'Conversations'));
    arrows(lists, 'a');
    root.replaceChildren(
      element('header', { className: 'brand-bar' },
        element('p', { className: 'brand' }, logo(), 'PlexiChat'),
        this.#themeButton()),
      button('', 'jump', () => app.commands.openSwitcher(), icon('search'), element('span', { textContent: 'Go to a channel' }),
        element('kbd', { textContent: /Mac|iPhone|iPad/u.test(navigator.platform) ? '\u2318K' : 'Ctrl K' })),
      lists,
      this.#self());
    app.channels.addEventListener('change', () => this.draw());
    app.people.addEventListener('change', () => this.draw());
  }

  /** Once for all that happens before the next picture. */
  draw() {
    if (!this.#due) {
      this.#due = true;
      queueMicrotask(() => {
        this.#due = false;
        this.#draw();
      });
    }
  }

  #draw() {
    const sorted = this.#app.channels.sorted;
    reconcile(this.#lists.direct, sorted.direct.map((channel) => this.#row(channel)));
    reconcile(this.#lists.named, [...sorted.named.map((channel) => this.#row(channel)), ...(sorted.named.length === 0 ? [this.#none()] : [])]);
    this.#headings.direct.hidden = sorted.direct.length === 0;
    const urgent = this.#app.channels.all.reduce((sum, each) => sum + (each.kind === 'direct' ? each.unread : each.mentions ?? 0), 0);
    const any = this.#app.channels.all.some((each) => each.unread > 0);
    this.#app.title({ urgent, any });
  }

  #row(channel) {
    const name = this.#app.channels.nameOf(channel);
    const chosen = this.#app.channelId === channel.channelId;
    const urgent = channel.kind === 'direct' ? channel.unread : channel.mentions ?? 0;
    const presence = channel.kind === 'direct' ? presenceText(this.#app.people.ofChannel(channel.channelId)) : '';
    return {
      key: channel.channelId,
      version: [name, chosen, channel.unread, urgent, channel.archived, channel.kind, presence],
      make: () => element('li', {}, element('a', {
        href: `#/c/${channel.channelId}`,
        className: ['channel-link', channel.unread > 0 && 'unread', channel.archived && 'archived'].filter(Boolean).join(' '),
        'aria-label': [name, channel.kind === 'private' && 'private', channel.archived && 'archived', presence,
          channel.unread > 0 && `${channel.unread} unread`, urgent > 0 && channel.kind !== 'direct' && plural(urgent, 'mention')]
          .filter(Boolean).join(', '),
        ...(chosen ? { 'aria-current': 'page' } : {}),
      },
      presence ? element('span', { className: 'dot', title: presence, data: { presence: this.#app.people.ofChannel(channel.channelId).state } }) : icon(channel.kind === 'private' ? 'lock' : channel.kind === 'direct' ? 'thread' : 'hash'),
      element('span', { className: 'name', textContent: name }),
      urgent > 0 ? element('span', { className: 'badge urgent', textContent: short(urgent) })
        : channel.unread > 0 ? element('span', { className: 'badge', textContent: short(channel.unread) }) : null)),
    };
  }

  #none() {
    return { key: 'none', version: [], make: () => element('li', { className: 'none' },
      button('Find a channel to join', 'link', () => this.#app.commands.browse())) };
  }

  #self() {
    const { self } = this.#app;
    return element('footer', { className: 'self' },
      element('button', { type: 'button', className: 'self-button', title: 'What others see of you', on: { click: () => chooseOwnPresence(this.#app) } },
        avatar(this.#app, self),
        element('span', { className: 'self-name' }, element('strong', { textContent: self.displayName }),
          element('small', { textContent: self.username, data: { username: self.username } }))),
      iconButton('mail', 'E-mail address', () => openEmail(this.#app)),
      iconButton('shield', 'Second factor', () => openFactors(this.#app)),
      iconButton('key', 'Passkeys', () => openPasskeys(this.#app)),
      iconButton('leave', 'Sign out', () => this.#app.commands.signOut()));
  }

  #themeButton() {
    const made = iconButton('moon', '', () => {
      nextTheme();
      told();
    });
    const told = () => {
      made.replaceChildren(icon(theme() === 'dark' ? 'sun' : 'moon'));
      made.ariaLabel = made.title = theme() === 'dark' ? 'Use light colours' : 'Use dark colours';
    };
    told();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', told);
    return made;
  }
}

const short = (count) => (count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count));
