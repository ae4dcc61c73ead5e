@NullMarked
package io.plexichat.standalone.log;

import org.jspecify.annotations.NullMarked;
