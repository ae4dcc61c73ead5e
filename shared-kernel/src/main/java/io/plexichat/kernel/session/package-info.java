/** Logins. A session holds one refresh token at a time, known here only by its SHA-256 hash. */
@NullMarked
package io.plexichat.kernel.session;

import org.jspecify.annotations.NullMarked;
