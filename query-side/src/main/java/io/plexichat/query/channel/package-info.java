/**
 * The directory: which channels there are, who is in them, and so who may see what.
 *
 * <p>Tables: {@code channel}; {@code member}, a row for each member of each channel; {@code person}, the names of all accounts, so
 * that one position covers all that is shown.
 */
@NullMarked
package io.plexichat.query.channel;

import org.jspecify.annotations.NullMarked;
