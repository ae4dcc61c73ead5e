/** Measures the product from outside, as docs/performance.md tells it. */
@NullMarked
package io.plexichat.benchmarks;

import org.jspecify.annotations.NullMarked;
