/// What the API documents say beyond what Quarkus finds by itself.
@NullMarked
package dev.portolan.kernel.openapi;

import org.jspecify.annotations.NullMarked;
