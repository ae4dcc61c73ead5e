/** The commands that look after the keys of a running server. */
@NullMarked
package io.plexichat.standalone.keys;

import org.jspecify.annotations.NullMarked;
