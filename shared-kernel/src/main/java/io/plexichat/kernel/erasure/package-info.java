/**
 * Destroying what an account wrote and is called, or what was said in a channel: at its owner's or an admin's wish, or by retention.
 *
 * <p>An erasure is requested, waits until it is due, and can be taken back until it begins. From then on it cannot be stopped: the keys
 * go, then every readable copy. A legal hold keeps it from beginning.
 */
@NullMarked
package io.plexichat.kernel.erasure;

import org.jspecify.annotations.NullMarked;
