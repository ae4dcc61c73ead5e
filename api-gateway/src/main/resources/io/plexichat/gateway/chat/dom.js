// Makes elements. Text is always text: nothing that people or the server say becomes markup.

/** @param {Object} properties of the element; those with a dash, role and for are attributes, "on" has listeners, "data" a dataset */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => made.addEventListener(event, listener));
    } else if (name === 'data') {
      Object.assign(made.dataset, value);
    } else if (name.includes('-') || name === 'role' || name === 'for' || name === 'list') {
      made.setAttribute(name, value);
    } else {
      made[name] = value;
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const at = (id) => document.getElementById(id);

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

export function button(label, className, listener, ...children) {
  return element('button', { type: 'button', className, textContent: label, on: { click: listener } }, ...children);
}

/** A button that shows an icon and is called by its label, which is also its tooltip. */
export function iconButton(drawing, label, listener, className = 'icon-button') {
  return element('button', {
    type: 'button', className, title: label, 'aria-label': label, on: { click: listener } }, icon(drawing));
}

const DRAWINGS = {
  menu: 'M3 6h18M3 12h18M3 18h18',
  close: 'M6 6l12 12M18 6L6 18',
  search: 'M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13zM15.5 15.5L21 21',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6 6.500-6s6.500 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2.500.7 3.500 2.800 3.500 5.500',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.500 14.500c1.800 2.300 5.200 2.300 7 0M9 9.500v.5M15 9.500v.5',
  reply: 'M10 5L3.500 11.500 10 18M4 11.500h9c4.500 0 7.500 2.500 7.500 7',
  thread: 'M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12.500h5',
  edit: 'M4 20l1-4.500L16.500 4 20 7.500 8.500 19zM14 6.500l3.500 3.500',
  bin: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  send: 'M4 12l16-8-5 16-3.500-6.500z',
  plus: 'M12 5v14M5 12h14',
  compass: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM15.500 8.500l-2 5-5 2 2-5z',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5 5l1.500 1.500M17.500 17.500L19 19M5 19l1.500-1.500M17.500 6.500L19 5',
  leave: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  mail: 'M3.500 6h17v12.500h-17zM3.500 7l8.500 6.500L20.500 7',
  shield: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z',
  key: 'M8 16a4 4 0 1 1 0-8 4 4 0 0 1 0 8zM12 12h9.500M18 12v3.500M21 12v2.500',
  down: 'M12 4v15M6 13l6 6 6-6',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  hash: 'M9.500 4L7.500 20M16.500 4l-2 16M4.500 9h16M3.500 15h16',
  at: 'M12 16a4 4 0 1 1 0-8 4 4 0 0 1 0 8zM16 8v5.500a2.500 2.500 0 0 0 5 0V12a9 9 0 1 0-4 7.500',
};

const SVG = 'http://www.w3.org/2000/svg';

export const icon = (name) => drawing('icon', DRAWINGS[name]);

export const logo = () => drawing('logo', 'M8 3h9a5 5 0 0 1 5 5v4a5 5 0 0 1-4 4.900V21l-5-4h-1.500', 'M5 6.500h8a3 3 0 0 1 3 3v3.500a3 3 0 0 1-3 3H9l-4.500 3.500V16A3 3 0 0 1 2 13V9.500a3 3 0 0 1 3-3z');

function drawing(className, ...paths) {
  const drawn = document.createElementNS(SVG, 'svg');
  drawn.setAttribute('viewBox', '0 0 24 24');
  drawn.setAttribute('class', className);
  drawn.setAttribute('aria-hidden', 'true');
  for (const line of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', line);
    drawn.append(path);
  }
  return drawn;
}
