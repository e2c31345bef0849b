/// What tenants use, by day.
@NullMarked
package dev.portolan.tenants.usage;

import org.jspecify.annotations.NullMarked;
