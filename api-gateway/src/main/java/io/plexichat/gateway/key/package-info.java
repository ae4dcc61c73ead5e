/** Looking after the keys: what an administrator sees and starts. */
@NullMarked
package io.plexichat.gateway.key;

import org.jspecify.annotations.NullMarked;
