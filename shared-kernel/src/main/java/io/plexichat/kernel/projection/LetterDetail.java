package io.plexichat.kernel.projection;

import org.jspecify.annotations.Nullable;

/** @param stack where it failed, a frame a line; null when nothing was thrown or nobody wrote it down */
public record LetterDetail(LetterView letter, @Nullable String stack) {}
