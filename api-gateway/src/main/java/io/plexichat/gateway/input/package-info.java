/**
 * Reads what clients send, in one way for bodies, query parameters and paths: nothing is coerced, null is missing, and all errors
 * of an input are told at once.
 */
@NullMarked
package io.plexichat.gateway.input;

import org.jspecify.annotations.NullMarked;
