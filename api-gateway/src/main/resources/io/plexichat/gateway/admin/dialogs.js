// One question at a time. An order that is refused leaves the question open and says why.

import { button, element, sayOrHide } from './dom.js';

const dialog = document.getElementById('dialog');

/**
 * @param {Object} question title, text, confirm (label), danger, fields: [{name, label, help, input}]
 * @param act does it, with the values of the fields by name
 */
export function ask(question, act) {
  const error = element('p', { className: 'notice bad', role: 'alert', hidden: true });
  const confirm = element('button', {
    type: 'submit', className: question.danger ? 'danger' : 'primary', textContent: question.confirm,
  });
  const cancel = button('Cancel', 'quiet', () => dialog.close());
  const form = element(
    'form', { on: { submit: (event) => submit(event, form, confirm, error, act) } },
    element('h2', { id: 'dialog-title', textContent: question.title }),
    element('p', { textContent: question.text }),
    ...(question.fields ?? []).flatMap(row),
    error,
    element('div', { className: 'buttons' }, cancel, confirm));
  dialog.replaceChildren(form);
  dialog.showModal();
  (form.querySelector('input, select') ?? (question.danger ? cancel : confirm)).focus();
}

async function submit(event, form, confirm, error, act) {
  event.preventDefault();
  confirm.disabled = true;
  sayOrHide(error, null);
  try {
    await act(Object.fromEntries(new FormData(form)));
    dialog.close();
  } catch (problem) {
    sayOrHide(error, problem.message);
    confirm.disabled = false;
  }
}

function row({ name, label, help, input }) {
  const id = `field-${name}`;
  Object.assign(input, { id, name });
  const more = help ? element('small', { id: `${id}-help`, textContent: help }) : null;
  if (more) {
    input.setAttribute('aria-describedby', more.id);
  }
  return [element('label', { for: id, textContent: label }), input, ...(more ? [more] : [])];
}

export const reasonField = (isRequired) => ({
  name: 'reason',
  label: isRequired ? 'Reason' : 'Reason (optional)',
  help: 'Such as the number of a ticket. It is kept and logged, so it should name nobody.',
  input: element('input', { maxLength: 200, required: isRequired, autocomplete: 'off' }),
});

export function paceFields(pace) {
  const shares = [...new Set([0.1, 0.25, 0.5, 0.75, 1, pace.share])].sort((a, b) => a - b);
  const choice = element('select', {}, ...shares.map((share) => element('option', {
    value: String(share), textContent: `${Math.round(share * 100)} %`, selected: share === pace.share,
  })));
  return [
    { name: 'share', label: 'Share of a processor', help: 'How much it may take from those who use the server meanwhile.', input: choice },
    {
      name: 'eventsPerSecond',
      label: 'Events a second at most (optional)',
      input: element('input', { type: 'number', min: 1, step: 1, inputMode: 'numeric', value: pace.eventsPerSecond ?? '' }),
    },
  ];
}

/** Of the values of a form, what a request says. */
export function paceOf(values) {
  return {
    share: Number(values.share),
    ...(values.eventsPerSecond ? { eventsPerSecond: Number(values.eventsPerSecond) } : {}),
  };
}

export const reasonOf = (values) => (values.reason ? { reason: values.reason } : {});
