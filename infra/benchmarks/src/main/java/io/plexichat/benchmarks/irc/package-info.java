/** What a timeline must hold after logs were imported, read from the logs by other code than the product's. */
@NullMarked
package io.plexichat.benchmarks.irc;

import org.jspecify.annotations.NullMarked;
