/** Commands that look after the log. */
@NullMarked
package io.plexichat.standalone.log;

import org.jspecify.annotations.NullMarked;
