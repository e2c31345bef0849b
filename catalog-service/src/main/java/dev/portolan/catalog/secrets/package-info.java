/// Seals what must never be read but by its own tenant's work, each tenant's under a key of its own.
@NullMarked
package dev.portolan.catalog.secrets;

import org.jspecify.annotations.NullMarked;
