/// Entities that come as they are instead of in a file: shares of the catalog that a provider, an import or the portal
/// itself keeps, each replaced or changed by its keeper alone.
@NullMarked
package dev.portolan.catalog.providers;

import org.jspecify.annotations.NullMarked;
