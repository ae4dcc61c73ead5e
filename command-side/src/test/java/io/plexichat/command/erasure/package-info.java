@NullMarked
package io.plexichat.command.erasure;

import org.jspecify.annotations.NullMarked;
