/// The provider's own people.
@NullMarked
package dev.portolan.tenants.staff;

import org.jspecify.annotations.NullMarked;
