/** The words every feature shares: rejections, text rules, who acts, event names, pages. No Spring, no I/O. */
@NullMarked
package io.plexichat.kernel;

import org.jspecify.annotations.NullMarked;
