/** The product, with content of some channels unsealed: only so that what sealing costs can be measured, never a part of the product. */
@NullMarked
package io.plexichat.benchmarks.send;

import org.jspecify.annotations.NullMarked;
