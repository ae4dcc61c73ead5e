/** Registering, and what an account may see and change of itself; and locks and roles, which administrators change. */
@NullMarked
package io.plexichat.gateway.account;

import org.jspecify.annotations.NullMarked;
