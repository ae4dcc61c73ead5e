package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.UUID;

public record Member(UUID accountId, String username, String displayName, String role, Instant joinedAt) {}
