@NullMarked
package io.plexichat.standalone.wiring;

import org.jspecify.annotations.NullMarked;
