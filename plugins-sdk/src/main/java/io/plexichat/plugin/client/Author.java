package io.plexichat.plugin.client;

import java.util.UUID;

public record Author(UUID accountId, String username, String displayName) {}
