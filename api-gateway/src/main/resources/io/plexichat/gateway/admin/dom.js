// Makes elements. Text is always text: nothing that a server says becomes markup.

/** @param {Object} properties of the element; those with a dash or named role are attributes, "on" has listeners */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => made.addEventListener(event, listener));
    } else if (name.includes('-') || name === 'role' || name === 'for') {
      made.setAttribute(name, value);
    } else {
      made[name] = value;
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Leaves an element alone that says this already, so that selections and screen readers are not disturbed. */
export function say(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

export function show(target, visible) {
  target.hidden = !visible;
}

export function sayOrHide(target, text) {
  say(target, text ?? '');
  show(target, Boolean(text));
}

export function button(label, className, listener) {
  return element('button', { type: 'button', className, textContent: label, on: { click: listener } });
}

/** A table whose cells know the names of their columns, for narrow screens. */
export function table(caption, columns) {
  const head = element('tr', {}, ...columns.map((name) => element('th', { scope: 'col', textContent: name })));
  const body = element('tbody');
  const whole = element('table', {}, element('caption', { textContent: caption }), element('thead', {}, head), body);
  whole.row = (...cells) =>
    element('tr', {}, ...cells.map((cell, i) => element('td', { 'data-label': columns[i] }, cell ?? '')));
  whole.fill = (rows) => {
    // As say() does: only what is new.
    if (body.textContent !== rows.map((row) => row.textContent).join('')) {
      body.replaceChildren(...rows);
    }
  };
  return whole;
}
