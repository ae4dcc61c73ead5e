// What the server says, as it is on the wire. Times are RFC 3339 in UTC, ids are UUIDs in lower case, positions are integers.

export interface Account {
  accountId: string;
  username: string;
  displayName: string;
  email?: string;
  /** Whether its owner has shown that mail to the address arrives. */
  emailVerified: boolean;
  roles: ('admin' | 'bot' | 'member')[];
}

export interface SessionInfo {
  sessionId: string;
  device?: string;
  startedAt: string;
  lastUsedAt: string;
  expiresAt: string;
  current: boolean;
}

export type ChannelKind = 'public' | 'private' | 'direct';
export type ChannelRole = 'member' | 'moderator' | 'owner';

export interface Channel {
  channelId: string;
  name: string;
  kind: ChannelKind;
  topic: string;
  archived: boolean;
  memberCount: number;
  /** Of the newest message; absent before the first. */
  lastPosition?: number;
  /** Messages of others after the caller's read marker that are not deleted. */
  unread: number;
  /** How many of those mention the caller. */
  mentions: number;
  /** The caller's; absent for someone who is not a member. */
  role?: ChannelRole;
}

export interface Member {
  accountId: string;
  username: string;
  displayName: string;
  role: ChannelRole;
  joinedAt: string;
}

export interface Author {
  accountId: string;
  username: string;
  displayName: string;
}

export interface Reaction {
  emoji: string;
  count: number;
  mine: boolean;
}

export interface Message {
  messageId: string;
  channelId: string;
  /** Its number in the channel: 1, 2, 3, ... */
  seq: number;
  position: number;
  author: Author;
  /** Empty once deleted. */
  text: string;
  sentAt: string;
  editedAt?: string;
  deleted?: boolean;
  replyTo?: string;
  reactions: Reaction[];
  attachments: object[];
}

/** That a message is durable, at a position. */
export interface SentMessage {
  messageId: string;
  channelId: string;
  position: number;
  sentAt?: string;
}

export interface MessageVersion {
  position: number;
  text: string;
  by: string;
  at: string;
}

export interface Hit {
  message: Message;
  /** HTML-escaped parts of the text, what matched between <em> and </em>. */
  highlight: string[];
}

export interface Mention {
  message: Message;
  /** Whether it is after the caller's read marker in its channel. */
  unread: boolean;
}

export interface PresenceChoice {
  state: 'online' | 'away' | 'do-not-disturb' | 'invisible';
  statusText?: string;
  statusEmoji?: string;
  /** When text and emoji end; never without. */
  statusUntil?: string;
  /** Whether others see when one was last there; false without. */
  showLastSeen?: boolean;
}

export interface OwnPresence extends PresenceChoice {
  /** What others see. */
  visibleState: AccountPresence['state'];
}

export interface AccountPresence {
  accountId: string;
  username: string;
  displayName: string;
  state: 'online' | 'away' | 'do-not-disturb' | 'offline';
  statusText?: string;
  statusEmoji?: string;
  statusUntil?: string;
  /** While it is offline, and only by its choice. */
  lastSeenAt?: string;
}

export interface Typing {
  accountId: string;
  username: string;
  displayName: string;
  /** Seconds after which the account types no longer, unless it is told again. */
  expiresIn: number;
}

/** A page; without a cursor it is the last. */
export interface Page<T> {
  items: T[];
  cursor?: string;
}

export interface Timeline {
  /** In position order. */
  items: Message[];
  hasMore: boolean;
}

export interface FieldError {
  /** A path, such as messages[3].text. */
  field: string;
  code: string;
  message: string;
}

interface Happened<Type extends string, Data> {
  position: number;
  type: Type;
  channelId: string;
  at: string;
  data: Data;
}

/** Newer servers may tell of more types: what is not known is to be passed over. */
export type LiveEvent =
  | Happened<'message.sent' | 'message.edited' | 'message.deleted', Message>
  | Happened<'reaction.added' | 'reaction.removed', Record<string, unknown>>
  | Happened<'channel.created', Record<string, unknown>>
  | Happened<'channel.changed', Record<string, unknown>>
  | Happened<'member.joined' | 'member.left', Record<string, unknown>>
  | Happened<'read.marked', Record<string, unknown>>;

/** What is told as it happens and not kept: it has no position, and is not made up for after a lost connection. */
export type PassingEvent =
  | { position?: undefined; type: 'typing'; channelId: string; at: string; data: Typing }
  | { position?: undefined; type: 'presence'; channelId?: undefined; at: string; data: AccountPresence };

export interface OwnFactors {
  totp?: { since: string };
  /** Codes by e-mail. */
  email?: { since: string };
  backupCodes?: { since: string; left: number };
  passkeys: { passkeyId: string; label?: string; since: string; lastUsedAt?: string; backedUp: boolean }[];
  /** Whether one must have a second factor. */
  required: boolean;
  /** Whether codes by e-mail can be enrolled here. */
  emailCodes: boolean;
}

export interface TotpOffer {
  /** In base 32, to be typed where nothing can be scanned. */
  secret: string;
  otpauthUri: string;
  /** That address as a picture, an SVG in a data URI. */
  qrCode: string;
}
