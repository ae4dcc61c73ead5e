/** The commands that look after the read models of a running server. What they print is ASCII and at most 79 columns wide. */
@NullMarked
package io.plexichat.standalone.projections;

import org.jspecify.annotations.NullMarked;
