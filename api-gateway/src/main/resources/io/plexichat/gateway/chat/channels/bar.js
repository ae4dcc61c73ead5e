// Over the conversation: where one is, and what can be done there.

import { at, element, iconButton, say, show } from '../dom.js';
import { plural } from '../texts.js';

export class ChannelBar {
  #app;
  #root = at('channel-bar');

  constructor(app) {
    this.#app = app;
    const name = element('h1', { id: 'channel-name' });
    const topic = element('p', { id: 'channel-topic', className: 'topic' });
    this.#root.replaceChildren(
      iconButton('menu', 'Channels', () => app.commands.showSidebar(true), 'icon-button menu'),
      element('div', { className: 'channel-title' }, name, topic),
      element('div', { className: 'channel-tools' },
        iconButton('calendar', 'Go to a day', (event) => app.commands.pickDay(event.currentTarget)),
        iconButton('search', 'Search', () => app.commands.openSearch()),
        iconButton('at', 'Mentions of you', () => app.commands.openMentions()),
        iconButton('people', 'Members', () => app.commands.openMembers())));
    app.channels.addEventListener('change', () => this.draw());
  }

  draw(preview = null) {
    const channel = this.#app.channels.get(this.#app.channelId) ?? preview ?? this.#app.preview;
    show(this.#root.querySelector('.channel-tools'), Boolean(channel));
    const title = channel ? this.#app.channels.nameOf(channel) : 'No channel';
    say(at('channel-name'), channel && channel.kind !== 'direct' ? `# ${title}` : title);
    const members = channel && channel.kind !== 'direct' ? plural(channel.memberCount, 'member') : '';
    say(at('channel-topic'), [members, channel?.archived && 'archived', channel?.topic].filter(Boolean).join(' \u00b7 '));
    at('channel-topic').title = channel?.topic ?? '';
  }
}

/** How many are new beyond what is shown, and a way to the first. */
export function drawUnreadBar(count, go, dismiss) {
  const root = at('unread-bar');
  show(root, count > 0);
  root.replaceChildren(
    element('button', { type: 'button', className: 'link', textContent: `${plural(count, 'new message')}: go to the first`, on: { click: go } }),
    iconButton('close', 'Dismiss', dismiss, 'icon-button small'));
}
