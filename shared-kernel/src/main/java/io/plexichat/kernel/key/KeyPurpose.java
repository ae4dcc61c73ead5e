package io.plexichat.kernel.key;

/** What a data key seals. The names are stored, so they never change. */
public enum KeyPurpose {
    /** The text of messages of one author in one channel in one month. */
    MESSAGE,
    /** The names, e-mail address, password hash and devices of one account. */
    PERSON,
    /** The name and topic of one channel. */
    CHANNEL,
    /** Not for sealing: keys the hashes that values are looked up by. One for the whole server. */
    LOOKUP,
    /** Not for sealing: signs what the server vouches for. One for the whole server. */
    SIGNATURE
}
