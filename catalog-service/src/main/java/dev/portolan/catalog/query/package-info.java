/// Finds entities: filters, predicates, order, pages, projections and facets.
@NullMarked
package dev.portolan.catalog.query;

import org.jspecify.annotations.NullMarked;
