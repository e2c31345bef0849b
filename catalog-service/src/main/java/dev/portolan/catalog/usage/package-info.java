/// Tells how many entities the tenants have.
@NullMarked
package dev.portolan.catalog.usage;

import org.jspecify.annotations.NullMarked;
