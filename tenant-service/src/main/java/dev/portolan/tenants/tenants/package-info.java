/// Tenants and their life.
@NullMarked
package dev.portolan.tenants.tenants;

import org.jspecify.annotations.NullMarked;
