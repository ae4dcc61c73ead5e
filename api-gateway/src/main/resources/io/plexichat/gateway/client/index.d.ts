import type {
  Account, AccountPresence, Channel, ChannelKind, ChannelRole, FieldError, Hit, LiveEvent, Member, Mention, Message, MessageVersion,
  OwnFactors, OwnPresence, Page, PassingEvent, PresenceChoice, SentMessage, SessionInfo, Timeline, TotpOffer,
} from './types.js';

export * from './types.js';

/** What localStorage and sessionStorage are. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Keeps nothing beyond the life of the page or process. */
export function memoryStore(): KeyValueStore;

/** A UUID of version 7: ids sort by the time they were made. */
export function newId(): string;

/**
 * Anything that did not go well. What the server answers has its status and code (docs/api/errors.md); the client's own codes are
 * client.unreachable (no answer; whether the call had an effect is not known), client.signed-out, client.queue-full,
 * client.cancelled and client.bad-answer, with status 0.
 */
export class PlexiChatError extends Error {
  readonly code: string;
  readonly status: number;
  /** Of the input, when that was at fault. */
  readonly errors: FieldError[];
  /** With session.second-factor-required: the kinds of second factors there are. */
  readonly factors: string[];
  /** In seconds, when the server asks to be tried again. */
  readonly retryAfter?: number;
  /** Whether the same call may succeed later. */
  readonly passing: boolean;
}

export interface ClientOptions {
  /** Such as https://chat.example.org; in a browser the page's own server without. */
  server?: string;
  /** Where tokens are kept; memory without. Clients and tabs that share it share the session. */
  tokens?: KeyValueStore;
  /** Where messages wait until they are sent; memory without. Their texts stand there readable. */
  outbox?: KeyValueStore;
  /** Before the keys in both stores; "plexichat" without. */
  keyPrefix?: string;
  /** The messages that may wait; 1,000 without. */
  outboxLimit?: number;
  /** How this client calls itself in the list of sessions. */
  device?: string;
  /** Of one call, in milliseconds; 20,000 without. */
  timeout?: number;
  fetch?: typeof fetch;
  /** Null for none: live events then come as server-sent events. The global one without, which Node has from 22 on. */
  WebSocket?: (new (url: string) => WebSocket) | null;
}

export interface CallOptions {
  /** Answers only once this position is seen; the position of this client's last write without. */
  minPosition?: number;
  signal?: AbortSignal;
}

export interface Paging {
  limit?: number;
  cursor?: string;
}

export interface Draft {
  text: string;
  /** Made by the client; makes sending again safe. A new one without. */
  messageId?: string;
  replyTo?: string;
}

export interface SignedIn {
  accountId: string;
  sessionId: string;
  username: string;
  /** Until a second factor is enrolled, the session can do nothing else; renew() it afterwards. */
  mustEnrol?: true;
}

/** @property failedAttempts to sign in, since the last sign-in */
export interface Begun extends SignedIn {
  failedAttempts?: { count: number; first: string; last: string };
}

type Off = () => void;

export class PlexiChat {
  constructor(options?: ClientOptions);

  /** Who is signed in; null for nobody. */
  readonly session: SignedIn | null;
  readonly channels: Channels;
  readonly messages: Messages;
  readonly presence: Presence;
  readonly sessions: Sessions;
  readonly factors: Factors;
  readonly email: Email;
  readonly outbox: Outbox;
  /** The highest position this client wrote at; reads see at least this. Undefined before the first. */
  readonly position: number | undefined;

  register(account: { username: string; password: string; displayName?: string; email?: string }): Promise<{ accountId: string; username: string }>;
  /** Code is that of a second factor, where one is asked for (session.second-factor-required). */
  signIn(credentials: { username: string; password: string; code?: string }): Promise<Begun>;
  /** Has a code mailed for signIn, where session.second-factor-required tells the factor email. */
  mailCode(credentials: { username: string; password: string }): Promise<void>;
  /** What a browser is to be given to ask for a passkey: PublicKeyCredential.parseRequestOptionsFromJSON takes it. */
  offerPasskey(): Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** By what the browser answered to that, as its toJSON() writes it; no name or password. */
  signInByPasskey(passkey: unknown): Promise<Begun>;
  /** Gives the password, a code of a second factor or a passkey again, as what is refused with session.step-up-required asks for; then repeat that. */
  stepUp(proof: { password?: string; code?: string; passkey?: unknown }): Promise<void>;
  /** Takes new tokens now, such as after a second factor was enrolled that had to be. */
  renew(): Promise<SignedIn | null>;
  /** Ends the session here and at the server. What waits in the outbox is given up with client.signed-out. */
  signOut(): Promise<void>;
  me(options?: CallOptions): Promise<Account>;
  /** Messages that mention the caller, the newest first. */
  mentions(query?: Paging, options?: CallOptions): Promise<Page<Mention>>;
  search(
    query: { q: string; channel?: string; from?: string; since?: string; until?: string; sort?: 'newest' | 'relevance' } & Paging,
    options?: CallOptions,
  ): Promise<Page<Hit> & { total: number }>;

