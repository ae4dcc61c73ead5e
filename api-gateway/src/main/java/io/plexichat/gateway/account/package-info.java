/** Registering, and what an account may see and change of itself. */
@NullMarked
package io.plexichat.gateway.account;

import org.jspecify.annotations.NullMarked;
