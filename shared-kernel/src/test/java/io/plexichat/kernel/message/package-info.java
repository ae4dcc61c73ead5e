@NullMarked
package io.plexichat.kernel.message;

import org.jspecify.annotations.NullMarked;
