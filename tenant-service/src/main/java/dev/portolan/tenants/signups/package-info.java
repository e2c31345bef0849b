/// How a company becomes a tenant.
@NullMarked
package dev.portolan.tenants.signups;

import org.jspecify.annotations.NullMarked;
