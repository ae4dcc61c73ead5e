@NullMarked
package io.plexichat.command.bot;

import org.jspecify.annotations.NullMarked;
