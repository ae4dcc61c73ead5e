/** Accounts as their owners see them. Table {@code account}. */
@NullMarked
package io.plexichat.query.account;

import org.jspecify.annotations.NullMarked;
