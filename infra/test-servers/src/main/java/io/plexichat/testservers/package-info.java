/**
 * Real servers for integration tests: started by the first test that asks, ended and deleted with the JVM.
 *
 * <p>{@code -Dplexichat.it.servers=containers} takes them from a Docker engine instead; tests do not see the difference.
 */
@NullMarked
package io.plexichat.testservers;

import org.jspecify.annotations.NullMarked;
