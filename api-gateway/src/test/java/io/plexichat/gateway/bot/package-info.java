@NullMarked
package io.plexichat.gateway.bot;

import org.jspecify.annotations.NullMarked;
