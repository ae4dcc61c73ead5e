/** Makes RFC 9457 problems of everything that goes wrong, for every transport. Nothing else answers an error. */
@NullMarked
package io.plexichat.gateway.problem;

import org.jspecify.annotations.NullMarked;
