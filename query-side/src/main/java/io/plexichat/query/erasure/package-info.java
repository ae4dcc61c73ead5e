/**
 * What is to be erased, what is held, and how long messages are kept. Tables {@code erasure}, {@code hold}, {@code retention}: one row for
 * each that ever was. Its projection is what destroys keys: it does so before it commits, and again whenever it is built anew.
 */
@NullMarked
package io.plexichat.query.erasure;

import org.jspecify.annotations.NullMarked;
