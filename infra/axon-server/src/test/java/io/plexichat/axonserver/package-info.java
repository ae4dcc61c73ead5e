@NullMarked
package io.plexichat.axonserver;

import org.jspecify.annotations.NullMarked;
