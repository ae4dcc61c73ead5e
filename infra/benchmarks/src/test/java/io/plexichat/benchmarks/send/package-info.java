@NullMarked
package io.plexichat.benchmarks.send;

import org.jspecify.annotations.NullMarked;
