// Signs in, looks each second, and shows what was chosen by the fragment of the address.

import * as api from './api.js';
import { History } from './chart.js';
import { Detail } from './detail.js';
import { say, sayOrHide, show } from './dom.js';
import { clock } from './figures.js';
import { Entry } from './list.js';

const LOOK_MILLIS = 1000;
const HIDDEN_LOOK_MILLIS = 5000;
const NOTICE_MILLIS = 10_000;

const at = (id) => document.getElementById(id);
const history = new History();
const entries = new Map();
let projections = [];
let detail = null;
let timer = null;
let looks = 0;
let noticeTimer = null;

at('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  const submit = event.target.querySelector('button');
  submit.disabled = true;
  sayOrHide(at('sign-in-error'), null);
  try {
    await api.signIn(at('username').value, at('password').value);
    at('password').value = '';
    begin();
  } catch (problem) {
    sayOrHide(at('sign-in-error'), problem.message);
    at('password').focus();
  } finally {
    submit.disabled = false;
  }
});

at('sign-out').addEventListener('click', async () => {
  await api.signOut();
  askToSignIn(null);
});

addEventListener('hashchange', () => {
  choose();
  draw();
});

document.addEventListener('visibilitychange', () => document.hidden || at('work').hidden || look());

function begin() {
  show(at('sign-in'), false);
  show(at('session'), true);
  show(at('work'), true);
  say(at('who'), api.username());
  at('main').focus();
  look();
}

function askToSignIn(why) {
  looks++;
  clearTimeout(timer);
  at('dialog').close();
  show(at('session'), false);
  show(at('work'), false);
  show(at('sign-in'), true);
  sayOrHide(at('sign-in-error'), why);
  at('username').focus();
}

async function look() {
  clearTimeout(timer);
  const mine = ++looks;
  try {
    const seen = await api.list();
    if (mine !== looks) {
      return; // Signed out, or looked again, meanwhile.
    }
    projections = seen;
    const now = Date.now();
    projections.forEach((projection) => history.add(projection, now));
    freshness(`Seen ${clock(new Date())}`, false);
    draw();
  } catch (problem) {
    if (mine !== looks) {
      return;
    }
    if (problem.status === 401 || problem.status === 403) {
      await api.signOut();
      askToSignIn('The session has ended. Sign in again.');
      return;
    }
    freshness(problem.message, true);
  }
  timer = setTimeout(look, document.hidden ? HIDDEN_LOOK_MILLIS : LOOK_MILLIS);
}

function freshness(text, isStale) {
  say(at('freshness'), text);
  at('freshness').classList.toggle('stale', isStale);
}

function draw() {
  for (const projection of projections) {
    if (!entries.has(projection.name)) {
      const entry = new Entry(projection.name);
      entries.set(projection.name, entry);
      at('list').append(entry.root);
    }
    entries.get(projection.name).update(projection, projection.name === chosen());
  }
  const projection = projections.find((each) => each.name === chosen());
  show(at('detail'), Boolean(projection));
  if (projection) {
    if (detail === null) {
      detail = new Detail(at('detail'), projection.name, ordered);
    }
    detail.update(projection, history, Date.now());
  }
}

const chosen = () => decodeURIComponent(location.hash.slice(1));

function choose() {
  detail = null;
  if (projections.some((each) => each.name === chosen())) {
    show(at('detail'), true);
    draw();
    at('detail').focus();
  }
}

function ordered(after, text) {
  sayOrHide(at('notice'), text);
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => sayOrHide(at('notice'), null), NOTICE_MILLIS);
  if (after) {
    projections = projections.map((each) => (each.name === after.name ? after : each));
    draw();
  }
  look();
}

if (api.signedIn()) {
  begin();
} else {
  askToSignIn(null);
}
