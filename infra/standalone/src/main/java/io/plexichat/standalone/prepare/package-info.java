/** Makes an installation start quickly: what only the build or the JDK changes is done once, not at each start. */
@NullMarked
package io.plexichat.standalone.prepare;

import org.jspecify.annotations.NullMarked;
