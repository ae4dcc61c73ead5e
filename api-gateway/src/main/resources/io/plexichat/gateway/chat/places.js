// Where one is: the channel and message that the fragment of the address names, so that the browser's back button and links work.

const LAST = 'plexichat.channel';
const PLACE = /^#\/c\/([0-9a-f-]{36})(?:\/m\/([0-9a-f-]{36}))?$/u;

export function currentPlace() {
  const [, channelId, messageId] = PLACE.exec(location.hash) ?? [];
  return channelId ? { channelId, messageId: messageId ?? null } : null;
}

export const placeOf = (channelId, messageId = null) => `#/c/${channelId}${messageId ? `/m/${messageId}` : ''}`;

/** Where one was when the page was left, else something unread, else the first. */
export function firstPlace(channels) {
  const last = channels.get(localStorage.getItem(LAST));
  const { named, direct } = channels.sorted;
  const all = [...named, ...direct].filter((each) => !each.archived);
  return last ?? all.find((each) => each.unread > 0) ?? all[0] ?? null;
}

export const rememberPlace = (channelId) => localStorage.setItem(LAST, channelId);
