@NullMarked
package io.plexichat.standalone.cli;

import org.jspecify.annotations.NullMarked;
