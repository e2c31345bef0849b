/// Decides when a location is read again, reads it fairly among the tenants, and remembers how that went.
@NullMarked
package dev.portolan.catalog.processing;

import org.jspecify.annotations.NullMarked;
