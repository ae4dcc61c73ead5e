/**
 * Accounts, the names they reserve, and their passwords. Aggregates:
 * {@code Account} (id: the account id) and {@code AccountName} (id: {@code account-name:} and the normalised name).
 */
@NullMarked
package io.plexichat.command.account;

import org.jspecify.annotations.NullMarked;
