@NullMarked
package io.plexichat.standalone.backend;

import org.jspecify.annotations.NullMarked;
