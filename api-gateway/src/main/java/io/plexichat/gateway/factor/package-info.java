/** An account's own second factors, and the help of administrators for who lost them. */
@NullMarked
package io.plexichat.gateway.factor;

import org.jspecify.annotations.NullMarked;
