/** A real browser for tests of pages: one Chromium a {@link Browser}, started and ended with it. */
@NullMarked
package io.plexichat.testbrowser;

import org.jspecify.annotations.NullMarked;
