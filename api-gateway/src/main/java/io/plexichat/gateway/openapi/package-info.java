/** The description of the HTTP API. Written by hand in openapi.yaml; tests hold it to what is served. */
@NullMarked
package io.plexichat.gateway.openapi;

import org.jspecify.annotations.NullMarked;
