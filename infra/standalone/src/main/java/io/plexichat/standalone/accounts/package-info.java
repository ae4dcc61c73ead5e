/** Commands about accounts and their logins. */
@NullMarked
package io.plexichat.standalone.accounts;

import org.jspecify.annotations.NullMarked;
