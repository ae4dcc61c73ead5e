/** People and programs that act. A user name is reserved under its normalised form; an account without a password cannot log in. */
@NullMarked
package io.plexichat.kernel.account;

import org.jspecify.annotations.NullMarked;
