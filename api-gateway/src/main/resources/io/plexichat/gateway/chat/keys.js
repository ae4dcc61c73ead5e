// Keys that work everywhere.

import { at, element } from './dom.js';
import { openDialog } from './parts/dialogs.js';
import { closePanel } from './panels/panel.js';

const IS_MAC = /Mac|iPhone|iPad/u.test(navigator.platform);
const COMMAND = IS_MAC ? '\u2318' : 'Ctrl';

const HELP = [
  [`${COMMAND} K`, 'Go to a channel'],
  ['Alt \u2191 \u2193', 'The channel before or after'],
  [`${COMMAND} Shift F`, 'Search'],
  ['\u2191', 'Change your last message, when nothing is written'],
  ['Enter', 'Send; with Shift a new line'],
  [`${COMMAND} B, I, E`, 'Bold, italic, code'],
  ['Page \u2191 \u2193', 'Scroll the messages'],
  ['\u2191 \u2193', 'Go through messages and lists'],
  ['R, T, E, +, Del', 'On a message: answer, thread, change, react, delete'],
  ['Esc', 'Close, cancel, back to the newest'],
  ['?', 'This list'],
];

export function listenToKeys(app) {
  addEventListener('keydown', (event) => {
    const command = event.ctrlKey || event.metaKey;
    const writes = event.target.closest?.('input, textarea, select');
    if (command && !event.shiftKey && event.key.toLowerCase() === 'k') {
      act(event, () => app.commands.openSwitcher());
    } else if (command && event.shiftKey && event.key.toLowerCase() === 'f') {
      act(event, () => app.commands.openSearch());
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      act(event, () => neighbour(app, event.key === 'ArrowUp' ? -1 : 1));
    } else if (event.key === 'Escape' && !at('dialog').open && !event.defaultPrevented) {
      escape(app);
    } else if ((event.key === 'PageUp' || event.key === 'PageDown') && event.target.id === 'message-text') {
      act(event, () => at('timeline').scrollBy({ top: (event.key === 'PageUp' ? -0.8 : 0.8) * at('timeline').clientHeight }));
    } else if (event.key === '?' && !writes && !command && !at('dialog').open) {
      act(event, help);
    }
  });
}

function act(event, deed) {
  if (!at('app').hidden) {
    event.preventDefault();
    deed();
  }
}

function escape(app) {
  if (at('app').classList.contains('with-sidebar')) {
    app.commands.showSidebar(false);
  } else if (!app.composer.leave() && !closePanel() && app.channelId) {
    app.view.toNewest();
    app.composer.focus();
  }
}

function neighbour(app, step) {
  const { named, direct } = app.channels.sorted;
  const all = [...named, ...direct];
  const next = all[(all.findIndex((each) => each.channelId === app.channelId) + step + all.length) % all.length];
  if (next) {
    app.goTo(next.channelId);
  }
}

function help() {
  openDialog('Keys', [element('dl', { className: 'keys' }, ...HELP.flatMap(([keys, what]) => [
    element('dt', {}, element('kbd', { textContent: keys })), element('dd', { textContent: what })]))]);
}
