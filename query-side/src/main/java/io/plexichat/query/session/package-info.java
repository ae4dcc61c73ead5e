/** The sessions that are not over. Table {@code session}: one row for each, gone when it ends. */
@NullMarked
package io.plexichat.query.session;

import org.jspecify.annotations.NullMarked;
