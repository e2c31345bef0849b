/// The catalog space of each tenant, made when the tenant is provisioned.
@NullMarked
package dev.portolan.catalog.spaces;

import org.jspecify.annotations.NullMarked;
