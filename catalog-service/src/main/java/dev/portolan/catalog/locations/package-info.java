/// Registers, changes and removes the locations that a tenant's catalog is read from.
@NullMarked
package dev.portolan.catalog.locations;

import org.jspecify.annotations.NullMarked;
