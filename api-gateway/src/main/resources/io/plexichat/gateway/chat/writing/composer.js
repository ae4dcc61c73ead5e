// Where one writes: a new message, an answer, or a change of what one wrote.

import { mayWrite } from '../channels/may.js';
import { at, element, icon, iconButton, show } from '../dom.js';
import { pickEmoji } from '../parts/picker.js';
import { Completion } from './completion.js';
import { Drafts } from './drafts.js';
import { insert, wrap } from './marks.js';
import { drawJoin, drawPurpose } from './purpose.js';

const MOST_CHARACTERS = 10_000;
const COUNT_FROM = 9_000;

export class Composer {
  #app;
  #drafts = new Drafts();
  #channel = null;
  /** What the text is for: {replyTo: message}, {edit: message} or nothing. */
  #purpose = {};
  #field;
  #about;
  #form;
  #join;
  #count;
  #completion;

  constructor(app) {
    this.#app = app;
    this.#field = element('textarea', {
      id: 'message-text', rows: 1, maxLength: MOST_CHARACTERS * 2, 'aria-label': 'Message',
      on: { keydown: (event) => this.#key(event), input: () => this.#typed() } });
    this.#about = element('div', { className: 'about', hidden: true });
    this.#count = element('span', { className: 'count', role: 'status', hidden: true });
    this.#form = element('form', { className: 'compose', on: { submit: (event) => this.#submit(event) } },
      this.#about,
      element('div', { className: 'compose-line' },
        iconButton('smile', 'Add an emoji', (event) => pickEmoji(event.currentTarget, (emoji) => insert(this.#field, emoji))),
        this.#field, this.#count,
        element('button', { type: 'submit', className: 'send', title: 'Send', 'aria-label': 'Send' })));
    this.#form.querySelector('.send').append(icon('send'));
    this.#join = element('div', { className: 'join', hidden: true });
    this.#completion = new Completion(app, this.#field);
    at('writing').replaceChildren(this.#form, this.#join);
  }

  open(channel) {
    this.#keep();
    const same = this.#channel?.channelId === channel.channelId;
    this.#channel = channel;
    const writable = mayWrite(channel);
    show(this.#form, writable);
    show(this.#join, !writable);
    this.#field.placeholder = `Message ${channel.kind === 'direct' ? '' : '#'}${this.#app.channels.nameOf(channel)}`;
    if (!writable) {
      drawJoin(this.#join, channel, () => this.#app.commands.join(channel));
    }
    if (!same) {
      this.#purpose = {};
      this.#fill(this.#drafts.of(channel.channelId));
    }
    this.#drawAbout();
  }

  focus() {
    if (this.#form.checkVisibility()) {
      this.#field.focus({ preventScroll: true });
    }
  }

  get isEmpty() {
    return this.#field.value.trim() === '';
  }

  reply(message) {
    this.#leaveEdit();
    this.#purpose = { replyTo: message };
    this.#drawAbout();
    this.focus();
  }

  edit(message) {
    this.#keep();
    this.#purpose = { edit: message };
    this.#fill(message.text);
    this.#drawAbout();
    this.focus();
  }

  /** What was not sent, to be written better. */
  takeBack(message) {
    this.#app.sending.giveUp(message);
    this.#fill(message.text);
    this.focus();
  }

  /** @returns whether there was something to leave */
  leave() {
    if (this.#purpose.edit) {
      this.#leaveEdit();
    } else if (this.#purpose.replyTo) {
      this.#purpose = {};
    } else {
      return false;
    }
    this.#drawAbout();
    this.focus();
    return true;
  }

  #leaveEdit() {
    if (this.#purpose.edit) {
      this.#purpose = {};
      this.#fill(this.#drafts.of(this.#channel.channelId));
    }
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#field.value.trim();
    if (text === '' || [...text].length > MOST_CHARACTERS) {
      return;
    }
    const { edit, replyTo } = this.#purpose;
    this.#completion.close();
    this.#purpose = {};
    if (edit) {
      this.#fill(this.#drafts.of(this.#channel.channelId));
      if (text !== edit.text) {
        this.#app.deeds.edit(edit, text);
      }
    } else {
      this.#fill('');
      this.#drafts.keep(this.#channel.channelId, '');
      this.#app.commands.send(this.#channel.channelId, { text, replyTo: replyTo?.messageId });
    }
    this.#drawAbout();
    this.focus();
  }

  #key(event) {
    if (event.isComposing || this.#completion.key(event)) {
      return;
    }
    const command = event.ctrlKey || event.metaKey;
    // Thumbs have no Shift: there the button sends.
    if (event.key === 'Enter' && !event.shiftKey && (command || !matchMedia('(pointer: coarse)').matches)) {
      event.preventDefault();
      this.#form.requestSubmit();
    } else if (event.key === 'ArrowUp' && this.#field.value === '' && !command) {
      const last = this.#app.lastOwn();
      if (last) {
        event.preventDefault();
        this.edit(last);
      }
    } else if (command && !event.altKey && ['b', 'i', 'e'].includes(event.key.toLowerCase())) {
      event.preventDefault();
      wrap(this.#field, { b: '**', i: '*', e: '`' }[event.key.toLowerCase()]);
    }
  }

  #typed() {
    this.#fit();
    this.#completion.look();
    if (!this.#purpose.edit) {
      this.#keep();
      if (!this.isEmpty) {
        this.#app.typing.tell(this.#channel.channelId);
      }
    }
  }

  #keep() {
    if (this.#channel && !this.#purpose.edit) {
      this.#drafts.keep(this.#channel.channelId, this.#field.value);
    }
  }

  #fill(text) {
    this.#field.value = text;
    this.#field.setSelectionRange(text.length, text.length);
    this.#completion.close();
    this.#fit();
  }

  #fit() {
    const length = [...this.#field.value].length;
    show(this.#count, length > COUNT_FROM);
    this.#count.textContent = length > COUNT_FROM ? String(MOST_CHARACTERS - length) : '';
    this.#count.classList.toggle('over', length > MOST_CHARACTERS);
    this.#form.querySelector('.send').disabled = this.isEmpty || length > MOST_CHARACTERS;
    this.#field.style.height = 'auto';
    this.#field.style.height = `${this.#field.scrollHeight + 2}px`;
  }

  #drawAbout() {
    drawPurpose(this.#about, this.#purpose, () => this.leave());
  }
}
