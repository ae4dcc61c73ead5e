/** New passwords for who forgot the old one, over REST and on a page of its own. */
@NullMarked
package io.plexichat.gateway.recovery;

import org.jspecify.annotations.NullMarked;
