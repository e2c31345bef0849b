/// The record of who did what in a tenant, from the whole product: kept, chained, shown and given out.
@NullMarked
package dev.portolan.tenants.audit;

import org.jspecify.annotations.NullMarked;
