/// What time it is for a tenant, and test tenants whose time is moved by hand.
@NullMarked
package dev.portolan.tenants.clock;

import org.jspecify.annotations.NullMarked;
