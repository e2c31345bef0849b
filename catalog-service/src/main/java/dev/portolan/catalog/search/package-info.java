/// Finds what people type: keeps a document of each entity in the database, and an index of a tenant's documents in
/// memory while it is asked for.
@NullMarked
package dev.portolan.catalog.search;

import org.jspecify.annotations.NullMarked;
