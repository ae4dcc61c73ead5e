/** A new password for who forgot the old one, by a link that is mailed to the address of the account. */
@NullMarked
package io.plexichat.kernel.recovery;

import org.jspecify.annotations.NullMarked;
