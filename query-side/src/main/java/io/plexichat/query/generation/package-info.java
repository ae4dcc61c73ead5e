/**
 * Generations of read models: which one answers, which is being built beside it, which one reads could go back to.
 *
 * <p>A table says what each generation is, and every process looks at it. Orders only change that table; a build goes by it. So a build
 * survives any process, and goes on where the last transaction left it.
 */
@NullMarked
package io.plexichat.query.generation;

import org.jspecify.annotations.NullMarked;
