package io.plexichat.kernel.key;

/** What kind of value is hashed: the same text has another hash in each domain. The names are stored, so they never change. */
public enum LookupDomain {
    USERNAME,
    CHANNEL_NAME,
    /** Not to look up: the codes and tokens that are mailed are computed of it. */
    MAILED_SECRET,
    /** Not to look up: shows that a challenge was made by this server. */
    PASSKEY_CHALLENGE
}
