// Dialogs: one at a time, closed by Esc and by their buttons; the focus goes back to where it was.

import { at, button, element, iconButton, sayOrHide } from '../dom.js';

/**
 * @param {string} title
 * @param {Node[]} content
 * @returns {function()} closes it
 */
export function openDialog(title, content, { className = '' } = {}) {
  const dialog = at('dialog');
  if (dialog.open) {
    dialog.close();
  }
  dialog.className = className;
  dialog.replaceChildren(
    element('header', { className: 'dialog-head' },
      element('h2', { id: 'dialog-title', textContent: title }),
      iconButton('close', 'Close', () => dialog.close())),
    ...content);
  dialog.showModal();
  dialog.querySelector('[autofocus]')?.focus();
  return () => dialog.close();
}

/** Done once whoever waits for the end of the one that is open has been told. */
export async function closeDialog() {
  const dialog = at('dialog');
  if (dialog.open) {
    const told = new Promise((done) => { dialog.addEventListener('close', done, { once: true }); });
    dialog.close();
    await told;
  }
}

at('dialog').addEventListener('click', (event) => {
  if (event.target === at('dialog')) {
    at('dialog').close(); // The ground around it.
  }
});

/** A form whose fields are asked for together. What the server refuses is said in it, and it stays. */
export function askDialog(title, fields, label, submit) {
  const problem = element('p', { className: 'notice bad', role: 'alert', hidden: true });
  const send = element('button', { type: 'submit', className: 'primary', textContent: label });
  const form = element('form', {
    className: 'fields',
    on: {
      submit: async (event) => {
        event.preventDefault();
        send.disabled = true;
        sayOrHide(problem, null);
        try {
          await submit(Object.fromEntries(new FormData(form)));
          close();
        } catch (error) {
          sayOrHide(problem, error.message);
        } finally {
          send.disabled = false;
        }
      },
    },
  }, ...fields, problem, element('div', { className: 'buttons' }, button('Cancel', 'quiet', () => close()), send));
  const close = openDialog(title, [form]);
}

/** @returns {Promise<boolean>} */
export function confirmDialog(title, text, label) {
  return new Promise((answer) => {
    const dialog = at('dialog');
    let sure = false;
    const close = openDialog(title, [
      element('p', { textContent: text }),
      element('div', { className: 'buttons' },
        button('Cancel', 'quiet', () => close()),
        element('button', { type: 'button', className: 'danger', textContent: label, autofocus: true, on: {
          click: () => {
            sure = true;
            close();
          },
        } })),
    ]);
    dialog.addEventListener('close', () => answer(sure), { once: true });
  });
}

export function field(label, name, properties = {}) {
  const id = `field-${name}`;
  return element('div', { className: 'fields' },
    element('label', { for: id, textContent: label }),
    element('input', { id, name, autocomplete: 'off', ...properties }));
}

export function choice(label, name, options) {
  return element('fieldset', { className: 'choices' }, element('legend', { textContent: label }),
    ...options.map(([value, title, hint], i) => element('label', { className: 'choice' },
      element('input', { type: 'radio', name, value, checked: i === 0 }),
      element('span', {}, element('strong', { textContent: title }), element('small', { textContent: hint })))));
}
