@NullMarked
package io.plexichat.gateway.recovery;

import org.jspecify.annotations.NullMarked;
