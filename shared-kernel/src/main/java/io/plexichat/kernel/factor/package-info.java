/** Second factors: what somebody has to show besides a password. One aggregate for each account holds all of its. */
@NullMarked
package io.plexichat.kernel.factor;

import org.jspecify.annotations.NullMarked;
