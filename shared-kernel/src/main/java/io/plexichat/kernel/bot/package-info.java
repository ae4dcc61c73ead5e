/** Accounts of programs, and the API tokens they act by. A token is known here only by its SHA-256 hash. */
@NullMarked
package io.plexichat.kernel.bot;

import org.jspecify.annotations.NullMarked;
