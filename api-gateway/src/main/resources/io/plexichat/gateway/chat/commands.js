// What one asks the page to do, by a button or a key.

import { at, show } from './dom.js';
import { browseChannels, createChannel } from './channels/dialogs.js';
import { openSwitcher } from './channels/switcher.js';
import { toast } from './notices.js';
import { pickDay } from './panels/days.js';
import { openMembers } from './panels/members.js';
import { openMentions } from './panels/mentions.js';
import { showProfile } from './people/profile.js';
import { placeOf } from './places.js';

const MOST_NAME_CHARACTERS = 80;

export class Commands {
  #app;

  constructor(app) {
    this.#app = app;
  }

  send(channelId, draft) {
    try {
      this.#app.sending.send(channelId, draft);
    } catch (error) {
      toast(error.message);
    }
  }

  async join(channel) {
    try {
      await this.#app.client.channels.join(channel.channelId);
      await this.#app.channels.ask(channel.channelId);
      await this.#app.goTo(channel.channelId);
      this.#app.conversation.changed();
    } catch (error) {
      toast(error.message);
    }
  }

  async converse(person) {
    try {
      const known = this.#app.people.conversationWith(person.accountId);
      const channelId = known ?? (await this.#app.client.channels.create({
        name: `${this.#app.self.username}, ${person.username}`.slice(0, MOST_NAME_CHARACTERS), kind: 'direct', members: [person.accountId] })).channelId;
      if (!this.#app.channels.get(channelId)) {
        await this.#app.channels.ask(channelId);
      }
      await this.#app.goTo(channelId);
    } catch (error) {
      toast(error.message);
    }
  }

  async copyLink(message) {
    const link = new URL(placeOf(message.channelId, message.messageId), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      toast('The link was copied.');
    } catch {
      toast(link);
    }
  }

  browse() {
    browseChannels(this.#app);
  }

  createChannel() {
    createChannel(this.#app);
  }

  openSwitcher() {
    openSwitcher(this.#app);
  }

  openMembers() {
    openMembers(this.#app);
  }

  openMentions() {
    openMentions(this.#app);
  }

  openSearch(words) {
    this.#app.search.open(words);
  }

  openThread(message) {
    this.#app.thread.open(message);
  }

  pickDay(anchor) {
    pickDay(this.#app, anchor);
  }

  showProfile(person, anchor) {
    showProfile(this.#app, person, anchor);
  }

  signOut() {
    return this.#app.client.signOut();
  }

  showSidebar(wanted) {
    at('app').classList.toggle('with-sidebar', wanted);
    show(at('curtain'), wanted);
    if (wanted) {
      (at('sidebar').querySelector('[aria-current]') ?? at('sidebar').querySelector('a, button')).focus();
    }
  }
}
