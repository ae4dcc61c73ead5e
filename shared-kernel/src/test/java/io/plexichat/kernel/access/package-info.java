@NullMarked
package io.plexichat.kernel.access;

import org.jspecify.annotations.NullMarked;