  /** A connection that follows events; not started yet. One is enough: it also carries what is sent. */
  live(options?: LiveOptions): Live;
  /** Puts a message into the outbox. Throws client.queue-full and client.signed-out. */
  send(channelId: string, draft: Draft | string): Pending;

  /** Any call of the API, with the token, the position and problems as PlexiChatError. Resolves to null for an empty answer. */
  request<T = unknown>(
    method: string, path: string,
    options?: CallOptions & { body?: unknown; query?: Record<string, string | number | boolean | undefined> },
  ): Promise<T>;
  /** Signed-out: with the error that ended the session; without one after signOut(). */
  on(event: 'signed-in', listener: (session: SignedIn) => void): Off;
  on(event: 'signed-out', listener: (reason?: PlexiChatError) => void): Off;
  /** Stops live connections and the outbox, whose messages stay in its store. The session stays. */
  close(): void;
}

export interface Channels {
  list(query?: { kind?: ChannelKind; member?: boolean } & Paging, options?: CallOptions): Promise<Page<Channel>>;
  /** Every page, one after another. */
  all(query?: { kind?: ChannelKind; member?: boolean; limit?: number }, options?: CallOptions): AsyncIterableIterator<Channel>;
  get(channelId: string, options?: CallOptions): Promise<Channel>;
  create(channel: { name: string; kind: ChannelKind; topic?: string; members?: string[] }): Promise<{ channelId: string }>;
  change(channelId: string, change: { name?: string; topic?: string; archived?: boolean }): Promise<Channel>;
  join(channelId: string): Promise<void>;
  leave(channelId: string): Promise<void>;
  members(channelId: string, query?: Paging, options?: CallOptions): Promise<Page<Member>>;
  allMembers(channelId: string, query?: { limit?: number }, options?: CallOptions): AsyncIterableIterator<Member>;
  putMember(channelId: string, accountId: string, role?: ChannelRole): Promise<void>;
  removeMember(channelId: string, accountId: string): Promise<void>;
  /** Everything up to this position is read. Markers only move forward. */
  markRead(channelId: string, position: number): Promise<void>;
}

export interface Messages {
  /** The newest without before, after and around, of which one may be given. At most 200; 50 without a limit. */
  list(
    channelId: string,
    window?: { before?: number; after?: number; around?: number; limit?: number },
    options?: CallOptions,
  ): Promise<Timeline>;
  get(messageId: string, options?: CallOptions): Promise<Message>;
  /** By one call, past the outbox; to be repeated by the caller with the same messageId. */
  send(channelId: string, draft: Draft | string): Promise<SentMessage>;
  edit(messageId: string, text: string): Promise<void>;
  delete(messageId: string): Promise<void>;
  react(messageId: string, emoji: string): Promise<void>;
  unreact(messageId: string, emoji: string): Promise<void>;
  history(messageId: string, options?: CallOptions): Promise<MessageVersion[]>;
}

export interface Factors {
  mine(options?: CallOptions): Promise<OwnFactors>;
  /** Begins the enrolment of an authenticator. */
  offerTotp(): Promise<TotpOffer>;
  /** Ends it with a code of the authenticator, and tells the backup codes this once. */
  confirmTotp(code: string): Promise<string[]>;
  newBackupCodes(password: string): Promise<string[]>;
  /** All of them: the authenticator, the backup codes, codes by e-mail and passkeys. */
  remove(password: string): Promise<void>;
  /** From now on a code is mailed at each sign-in. */
  enrolEmail(): Promise<void>;
  removeEmail(password: string): Promise<void>;
  /** Begins the enrolment of a passkey: PublicKeyCredential.parseCreationOptionsFromJSON takes the answer. */
  offerPasskey(): Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** Ends it with what the browser answered, as its toJSON() writes it; tells the passkey's id. */
  addPasskey(passkey: { label: string; credential: unknown }): Promise<string>;
  removePasskey(passkeyId: string, password: string): Promise<void>;
}

