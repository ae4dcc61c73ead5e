/**
 * What operators see of read models and order of them, and the page that shows it. Orders go over the query bus: they are not in the log
 * and have no position.
 */
@NullMarked
package io.plexichat.gateway.projection;

import org.jspecify.annotations.NullMarked;
