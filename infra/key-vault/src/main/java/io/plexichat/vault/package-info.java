/** The key vault: data keys in Postgres, outside the log, and what seals and opens with them. */
@NullMarked
package io.plexichat.vault;

import org.jspecify.annotations.NullMarked;
