@NullMarked
package io.plexichat.standalone;

import org.jspecify.annotations.NullMarked;
