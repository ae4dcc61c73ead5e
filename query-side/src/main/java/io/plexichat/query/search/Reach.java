package io.plexichat.query.search;

/** How far from what was typed a message may be. */
enum Reach {
    AS_TYPED,
    /** Also words spelt alike, and words that hold what was typed in their middle. */
    SIMILAR
}
