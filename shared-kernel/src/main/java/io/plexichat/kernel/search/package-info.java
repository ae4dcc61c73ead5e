/** Finding messages by their text. */
@NullMarked
package io.plexichat.kernel.search;

import org.jspecify.annotations.NullMarked;
