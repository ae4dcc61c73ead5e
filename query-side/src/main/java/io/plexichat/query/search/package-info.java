/**
 * Messages by their words.
 *
 * <p>The documents are in Elasticsearch, index {@code messages_<generation>} under the alias {@code messages}. A document's id is its
 * message's, its external version the position of the message's last event: to write something twice, or late, changes nothing.
 * The Postgres table {@code channel} keeps which channels are public, as documents say so of themselves and a channel's kind never
 * changes.
 */
@NullMarked
package io.plexichat.query.search;

import org.jspecify.annotations.NullMarked;
