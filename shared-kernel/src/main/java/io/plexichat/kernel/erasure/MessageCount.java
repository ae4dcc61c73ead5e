package io.plexichat.kernel.erasure;

public record MessageCount(long messages) {}
