@NullMarked
package io.plexichat.kernel.key;

import org.jspecify.annotations.NullMarked;
