/** The packaged product as a person meets it: started by its launcher, in processes of its own. */
@NullMarked
package io.plexichat.benchmarks.product;

import org.jspecify.annotations.NullMarked;
