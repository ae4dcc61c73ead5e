/** The command line: what a person types after {@code ./plexichat}. The only place that writes to standard output. */
@NullMarked
package io.plexichat.standalone.cli;

import org.jspecify.annotations.NullMarked;
