@NullMarked
package io.plexichat.redis;

import org.jspecify.annotations.NullMarked;
