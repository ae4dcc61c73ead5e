// The page of somebody who is signed in: puts its parts together and passes on what happens.

import { at } from './dom.js';
import { ChannelBar } from './channels/bar.js';
import { Channels } from './channels/channels.js';
import { Connection } from './channels/connection.js';
import { Reading } from './channels/reading.js';
import { Sidebar } from './channels/sidebar.js';
import { Commands } from './commands.js';
import { Conversation } from './conversation.js';
import { Happenings } from './happenings.js';
import { listenToKeys } from './keys.js';
import { Navigation } from './navigation.js';
import { announce, setTitle, toast } from './notices.js';
import { Search } from './panels/search.js';
import { Thread } from './panels/thread.js';
import { followPresence } from './people/avatar.js';
import { showOwnPresence } from './people/own-presence.js';
import { People } from './people/people.js';
import { Presences } from './people/presences.js';
import { Typing } from './people/typing.js';
import { rememberPlace } from './places.js';
import { Actions } from './timeline/actions.js';
import { Deeds } from './timeline/deeds.js';
import { Originals } from './timeline/originals.js';
import { Sending } from './timeline/sending.js';
import { TimelineView } from './timeline/view.js';
import { dayOf } from './times.js';
import { Composer } from './writing/composer.js';

const LIVE_MILLIS = 1500;

export class App {
  toast = toast;
  announce = announce;
  #title = { urgent: 0, any: false };

  /** @param {PlexiChat} client who is signed in @param {Object} self the account */
  constructor(client, self) {
    Object.assign(this, { client, self });
    this.commands = new Commands(this);
    this.navigation = new Navigation(this);
    this.people = new People();
    this.channels = new Channels(this);
    this.deeds = new Deeds(this);
    this.originals = new Originals(this);
    this.sending = new Sending(this);
    this.typing = new Typing(this);
    this.view = new TimelineView(this);
    this.thread = new Thread(this);
    this.search = new Search(this);
    this.conversation = new Conversation(this, this.view);
    this.reading = new Reading(this, this.view);
    this.composer = new Composer(this);
    this.sidebar = new Sidebar(this);
    this.bar = new ChannelBar(this);
    new Actions(this, at('timeline'));
    new Actions(this, at('panel'));
    listenToKeys(this);
    this.happenings = new Happenings(this);
    this.live = this.happenings.live;
    new Connection(this);
    this.presences = new Presences(this);
    followPresence(this);
    this.#listen();
  }

  get channelId() {
    return this.conversation.feed?.channelId ?? null;
  }

  get preview() {
    return this.conversation.preview;
  }

  get isLive() {
    return this.happenings.isLive;
  }

  /** Whatever shows messages now. */
  lists() {
    return [this.conversation.feed, this.thread].filter(Boolean);
  }

  async start() {
    // What is read once events follow is never out of date; without a connection it is read all the same, and again later.
    showOwnPresence(this);
    const connected = await this.happenings.connected(LIVE_MILLIS);
    await this.#load();
    if (!connected) {
      await this.happenings.connected(Infinity);
      await this.#load();
      await this.conversation.feed?.newest();
    }
  }

  goTo(channelId, messageId = null, position = undefined) {
    return this.navigation.goTo(channelId, messageId, position);
  }

  entered(channel) {
    rememberPlace(channel.channelId);
    this.thread.leave();
    this.typing.clear();
    this.bar.draw(channel);
    this.sidebar.draw();
    // Where one writes by touch, a keyboard would cover half of what there is to read.
    if (!matchMedia('(pointer: coarse)').matches) {
      this.composer.focus();
    }
  }

  /** The last thing one wrote here that can be changed. */
  lastOwn() {
    return this.conversation.feed?.span.items.findLast((message) => message.author.accountId === this.self.accountId && !message.deleted) ?? null;
  }

  /** The first message after a position. */
  showAfter(position) {
    return this.conversation.showAfter(position);
  }

  /** Of the first message in sight. */
  shownDay() {
    const message = this.view.firstInSight();
    return message ? dayOf(message.sentAt) : null;
  }

  title(what = this.#title) {
    this.#title = what;
    const channel = this.channels.get(this.channelId) ?? this.preview;
    setTitle({ name: this.channels.nameOf(channel), ...what });
  }

  #listen() {
    at('nowhere-browse').addEventListener('click', () => this.commands.browse());
    at('nowhere-create').addEventListener('click', () => this.commands.createChannel());
    at('curtain').addEventListener('click', () => this.commands.showSidebar(false));
    at('sidebar').addEventListener('click', (event) => {
      const link = event.target.closest('a');
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        this.goTo(link.hash.slice('#/c/'.length));
      }
    });
    this.sending.addEventListener('change', ({ detail }) => {
      if (detail.channelId === this.channelId) {
        this.conversation.feed.waitingChanged(detail.isNew);
      }
    });
    this.sending.addEventListener('sent', ({ detail }) => {
      if (detail.channelId === this.channelId) {
        this.conversation.feed.settled(detail);
      }
    });
    this.channels.addEventListener('change', () => this.conversation.changed());
    this.channels.addEventListener('people', ({ detail }) => {
      this.people.converse(detail.channelId, detail.others);
      this.#met(detail.others);
    });
    this.channels.addEventListener('left', ({ detail }) => detail === this.channelId && this.navigation.elsewhere());
    this.view.addEventListener('change', () => this.#met(this.conversation.feed.span.items.map((message) => message.author)));
  }

  #met(people) {
    this.people.meet(people);
    this.presences.watch(people.map((person) => person.accountId));
  }

  async #load() {
    try {
      await this.channels.load();
      await this.navigation.route();
    } catch (error) {
      toast(error.message);
    }
  }
}
