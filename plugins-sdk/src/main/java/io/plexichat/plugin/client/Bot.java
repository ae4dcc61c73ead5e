package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.UUID;

/**
 * The account of a program.
 *
 * @param owner the account that looks after it
 * @param tokens that are live
 */
public record Bot(
        UUID accountId,
        String username,
        String displayName,
        UUID owner,
        Instant createdAt,
        boolean locked,
        long tokens) {}
