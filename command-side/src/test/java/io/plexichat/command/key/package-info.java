@NullMarked
package io.plexichat.command.key;

import org.jspecify.annotations.NullMarked;
