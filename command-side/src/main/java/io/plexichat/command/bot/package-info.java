/**
 * Accounts of programs and their API tokens. Aggregates: {@code Bot} (id: {@code bot:} and the account id), which holds its tokens, and
 * {@code ApiTokenUseRecord} (id: {@code api-token-use:}, the token's id and a day).
 */
@NullMarked
package io.plexichat.command.bot;

import org.jspecify.annotations.NullMarked;
