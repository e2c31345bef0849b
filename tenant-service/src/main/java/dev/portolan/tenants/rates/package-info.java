/// How often something may be asked for.
@NullMarked
package dev.portolan.tenants.rates;

import org.jspecify.annotations.NullMarked;
