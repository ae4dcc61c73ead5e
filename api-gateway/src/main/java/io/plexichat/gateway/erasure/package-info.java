/**
 * Asking for erasures and taking them back, one's own or, for administrators, of any account or channel; legal holds; how long messages are
 * kept.
 */
@NullMarked
package io.plexichat.gateway.erasure;

import org.jspecify.annotations.NullMarked;
