/**
 * Dead letters: events that a projection could not take, and those that wait behind them.
 *
 * <p>The table {@code dead_letter} stands in the projection's schema and changes in the transaction that writes its rows and
 * its position. It is kept through Axon's JDBC queue, with statements of our own: bytes as {@code bytea}, times as times, the
 * position as a number.
 */
@NullMarked
package io.plexichat.query.projection.letter;

import org.jspecify.annotations.NullMarked;
