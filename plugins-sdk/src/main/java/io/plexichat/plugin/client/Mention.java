package io.plexichat.plugin.client;

/** @param unread whether it is after one's own read marker in its channel */
public record Mention(Message message, boolean unread) {}
