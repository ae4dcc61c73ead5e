/** Rebuilds of read models, whose processes and database are killed at any moment. */
@NullMarked
package io.plexichat.standalone.rebuild;

import org.jspecify.annotations.NullMarked;
