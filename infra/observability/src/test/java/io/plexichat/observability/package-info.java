@NullMarked
package io.plexichat.observability;

import org.jspecify.annotations.NullMarked;
