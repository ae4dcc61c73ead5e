/** Measures what an access decision costs. */
@NullMarked
package io.plexichat.benchmarks.access;

import org.jspecify.annotations.NullMarked;