export interface Email {
  /** Has a code mailed to an address that is to be the account's. */
  offer(email: string): Promise<void>;
  /** Makes it the account's, with that code. */
  confirm(code: string): Promise<void>;
  /** Leaves the account without one. Where it asks for a proof first, as stepUp says. */
  remove(): Promise<void>;
}

export interface Presence {
  mine(options?: CallOptions): Promise<OwnPresence>;
  /** It replaces all that was chosen before. */
  choose(choice: PresenceChoice): Promise<OwnPresence>;
  get(accountId: string, options?: CallOptions): Promise<AccountPresence>;
  /** Of at most 200; those that share no channel with the caller are left out. */
  list(accountIds: string[], options?: CallOptions): Promise<AccountPresence[]>;
  /** As Live.typing() does, by a call. */
  typing(channelId: string): Promise<void>;
}

export interface Sessions {
  list(query?: Paging, options?: CallOptions): Promise<Page<SessionInfo>>;
  end(sessionId: string): Promise<void>;
}

/**
 * Messages on their way. Those of a channel are sent in the order they were put in, each when the one before has been acknowledged,
 * and again until it is; the server takes each once. What the server refuses for good fails, once, and the next follows.
 */
export interface Outbox {
  /** What waits or is being sent, in the order it was put in. */
  readonly items: readonly Pending[];
  readonly size: number;
  /** Added, changed or settled. */
  on(event: 'change', listener: (pending: Pending) => void): Off;
  on(event: 'sent', listener: (pending: Pending, sent: SentMessage) => void): Off;
  on(event: 'failed', listener: (pending: Pending, error: PlexiChatError) => void): Off;
  /** Takes back what has never been tried: fails it with client.cancelled. False when it is too late. */
  cancel(messageId: string): boolean;
}

export interface Pending {
  readonly messageId: string;
  readonly channelId: string;
  readonly text: string;
  readonly replyTo?: string;
  /** When it was put in. */
  readonly createdAt: string;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed';
  readonly attempts: number;
  /** Why it failed, or why it was not sent yet. */
  readonly error?: PlexiChatError;
  /** Settles once. A rejection that nobody listens for does no harm. */
  readonly sent: Promise<SentMessage>;
}

/**
 * stopped: not started, stopped, or refused for good (see "error"). connecting, then catching-up from the last position, then live.
 * waiting: to connect again. offline: the device says that it has no network. signed-out: goes on after the next signIn().
 */
export type LiveState = 'stopped' | 'connecting' | 'catching-up' | 'live' | 'waiting' | 'offline' | 'signed-out';

export interface LiveOptions {
  /** Events after this position; 0 for all there ever were, from now on without. */
  after?: number;
  /** Only these channels, at most 200; all one is a member of without. */
  channels?: string[];
  /** In milliseconds: a connection that is silent is asked, and given up when it does not answer; 20,000 without. */
  pingInterval?: number;
  /** The longest pause between attempts, in milliseconds; 30,000 without. The n-th is a random part of min(this, 1,000 * 2^n). */
  maxDelay?: number;
}

/** Each event once, in position order, whatever happens to the connection. */
export interface Live {
  readonly state: LiveState;
  /** When the next attempt is due while waiting, in milliseconds since 1970. */
  readonly retryAt?: number;
  /** Of the last event delivered or passed over: where another connection goes on. Undefined before it is known. */
  readonly position: number | undefined;
  readonly transport: 'websocket' | 'events' | null;
  start(): this;
  stop(): void;
  /** Connects at once when it waits. */
  retryNow(): void;
  /** Follows other channels from here on; null for all one is a member of. */
  follow(channels: string[] | null): void;
  /** Tells the others of a channel, at most every three seconds. False when it is not live. */
  typing(channelId: string): boolean;
  on(event: 'event', listener: (event: LiveEvent) => void): Off;
  on(event: 'passing', listener: (event: PassingEvent) => void): Off;
  on(event: 'state', listener: (state: LiveState, previous: LiveState) => void): Off;
  /** Why a connection was lost or refused. */
  on(event: 'error', listener: (error: PlexiChatError) => void): Off;
}
