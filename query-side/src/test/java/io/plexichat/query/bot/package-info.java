@NullMarked
package io.plexichat.query.bot;

import org.jspecify.annotations.NullMarked;
