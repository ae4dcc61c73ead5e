@NullMarked
package io.plexichat.vault;

import org.jspecify.annotations.NullMarked;
