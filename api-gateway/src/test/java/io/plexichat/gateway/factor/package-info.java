@NullMarked
package io.plexichat.gateway.factor;

import org.jspecify.annotations.NullMarked;
