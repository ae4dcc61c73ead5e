/**
 * Bots and their API tokens. Tables {@code bot}, {@code api_token}: one row for each that was not revoked, and {@code barred}: one for each
 * account that was ever locked or erased.
 */
@NullMarked
package io.plexichat.query.bot;

import org.jspecify.annotations.NullMarked;
