/** What commands draw on a terminal, and write elsewhere. */
@NullMarked
package io.plexichat.standalone.terminal;

import org.jspecify.annotations.NullMarked;
